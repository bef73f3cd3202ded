import type { PersistentVolumeClaimSpec } from "kubernetes-types/core/v1";
import {
  forbiddenField,
  GoText,
  invalidValue,
  required,
  unsupported,
  type FieldError,
} from "../../api/field-error.ts";
import { jsonEqual, without } from "../../wire/json.ts";
import { compareQuantities } from "../../wire/quantity.ts";
import { goDiff } from "../go/go-diff.ts";
import { immutable } from "../immutable.ts";
import { validateClaimSpec } from "./claim-spec-validation.ts";
import type { PersistentVolumeClaim } from "./persistent-volume-claims.ts";
import { unitsOf } from "./quantity-validation.ts";

const classAnnotation = "volume.beta.kubernetes.io/storage-class";

/** @models pkg/apis/core/validation/validation.go ValidatePersistentVolumeClaimUpdate, 1.33 */
export function validateClaim(
  object: PersistentVolumeClaim,
  old: PersistentVolumeClaim | undefined,
): readonly FieldError[] {
  const errors = validateClaimSpec("spec", object.spec);
  return old === undefined ? errors : [...errors, ...changeErrors(object, old)];
}

function changeErrors(object: PersistentVolumeClaim, old: PersistentVolumeClaim): readonly FieldError[] {
  const errors: FieldError[] = [];
  const [annotation, before] = [object, old].map(
    ({ metadata }) => metadata.annotations?.[classAnnotation] ?? "",
  );
  const isMoved =
    old.spec.storageClassName === undefined && before !== "" && object.spec.storageClassName === before;
  if (!isMoved && annotation !== before) {
    errors.push(invalidValue(`metadata.annotations[${classAnnotation}]`, annotation, "field is immutable"));
  }
  const changed = comparable(object, old);
  if (!jsonEqual(changed, withVolumeOf(old.spec, object.spec))) {
    const why =
      "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims";
    const diff = goDiff("core.PersistentVolumeClaimSpec", withVolumeOf(old.spec, object.spec), changed);
    errors.push(forbiddenField("spec", `${why}\n${diff}`));
  }
  return [...errors, ...sizeErrors(object, old), ...modeErrors(object.spec, old.spec)];
}

/** A claim may be bound once. */
function withVolumeOf(
  old: PersistentVolumeClaimSpec,
  now: PersistentVolumeClaimSpec,
): PersistentVolumeClaimSpec {
  if ((old.volumeName ?? "") !== "" || now.volumeName === undefined) return old;
  return { ...old, volumeName: now.volumeName };
}

/** The new spec with what may change set back to what it was. */
function comparable(object: PersistentVolumeClaim, old: PersistentVolumeClaim): PersistentVolumeClaimSpec {
  let spec = object.spec;
  const mayName = old.spec.storageClassName === undefined && spec.storageClassName !== undefined;
  const oldClass = old.metadata.annotations?.[classAnnotation];
  if (mayName && (oldClass === undefined || oldClass === spec.storageClassName)) {
    spec = without(spec, ["storageClassName"]);
  }
  if (object.status.phase !== "Bound" || spec.resources?.requests === undefined) return spec;
  const storage = old.spec.resources?.requests?.["storage"];
  const requests = { ...spec.resources.requests, ...(storage === undefined ? {} : { storage }) };
  return { ...spec, resources: { ...spec.resources, requests } };
}

function sizeErrors(object: PersistentVolumeClaim, old: PersistentVolumeClaim): readonly FieldError[] {
  const [now = "0", before = "0"] = [object, old].map(({ spec }) => spec.resources?.requests?.["storage"]);
  if (compareQuantities(now, before) >= 0) return [];
  const field = "spec.resources.requests.storage";
  if (compareQuantities(now, old.status.capacity?.["storage"] ?? "0") > 0) return [];
  return [forbiddenField(field, "field can not be less than status.capacity")];
}

function modeErrors(spec: PersistentVolumeClaimSpec, old: PersistentVolumeClaimSpec): readonly FieldError[] {
  const errors: FieldError[] = [...immutable("volumeMode", spec.volumeMode, old.volumeMode)];
  if (spec.volumeAttributesClassName === old.volumeAttributesClassName) return errors;
  const why = "update is forbidden when the VolumeAttributesClass feature gate is disabled";
  return [...errors, forbiddenField("spec.volumeAttributesClassName", why)];
}

/** @models pkg/apis/core/validation/validation.go ValidatePersistentVolumeClaimStatusUpdate, 1.33 */
export function validateClaimStatus({ metadata, status }: PersistentVolumeClaim): readonly FieldError[] {
  const errors: FieldError[] = metadata.resourceVersion === "" ? [required("resourceVersion")] : [];
  const wrong = Object.entries(status.capacity ?? {}).filter(([, amount]) => unitsOf(amount) < 0n);
  const why = "must be a valid resource quantity";
  return [
    ...errors,
    ...wrong.map(([name, amount]) => invalidValue(`status.capacity[${name}]`, Number(unitsOf(amount)), why)),
    ...allocationErrors(status),
  ];
}

const resizeStates: readonly string[] = [
  "ControllerResizeInProgress",
  "ControllerResizeInfeasible",
  "NodeResizeInProgress",
  "NodeResizeInfeasible",
  "NodeResizePending",
];

function isClaimResource(name: string): boolean {
  return name === "storage" || name.includes("/");
}

/** How far a claim has grown. */
function allocationErrors(status: PersistentVolumeClaim["status"]): readonly FieldError[] {
  const { allocatedResourceStatuses: states = {}, allocatedResources: amounts = {} } = status;
  const [stateField, field] = ["status.allocatedResourceStatus", "status.allocatedResources"];
  const wrongStates = Object.entries(states).flatMap(([name, state]) => {
    const errors = isClaimResource(name) ? [] : [unsupported(stateField, name, ["storage"])];
    return resizeStates.includes(state)
      ? errors
      : [...errors, unsupported(stateField, new GoText(name), resizeStates)];
  });
  const wrongAmounts = Object.entries(amounts).flatMap(([name, amount]) => {
    if (!isClaimResource(name)) return [unsupported(field, name, ["storage"])];
    return notNegativeUnits(`${field}[${name}]`, amount);
  });
  return [...wrongStates, ...wrongAmounts];
}

function notNegativeUnits(field: string, amount: string): readonly FieldError[] {
  const units = unitsOf(amount);
  return units < 0n ? [invalidValue(field, Number(units), "must be a valid resource quantity")] : [];
}
