import type { Toleration } from "kubernetes-types/core/v1";
import { invalidValue, unsupported, type FieldError } from "../../api/field-error.ts";
import { labelValueErrors, qualifiedNameErrors } from "../qualified-name.ts";
import { oneOf } from "../validation.ts";

/** What taints do to pods that do not tolerate them. */
export const taintEffects: readonly string[] = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

const matchesAll = 'operator must be Exists when `key` is empty, which means "match all values and all keys"';
const onlyExecute = "effect must be 'NoExecute' when `tolerationSeconds` is set";

/** @models pkg/apis/core/validation/validation.go ValidateTolerations, 1.33 */
export function validateTolerations(
  field: string,
  tolerations: readonly Toleration[],
): readonly FieldError[] {
  return tolerations.flatMap((toleration, index) => {
    const place = `${field}[${index}]`;
    const { key = "", operator = "", effect = "", tolerationSeconds } = toleration;
    const errors: FieldError[] = key === "" ? [] : [...qualifiedNameErrors(`${place}.key`, key)];
    if (key === "" && operator !== "Exists")
      errors.push(invalidValue(`${place}.operator`, operator, matchesAll));
    if (tolerationSeconds !== undefined && effect !== "NoExecute") {
      errors.push(invalidValue(`${place}.effect`, effect, onlyExecute));
    }
    errors.push(...operatorErrors(`${place}.operator`, toleration));
    return effect === "" ? errors : [...errors, ...oneOf(`${place}.effect`, effect, taintEffects)];
  });
}

function operatorErrors(field: string, { operator = "", value = "" }: Toleration): readonly FieldError[] {
  if (operator === "Exists") {
    const why = "value must be empty when `operator` is 'Exists'";
    return value === "" ? [] : [invalidValue(field, value, why)];
  }
  return operator === "" || operator === "Equal"
    ? joined(field, value)
    : [unsupported(field, operator, ["Equal", "Exists"])];
}

/** All that is wrong with a label's value, as one error. */
export function joined(field: string, value: string): readonly FieldError[] {
  const prefix = `Invalid value: ${JSON.stringify(value)}: `;
  const wrongs = labelValueErrors(field, value).map(({ message }) => message.slice(prefix.length));
  return wrongs.length === 0 ? [] : [invalidValue(field, value, wrongs.join(";"))];
}
