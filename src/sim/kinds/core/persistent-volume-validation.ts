import type { PersistentVolumeSpec } from "kubernetes-types/core/v1";
import {
  forbiddenField,
  invalidValue,
  required,
  unsupported,
  type FieldError,
} from "../../api/field-error.ts";
import { nameErrors, subdomain } from "../../api/names.ts";
import { isObject, jsonEqual, without } from "../../wire/json.ts";
import { goDiff } from "../go/go-diff.ts";
import { go } from "../go/go-value.ts";
import { immutable } from "../immutable.ts";
import { oneOf } from "../validation.ts";
import { validateNodeSelector } from "./affinity-validation.ts";
import { accessModeErrors, volumeModes } from "./claim-spec-validation.ts";
import type { PersistentVolume } from "./persistent-volume.ts";
import { positiveQuantity, unitsOf } from "./quantity-validation.ts";
import { validateSource, type SourceFields } from "./volume-source-validation.ts";

/** Sources in the order in which upstream looks at them. */
const sources = (
  "hostPath gcePersistentDisk awsElasticBlockStore glusterfs flocker nfs rbd quobyte cephfs iscsi cinder fc flexVolume " +
  "azureFile vsphereVolume photonPersistentDisk portworxVolume azureDisk scaleIO local storageos csi"
).split(" ");

/** @models pkg/apis/core/validation/validation.go ValidatePersistentVolume, ValidatePersistentVolumeUpdate, 1.33 */
export function validateVolume(
  object: PersistentVolume,
  old: PersistentVolume | undefined,
): readonly FieldError[] {
  const { spec, metadata } = object;
  const { accessModes: modes = [], storageClassName = "", nodeAffinity } = spec;
  const errors: FieldError[] = [
    ...(modes.length === 0 ? [required("spec.accessModes")] : []),
    ...accessModeErrors("spec.accessModes", modes),
    ...capacityErrors("spec.capacity", spec.capacity ?? {}),
    ...oneOf("spec.persistentVolumeReclaimPolicy", spec.persistentVolumeReclaimPolicy, [
      "Delete",
      "Recycle",
      "Retain",
    ]),
    ...(nodeAffinity === undefined ? [] : affinityErrors("spec.nodeAffinity", nodeAffinity)),
    ...sourceErrors(spec, metadata.name),
    ...(storageClassName === "" ? [] : nameErrors("spec.storageClassName", storageClassName, subdomain)),
    ...oneOf("spec.volumeMode", spec.volumeMode, volumeModes),
  ];
  const all = old === undefined ? errors : [...errors, ...changeErrors(spec, old.spec)];
  return [...all, ...mountOptionErrors(object)];
}

const mountOptions = "volume.beta.kubernetes.io/mount-options";
const mountable = (
  "gcePersistentDisk awsElasticBlockStore glusterfs nfs rbd quobyte iscsi cinder cephfs azureFile vsphereVolume " +
  "azureDisk photonPersistentDisk csi"
).split(" ");

/** @models pkg/volume/validation/pv_validation.go checkMountOption, 1.33 */
function mountOptionErrors({ metadata, spec }: PersistentVolume): readonly FieldError[] {
  const fields = spec as unknown as SourceFields;
  const isFine = mountable.some((name) => fields[name] !== undefined);
  if (isFine || metadata.annotations?.[mountOptions] === undefined) return [];
  const why = "may not specify mount options for this volume type";
  return [forbiddenField(`metadata.annotations.${mountOptions}`, why)];
}

function capacityErrors(field: string, capacity: Readonly<Record<string, string>>): readonly FieldError[] {
  const names = Object.keys(capacity);
  const isRight = names.length === 1 && names[0] === "storage";
  return [
    ...(names.length === 0 ? [required(field)] : []),
    ...(isRight
      ? []
      : [
          unsupported(field, go("core.ResourceList", names.length === 0 ? undefined : capacity), ["storage"]),
        ]),
    ...Object.entries(capacity).flatMap(([name, amount]) => {
      const place = `${field}[${name}]`;
      const units = unitsOf(amount);
      const wrong = invalidValue(place, Number(units), "must be a valid resource quantity");
      return [...(units < 0n ? [wrong] : []), ...positiveQuantity(place, amount)];
    }),
  ];
}

type Affinity = NonNullable<PersistentVolumeSpec["nodeAffinity"]>;

function affinityErrors(field: string, { required: selector }: Affinity): readonly FieldError[] {
  if (selector !== undefined) return validateNodeSelector(`${field}.required`, selector);
  return [required(`${field}.required`, "must specify required node constraints")];
}

function sourceErrors(spec: PersistentVolumeSpec, volumeName: string): readonly FieldError[] {
  const fields = spec as unknown as Readonly<Record<string, SourceFields | undefined>>;
  const [first, ...more] = sources.filter((name) => fields[name] !== undefined);
  if (first === undefined) return [required("spec", "must specify a volume type")];
  const place = `spec.${first === "gcePersistentDisk" ? "persistentDisk" : first}`;
  const errors: FieldError[] = [
    ...validateSource(place, first, { source: fields[first] ?? {}, volumeName }),
    ...more.map((name) =>
      forbiddenField(
        `spec.${name === "cephfs" ? "cephFS" : name}`,
        "may not specify more than 1 volume type",
      ),
    ),
  ];
  if (first === "local" && spec.nodeAffinity === undefined) {
    errors.push(required("spec.nodeAffinity", "Local volume requires node affinity"));
  }
  const { hostPath, persistentVolumeReclaimPolicy: policy } = spec;
  if (policy === "Recycle" && hostPath !== undefined && /^[/.]*$/.test(hostPath.path ?? "")) {
    const why = "may not be 'recycle' for a hostPath mount of '/'";
    errors.push(forbiddenField("spec.persistentVolumeReclaimPolicy", why));
  }
  return errors;
}

function sourceOf(spec: PersistentVolumeSpec): SourceFields {
  const fields = spec as unknown as SourceFields;
  return Object.fromEntries(
    sources.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]]),
  );
}

function changeErrors(spec: PersistentVolumeSpec, old: PersistentVolumeSpec): readonly FieldError[] {
  const [now, before] = [withoutNewSecret(sourceOf(spec), sourceOf(old)), sourceOf(old)];
  const errors: FieldError[] = [];
  if (!jsonEqual(now, before)) {
    const diff = goDiff("core.PersistentVolumeSource", before, now);
    const why = `spec.persistentvolumesource is immutable after creation\n${diff}`;
    errors.push(forbiddenField("spec.persistentvolumesource", why));
  }
  errors.push(...immutable("volumeMode", spec.volumeMode, old.volumeMode));
  if (old.nodeAffinity !== undefined && !jsonEqual(spec.nodeAffinity, old.nodeAffinity)) {
    const why = "field is immutable, except for updating from beta label to GA";
    errors.push(invalidValue("nodeAffinity", go("core.VolumeNodeAffinity", spec.nodeAffinity), why));
  }
  if (spec.volumeAttributesClassName !== old.volumeAttributesClassName) {
    const why = "update is forbidden when the VolumeAttributesClass feature gate is disabled";
    errors.push(forbiddenField("spec.volumeAttributesClassName", why));
  }
  return errors;
}

/** The secret for expanding may come later. */
function withoutNewSecret(now: SourceFields, before: SourceFields): SourceFields {
  const [csi, old] = [now["csi"], before["csi"]];
  if (!isObject(csi) || !isObject(old) || old["controllerExpandSecretRef"] !== undefined) return now;
  return { ...now, csi: without(csi, ["controllerExpandSecretRef"]) };
}

export function validateVolumeStatus({ metadata }: PersistentVolume): readonly FieldError[] {
  return metadata.resourceVersion === "" ? [required("resourceVersion")] : [];
}
