import type { Container, PodSpec } from "kubernetes-types/core/v1";
import {
  duplicate,
  GoText,
  invalidValue,
  required,
  unsupported,
  type FieldError,
} from "../../api/field-error.ts";

const resources = ["cpu", "memory"];
const policies = ["NotRequired", "RestartContainer"];

/** @models pkg/apis/core/validation/validation.go validateResizePolicy, 1.33 */
export function resizePolicyErrors(
  field: string,
  { resizePolicy = [] }: Container,
  spec: Pick<PodSpec, "restartPolicy">,
): readonly FieldError[] {
  const seen = new Set<string>();
  return resizePolicy.flatMap(({ resourceName, restartPolicy }, index) => {
    const errors: FieldError[] = seen.has(resourceName)
      ? [duplicate(`${field}[${index}]`, new GoText(resourceName))]
      : [];
    seen.add(resourceName);
    errors.push(
      ...wordErrors(field, [resourceName, new GoText(resourceName)], resources),
      ...wordErrors(field, [restartPolicy, restartPolicy], policies),
    );
    if (spec.restartPolicy === "Never" && restartPolicy !== "NotRequired") {
      const why = "must be 'NotRequired' when `restartPolicy` is 'Never'";
      errors.push(invalidValue(field, restartPolicy, why));
    }
    return errors;
  });
}

function wordErrors(
  field: string,
  [word, shown]: readonly [string, string | GoText],
  known: readonly string[],
): readonly FieldError[] {
  if (word === "") return [required(field)];
  return known.includes(word) ? [] : [unsupported(field, shown, known)];
}
