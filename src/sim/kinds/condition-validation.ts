import type { Condition } from "kubernetes-types/meta/v1";
import { duplicate, invalidValue, required, tooLong, type FieldError } from "../api/field-error.ts";
import { qualifiedNameErrors } from "./qualified-name.ts";
import { oneOf } from "./validation.ts";

const reasonMax = 1024;
const messageMax = 32 * 1024;
const reasonShape = /^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$/;
const reasonRule =
  "a condition reason must start with alphabetic character, optionally followed by a string of alphanumeric characters " +
  "or '_,:', and must end with an alphanumeric character or '_' (e.g. 'my_name',  or 'MY_NAME',  or 'MyName',  or " +
  "'ReasonA,ReasonB',  or 'ReasonA:ReasonB', regex used for validation is '[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?')";

/** @models staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/validation/validation.go ValidateConditions, 1.33 */
export function validateConditions(field: string, conditions: readonly Condition[]): readonly FieldError[] {
  const seen = new Set<string>();
  return conditions.flatMap((condition, index) => {
    const place = `${field}[${index}]`;
    const { type } = condition;
    const errors = seen.has(type) ? [duplicate(`${place}.type`, type)] : [];
    seen.add(type);
    return [...errors, ...conditionErrors(place, condition)];
  });
}

function conditionErrors(place: string, condition: Condition): readonly FieldError[] {
  const { type, status, observedGeneration = 0, lastTransitionTime, message } = condition;
  const negative = "must be greater than or equal to zero";
  return [
    ...qualifiedNameErrors(`${place}.type`, type),
    ...oneOf(`${place}.status`, status ?? "", ["False", "True", "Unknown"]),
    ...(observedGeneration < 0
      ? [invalidValue(`${place}.observedGeneration`, observedGeneration, negative)]
      : []),
    ...((lastTransitionTime ?? null) === null
      ? [required(`${place}.lastTransitionTime`, "must be set")]
      : []),
    ...reasonErrors(`${place}.reason`, condition.reason ?? ""),
    ...(message.length > messageMax ? [tooLong(`${place}.message`, messageMax)] : []),
  ];
}

function reasonErrors(field: string, reason: string): readonly FieldError[] {
  if (reason === "") return [required(field, "must be set")];
  const errors = reasonShape.test(reason) ? [] : [invalidValue(field, reason, reasonRule)];
  return reason.length > reasonMax ? [...errors, tooLong(field, reasonMax)] : errors;
}
