import type {
  PersistentVolumeClaimSpec,
  TypedLocalObjectReference,
  TypedObjectReference,
} from "kubernetes-types/core/v1";
import type { ObjectMeta } from "kubernetes-types/meta/v1";
import { forbiddenField, GoText, invalidValue, required, type FieldError } from "../../api/field-error.ts";
import { dnsLabel, nameErrors, subdomain } from "../../api/names.ts";
import { validateAnnotations } from "../../api/validate-metadata.ts";
import { validateLabelSelector, validateLabelMap } from "../selector-validation.ts";
import { oneOf } from "../validation.ts";
import {
  isFractional,
  positiveQuantity,
  resourceQuantityErrors,
  shownQuantity,
} from "./quantity-validation.ts";

export const accessModes: readonly string[] = [
  "ReadOnlyMany",
  "ReadWriteMany",
  "ReadWriteOnce",
  "ReadWriteOncePod",
];
export const volumeModes: readonly string[] = ["Block", "Filesystem"];

/** Words that are known, and the one that stands alone. */
export function accessModeErrors(field: string, modes: readonly string[]): readonly FieldError[] {
  const errors = modes.flatMap((mode) => oneOf(field, mode, accessModes));
  const isMixed =
    modes.includes("ReadWriteOncePod") &&
    modes.some((mode) => mode !== "ReadWriteOncePod" && accessModes.includes(mode));
  if (!isMixed) return errors;
  return [...errors, forbiddenField(field, "may not use ReadWriteOncePod with other access modes")];
}

/** @models pkg/apis/core/validation/validation.go ValidatePersistentVolumeClaimSpec, 1.33 */
export function validateClaimSpec(field: string, spec: PersistentVolumeClaimSpec): readonly FieldError[] {
  const { accessModes: modes = [], storageClassName = "" } = spec;
  return [
    ...(modes.length === 0 ? [required(`${field}.accessModes`, "at least 1 access mode is required")] : []),
    ...validateLabelSelector(`${field}.selector`, spec.selector),
    ...accessModeErrors(`${field}.accessModes`, modes),
    ...storageErrors(`${field}.resources[storage]`, spec.resources?.requests?.["storage"]),
    ...(storageClassName === "" ? [] : nameErrors(`${field}.storageClassName`, storageClassName, subdomain)),
    ...oneOf(`${field}.volumeMode`, spec.volumeMode, volumeModes),
    ...sourceErrors(`${field}.dataSource`, spec.dataSource),
    ...sourceErrors(`${field}.dataSourceRef`, spec.dataSourceRef),
    ...bothSourceErrors(field, spec),
  ];
}

function storageErrors(field: string, storage: string | undefined): readonly FieldError[] {
  if (storage === undefined) return [required(field)];
  const errors = positiveQuantity(field, storage);
  return errors.length > 0 ? errors : resourceQuantityErrors(field, "storage", storage);
}

function sourceErrors(
  field: string,
  source: TypedLocalObjectReference | TypedObjectReference | undefined,
): readonly FieldError[] {
  if (source === undefined) return [];
  const { name, kind, apiGroup = "" } = source;
  const { namespace = "" } = source as TypedObjectReference;
  const errors: FieldError[] = name === "" ? [required(`${field}.name`)] : [];
  if (kind === "") errors.push(required(`${field}.kind`));
  if (apiGroup === "" && kind !== "PersistentVolumeClaim") {
    const why = "must be 'PersistentVolumeClaim' when referencing the default apiGroup";
    errors.push(invalidValue(field, kind, why));
  }
  if (apiGroup !== "") errors.push(...nameErrors(`${field}.apiGroup`, apiGroup, subdomain));
  if (namespace !== "") errors.push(...nameErrors(`${field}.namespace`, namespace, dnsLabel));
  return errors;
}

function bothSourceErrors(field: string, spec: PersistentVolumeClaimSpec): readonly FieldError[] {
  const { dataSource: one, dataSourceRef: other } = spec;
  if (one === undefined || other === undefined) return [];
  const shown = new GoText(`field.Path{name:"dataSource", index:"", parent:(*field.Path)(0xc000a1b2c0)}`);
  if ((other.namespace ?? "") !== "") {
    return [invalidValue(field, shown, "may not be specified when dataSourceRef.namespace is specified")];
  }
  const isSame = one.apiGroup === other.apiGroup && one.kind === other.kind && one.name === other.name;
  return isSame ? [] : [invalidValue(field, shown, "must match dataSourceRef")];
}

/** @models pkg/api/persistentvolumeclaim/util.go GetWarningsForPersistentVolumeClaimSpec, 1.33 */
export function claimSpecWarnings(
  field: string,
  { resources = {} }: PersistentVolumeClaimSpec,
): readonly string[] {
  return (["requests", "limits"] as const).flatMap((list) => {
    const storage = resources[list]?.["storage"];
    if (storage === undefined || !isFractional(storage)) return [];
    const place = `${field}.resources.${list}[storage]`;
    return [
      `${place}: fractional byte value ${JSON.stringify(shownQuantity(storage))} is invalid, must be an integer`,
    ];
  });
}

/** @models pkg/apis/core/validation/validation.go ValidateTemplateObjectMeta, 1.33 */
export function validateTemplateMetadata(field: string, metadata: ObjectMeta): readonly FieldError[] {
  const { labels = {}, annotations = {}, ...others } = metadata;
  const given = Object.entries(others).filter(([, value]) => value !== undefined && value !== null);
  return [
    ...validateAnnotations(`${field}.metadata.annotations`, annotations),
    ...validateLabelMap(`${field}.metadata.labels`, labels),
    ...given.map(([name]) => forbiddenField(`${field}.metadata.${name}`, "cannot be set")),
  ];
}
