import { GoText, invalidValue, type FieldError } from "../../api/field-error.ts";
import type { Rules } from "../../api/rules.ts";
import { nameErrors, subdomain } from "../../api/names.ts";
import { compareQuantities } from "../../wire/quantity.ts";
import { createdAtColumn } from "../columns.ts";
import { immutable } from "../immutable.ts";
import { goLabelSelector, validateLabelSelector } from "../selector-validation.ts";
import type { CsiStorageCapacity } from "./csi-storage-capacity.ts";

/** @models pkg/apis/storage/validation/validation.go ValidateCSIStorageCapacity, 1.33 */
function validate(object: CsiStorageCapacity, old: CsiStorageCapacity | undefined): readonly FieldError[] {
  const { nodeTopology, storageClassName, capacity } = object;
  const errors: FieldError[] = [
    ...validateLabelSelector("nodeTopology", nodeTopology),
    ...nameErrors("storageClassName", storageClassName, subdomain),
  ];
  if (capacity !== undefined && compareQuantities(capacity, "0") < 0) {
    errors.push(invalidValue("capacity", capacity, "must be greater than or equal to 0"));
  }
  if (old === undefined) return errors;
  const shown = nodeTopology === undefined ? undefined : new GoText(goLabelSelector(nodeTopology));
  return [
    ...errors,
    ...immutable("nodeTopology", nodeTopology, old.nodeTopology, shown),
    ...immutable("storageClassName", storageClassName, old.storageClassName),
  ];
}

export const csiStorageCapacityRules: Rules<CsiStorageCapacity> = {
  validate,
  // Its printer is not registered for the storage that serves it.
  columns: [createdAtColumn],
};
