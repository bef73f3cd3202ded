import type { VolumeAttachmentSource, VolumeError } from "kubernetes-types/storage/v1";
import {
  forbiddenField,
  GoText,
  invalidValue,
  required,
  tooLong,
  type FieldError,
} from "../../api/field-error.ts";
import type { Rules } from "../../api/rules.ts";
import { nameErrors, subdomain } from "../../api/names.ts";
import { byteLength } from "../../kernel/text.ts";
import { ageColumn } from "../columns.ts";
import { goPointer, goString, goStruct } from "../go-syntax.ts";
import { immutable } from "../immutable.ts";
import { csiDriverNameErrors } from "./csi-node-rules.ts";
import type { VolumeAttachment } from "./volume-attachment.ts";

const messageMax = 1024;
const metadataMax = 256 * 1024;
const exactlyOne = "must specify exactly one of inlineVolumeSpec and persistentVolumeName";

/** @models pkg/apis/storage/validation/validation.go ValidateVolumeAttachment, 1.33 */
function validate(object: VolumeAttachment, old: VolumeAttachment | undefined): readonly FieldError[] {
  const { spec } = object;
  const { attacher, nodeName, source } = spec;
  const { persistentVolumeName } = source;
  const errors = [
    ...(attacher === "" ? [required("spec.attacher")] : []),
    ...sourceErrors("spec.source", source),
    ...nameErrors("spec.nodeName", nodeName, subdomain),
    ...statusErrors(object),
  ];
  if (old !== undefined) {
    // Upstream checks the whole twice.
    return [...errors, ...errors, ...immutable("spec", spec, old.spec, new GoText(goSpec(spec)))];
  }
  return [
    ...errors,
    ...csiDriverNameErrors("spec.attacher", attacher),
    ...(persistentVolumeName === undefined
      ? []
      : nameErrors("spec.source.persistentVolumeName", persistentVolumeName, subdomain)),
  ];
}

function sourceErrors(field: string, source: VolumeAttachmentSource): readonly FieldError[] {
  const { inlineVolumeSpec, persistentVolumeName } = source;
  if (inlineVolumeSpec === undefined && persistentVolumeName === undefined)
    return [required(field, exactlyOne)];
  if (inlineVolumeSpec !== undefined && persistentVolumeName !== undefined) {
    return [forbiddenField(field, exactlyOne)];
  }
  return persistentVolumeName === ""
    ? [required(`${field}.persistentVolumeName`, "must specify non empty persistentVolumeName")]
    : [];
}

function goSpec({ attacher, source, nodeName }: VolumeAttachment["spec"]): string {
  return goStruct("storage.VolumeAttachmentSpec", {
    Attacher: goString(attacher),
    Source: goStruct("storage.VolumeAttachmentSource", {
      PersistentVolumeName: goPointer("string", source.persistentVolumeName),
      InlineVolumeSpec: goPointer("core.PersistentVolumeSpec", source.inlineVolumeSpec),
    }),
    NodeName: goString(nodeName),
  });
}

function statusErrors({ status }: VolumeAttachment): readonly FieldError[] {
  const metadata = Object.entries(status.attachmentMetadata ?? {});
  const bytes = metadata.reduce((sum, [key, value]) => sum + byteLength(key) + byteLength(value), 0);
  return [
    ...(bytes > metadataMax ? [tooLong("status.attachmentMetadata", metadataMax)] : []),
    ...errorErrors("status.attachError", status.attachError),
    ...errorErrors("status.detachError", status.detachError),
  ];
}

/** The limit that the refusal names is upstream's slip. */
function errorErrors(
  field: string,
  error: (VolumeError & { errorCode?: number }) | undefined,
): readonly FieldError[] {
  const { message = "", errorCode = 0 } = error ?? {};
  return [
    ...(byteLength(message) > messageMax ? [tooLong(`${field}.message`, metadataMax)] : []),
    ...(errorCode < 0
      ? [invalidValue(`${field}.errorCode`, errorCode, "must be between 0 and 2147483647, inclusive")]
      : []),
  ];
}

/** @models pkg/printers/internalversion/printers.go printVolumeAttachment, 1.33 */
export const volumeAttachmentRules: Rules<VolumeAttachment> = {
  validate,
  validateStatus: validate,
  columns: [
    { name: "Attacher", format: "name", cell: ({ spec }) => spec.attacher },
    { name: "PV", cell: ({ spec }) => spec.source.persistentVolumeName ?? "" },
    { name: "Node", cell: ({ spec }) => spec.nodeName },
    { name: "Attached", type: "boolean", cell: ({ status }) => status.attached },
    ageColumn,
  ],
};
