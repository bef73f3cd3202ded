import type { Container, Volume, VolumeDevice, VolumeMount } from "kubernetes-types/core/v1";
import {
  forbiddenField,
  invalidValue,
  notFoundField,
  required,
  type FieldError,
} from "../../api/field-error.ts";
import { oneOf } from "../validation.ts";
import { descendingPath, noBacksteps } from "./path-validation.ts";

/** The volumes of a pod that are right, by name. */
export type Volumes = ReadonlyMap<string, Volume>;

type Mounting = VolumeMount & { readonly recursiveReadOnly?: string };

/** @models pkg/apis/core/validation/validation.go ValidateVolumeMounts, 1.33 */
export function validateMounts(field: string, container: Container, volumes: Volumes): readonly FieldError[] {
  const devices = new Map((container.volumeDevices ?? []).map(({ name, devicePath }) => [name, devicePath]));
  const devicePaths = new Set(devices.values());
  const paths = new Set<string>();
  return (container.volumeMounts ?? []).flatMap((mount, index) => {
    const place = `${field}[${index}]`;
    const { name, mountPath } = mount;
    const errors: FieldError[] = name === "" ? [required(`${place}.name`)] : [];
    if (!volumes.has(name)) errors.push(notFoundField(`${place}.name`, name));
    if (mountPath === "") errors.push(required(`${place}.mountPath`));
    if (paths.has(mountPath)) errors.push(invalidValue(`${place}.mountPath`, mountPath, "must be unique"));
    paths.add(mountPath);
    if (devices.has(name)) {
      errors.push(invalidValue(`${place}.name`, name, "must not already exist in volumeDevices"));
    }
    if (devicePaths.has(mountPath)) {
      const why = "must not already exist as a path in volumeDevices";
      errors.push(invalidValue(`${place}.mountPath`, mountPath, why));
    }
    return [...errors, ...detailErrors(field, place, { mount, container })];
  });
}

interface Detail {
  readonly mount: Mounting;
  readonly container: Container;
}

/** Some of the real errors name the list, without the element. */
function detailErrors(field: string, place: string, { mount, container }: Detail): readonly FieldError[] {
  const { subPath = "", subPathExpr = "" } = mount;
  const errors: FieldError[] = subPath === "" ? [] : [...descendingPath(`${field}.subPath`, subPath)];
  if (subPathExpr !== "") {
    if (subPath !== "") {
      const why = "subPathExpr and subPath are mutually exclusive";
      errors.push(invalidValue(`${place}.subPathExpr`, subPathExpr, why));
    }
    errors.push(...descendingPath(`${field}.subPathExpr`, subPathExpr));
  }
  return [
    ...errors,
    ...propagationErrors(`${field}.mountPropagation`, mount, container),
    ...readOnlyErrors(`${field}.recursiveReadOnly`, mount),
  ];
}

const propagations = ["Bidirectional", "HostToContainer", "None"];

function propagationErrors(
  field: string,
  { mountPropagation }: VolumeMount,
  { securityContext }: Container,
): readonly FieldError[] {
  const errors = oneOf(field, mountPropagation, propagations);
  if (mountPropagation !== "Bidirectional" || securityContext?.privileged === true) return errors;
  const why = "Bidirectional mount propagation is available only to privileged containers";
  return [...errors, forbiddenField(field, why)];
}

function readOnlyErrors(field: string, mount: Mounting): readonly FieldError[] {
  const { recursiveReadOnly, readOnly, mountPropagation = "None" } = mount;
  if (recursiveReadOnly === undefined || recursiveReadOnly === "Disabled") return [];
  if (recursiveReadOnly !== "Enabled" && recursiveReadOnly !== "IfPossible") {
    return oneOf(field, recursiveReadOnly, ["Disabled", "Enabled", "IfPossible"]);
  }
  const unbound = "may only be specified when mountPropagation is None or not specified";
  return [
    ...(readOnly === true ? [] : [forbiddenField(field, "may only be specified when readOnly is true")]),
    ...(mountPropagation === "None" ? [] : [forbiddenField(field, unbound)]),
  ];
}

/** @models pkg/apis/core/validation/validation.go ValidateVolumeDevices, 1.33 */
export function validateDevices(
  field: string,
  container: Container,
  volumes: Volumes,
): readonly FieldError[] {
  const mounts = new Map((container.volumeMounts ?? []).map(({ name, mountPath }) => [name, mountPath]));
  const mountPaths = new Set(mounts.values());
  const seen = { names: new Set<string>(), paths: new Set<string>() };
  return (container.volumeDevices ?? []).flatMap((device, index) => {
    const place = `${field}[${index}]`;
    const { name, devicePath } = device;
    const errors: FieldError[] = [...deviceNameErrors(`${place}.name`, name, { seen: seen.names, volumes })];
    errors.push(...devicePathErrors(`${place}.devicePath`, devicePath, seen.paths));
    if (mounts.has(name)) {
      errors.push(invalidValue(`${place}.name`, name, "must not already exist in volumeMounts"));
    }
    if (mountPaths.has(devicePath)) {
      const why = "must not already exist as a path in volumeMounts";
      errors.push(invalidValue(`${place}.devicePath`, devicePath, why));
    }
    if (name !== "") seen.names.add(name);
    return errors;
  });
}

interface DeviceNames {
  readonly seen: ReadonlySet<string>;
  readonly volumes: Volumes;
}

function deviceNameErrors(
  field: string,
  name: VolumeDevice["name"],
  { seen, volumes }: DeviceNames,
): readonly FieldError[] {
  const errors: FieldError[] = name === "" ? [required(field)] : [];
  if (seen.has(name)) errors.push(invalidValue(field, name, "must be unique"));
  const volume = volumes.get(name);
  if (volume === undefined) return [...errors, notFoundField(field, name)];
  if (volume.persistentVolumeClaim !== undefined || volume.ephemeral !== undefined) return errors;
  const why = "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode";
  return [...errors, invalidValue(field, name, why)];
}

function devicePathErrors(field: string, path: string, seen: Set<string>): readonly FieldError[] {
  const errors: FieldError[] = path === "" ? [required(field)] : [];
  if (seen.has(path)) errors.push(invalidValue(field, path, "must be unique"));
  if (noBacksteps(field, path).length > 0) {
    return [...errors, invalidValue(field, path, "can not contain backsteps ('..')")];
  }
  seen.add(path);
  return errors;
}
