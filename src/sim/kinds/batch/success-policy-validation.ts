import { invalidValue, required, tooLong, tooMany, type FieldError } from "../../api/field-error.ts";
import { notNegative } from "../validation.ts";
import { readIndexes } from "./index-intervals.ts";

const rulesMax = 20;
const indexesMax = 64 * 1024;

interface Rule {
  readonly succeededIndexes?: string;
  readonly succeededCount?: number;
}

/** @models pkg/apis/batch/validation/validation.go validateSuccessPolicy, 1.33 */
export function successPolicyErrors(
  field: string,
  policy: { readonly rules?: readonly Rule[] },
  completions: number,
): readonly FieldError[] {
  const rules = policy.rules ?? [];
  const errors: FieldError[] = [];
  const place = `${field}.rules`;
  if (rules.length === 0) {
    errors.push(required(place, "at least one rules must be specified when the successPolicy is specified"));
  }
  if (rules.length > rulesMax) errors.push(tooMany(place, rules.length, rulesMax));
  return [...errors, ...rules.flatMap((rule, index) => ruleErrors(`${place}[${index}]`, rule, completions))];
}

function ruleErrors(field: string, rule: Rule, completions: number): readonly FieldError[] {
  const { succeededIndexes: indexes, succeededCount: count } = rule;
  if (indexes === undefined && count === undefined) {
    return [required(field, "at least one of succeededCount or succeededIndexes must be specified")];
  }
  const errors: FieldError[] = [];
  const reading = readIndexes(indexes ?? "", completions);
  if (indexes !== undefined) {
    const place = `${field}.succeededIndexes`;
    if (indexes.length > indexesMax) errors.push(tooLong(place, indexesMax));
    if ("wrong" in reading) {
      errors.push(invalidValue(place, indexes, `error parsing succeededIndexes: ${reading.wrong}`));
    }
  }
  if (count === undefined) return errors;
  const place = `${field}.succeededCount`;
  errors.push(...notNegative(place, count));
  if (count > completions) {
    const why = `must be less than or equal to ${completions} (the number of specified completions)`;
    errors.push(invalidValue(place, count, why));
  }
  const total = "wrong" in reading ? 0 : reading.total;
  if (indexes === undefined || count <= total) return errors;
  const why = `must be less than or equal to ${total} (the number of indexes in the specified succeededIndexes field)`;
  return [...errors, invalidValue(place, count, why)];
}
