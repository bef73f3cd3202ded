import { duplicate, required, tooMany, type FieldError } from "../../api/field-error.ts";
import { qualifiedNameErrors } from "../qualified-name.ts";

const conditionsMax = 64;

interface MatchCondition {
  readonly name?: string;
  readonly expression?: string;
}

/** @models pkg/apis/admissionregistration/validation/validation.go validateMatchConditions, 1.33 */
export function validateMatchConditions(
  field: string,
  conditions: readonly MatchCondition[],
): readonly FieldError[] {
  const names = new Set<string>();
  const wrongs = conditions.flatMap(({ name = "", expression = "" }, index) => {
    const place = `${field}[${index}]`;
    const repeated = name !== "" && names.has(name) ? [duplicate(`${place}.name`, name)] : [];
    names.add(name);
    return [
      ...(expression.trim() === "" ? [required(`${place}.expression`)] : []),
      ...(name === "" ? [required(`${place}.name`)] : qualifiedNameErrors(`${place}.name`, name)),
      ...repeated,
    ];
  });
  const { length } = conditions;
  return length > conditionsMax ? [tooMany(field, length, conditionsMax), ...wrongs] : wrongs;
}
