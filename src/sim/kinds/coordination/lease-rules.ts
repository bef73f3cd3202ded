import { invalidValue, type FieldError } from "../../api/field-error.ts";
import type { Rules } from "../../api/rules.ts";
import { ageColumn } from "../columns.ts";
import { notNegative } from "../validation.ts";
import type { Lease } from "./lease.ts";

/** @models pkg/apis/coordination/validation/validation.go ValidateLeaseSpec, 1.33 */
function validate({ spec }: Lease): readonly FieldError[] {
  const { leaseDurationSeconds, leaseTransitions } = spec;
  const errors = notNegative("spec.leaseTransitions", leaseTransitions);
  if (leaseDurationSeconds === undefined || leaseDurationSeconds > 0) return errors;
  const wrong = invalidValue("spec.leaseDurationSeconds", leaseDurationSeconds, "must be greater than 0");
  return [wrong, ...errors];
}

export const leaseRules: Rules<Lease> = {
  validate,
  columns: [{ name: "Holder", cell: ({ spec }) => spec.holderIdentity ?? "" }, ageColumn],
};
