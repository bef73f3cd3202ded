import type { CrossVersionObjectReference } from "kubernetes-types/autoscaling/v2";
import { required, type FieldError } from "../../api/field-error.ts";
import { nameErrors, pathSegment } from "../../api/names.ts";

/** @models pkg/apis/autoscaling/validation/validation.go ValidateCrossVersionObjectReference, 1.33 */
export function referenceErrors(
  field: string,
  reference: CrossVersionObjectReference | undefined,
): readonly FieldError[] {
  return (["kind", "name"] as const).flatMap((part) => {
    const value = reference?.[part] ?? "";
    return value === "" ? [required(`${field}.${part}`)] : nameErrors(`${field}.${part}`, value, pathSegment);
  });
}
