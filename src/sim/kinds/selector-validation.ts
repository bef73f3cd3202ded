import type { LabelSelector, LabelSelectorRequirement } from "kubernetes-types/meta/v1";
import { forbiddenField, invalidValue, required, type FieldError } from "../api/field-error.ts";
import { goList, goMap, goString, goStrings, goStruct } from "./go-syntax.ts";
import { labelValueErrors, qualifiedNameErrors } from "./qualified-name.ts";

/** @models staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/validation/validation.go ValidateLabelSelector, 1.33 */
export function validateLabelSelector(
  field: string,
  selector: LabelSelector | undefined,
): readonly FieldError[] {
  const { matchLabels = {}, matchExpressions = [] } = selector ?? {};
  return [
    ...validateLabelMap(`${field}.matchLabels`, matchLabels),
    ...matchExpressions.flatMap((one, index) =>
      requirementErrors(`${field}.matchExpressions[${index}]`, one),
    ),
  ];
}

/** Labels inside a spec: keys and values. */
export function validateLabelMap(
  field: string,
  labels: Readonly<Record<string, string>>,
): readonly FieldError[] {
  return Object.entries(labels).flatMap(([key, value]) => [
    ...qualifiedNameErrors(field, key),
    ...labelValueErrors(field, value),
  ]);
}

function requirementErrors(
  place: string,
  { key = "", operator, values = [] }: Partial<LabelSelectorRequirement>,
): readonly FieldError[] {
  return [
    ...operatorErrors(place, operator ?? "", values.length),
    ...qualifiedNameErrors(`${place}.key`, key),
    ...values.flatMap((value, index) => labelValueErrors(`${place}.values[${index}]`, value)),
  ];
}

function operatorErrors(place: string, operator: string, count: number): readonly FieldError[] {
  const field = `${place}.values`;
  if (operator === "In" || operator === "NotIn") {
    const why = "must be specified when `operator` is 'In' or 'NotIn'";
    return count > 0 ? [] : [required(field, why)];
  }
  if (operator === "Exists" || operator === "DoesNotExist") {
    const why = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'";
    return count === 0 ? [] : [forbiddenField(field, why)];
  }
  return [invalidValue(`${place}.operator`, operator, "not a valid selector operator")];
}

/** A selector as Go prints it in refusals. */
export function goLabelSelector(selector: LabelSelector): string {
  const { matchLabels, matchExpressions } = selector;
  const type = "v1.LabelSelectorRequirement";
  const terms = matchExpressions?.map(({ key, operator, values }) =>
    goStruct(type, { Key: goString(key), Operator: goString(operator), Values: goStrings(values) }),
  );
  return goStruct("v1.LabelSelector", {
    MatchLabels: goMap(matchLabels),
    MatchExpressions: goList(type, terms),
  });
}
