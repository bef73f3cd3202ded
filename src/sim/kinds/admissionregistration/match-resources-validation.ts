import { duplicate, invalidValue, type FieldError } from "../../api/field-error.ts";
import { pathSegment } from "../../api/names.ts";
import { validateLabelSelector } from "../selector-validation.ts";
import { oneOf } from "../validation.ts";
import { validateRule, type Rule } from "./rule-validation.ts";
import type { Matching } from "./validating-admission-policy.ts";

/** @models pkg/apis/admissionregistration/validation/validation.go validateMatchResources, 1.33 */
export function validateMatchResources(field: string, matching: Matching): readonly FieldError[] {
  const { matchPolicy, namespaceSelector, objectSelector } = matching;
  const rules = (name: "resourceRules" | "excludeResourceRules"): readonly FieldError[] =>
    (matching[name] ?? []).flatMap((rule, index) => validateNamedRule(`${field}.${name}[${index}]`, rule));
  return [
    ...oneOf(`${field}.matchPolicy`, matchPolicy, ["Equivalent", "Exact"]),
    ...validateLabelSelector(`${field}.namespaceSelector`, namespaceSelector),
    ...validateLabelSelector(`${field}.objectSelector`, objectSelector),
    ...rules("resourceRules"),
    ...rules("excludeResourceRules"),
  ];
}

function validateNamedRule(
  field: string,
  { resourceNames, ...rule }: Rule & { readonly resourceNames?: readonly string[] },
): readonly FieldError[] {
  const names = resourceNames ?? [];
  const wrongs = names.flatMap((name, index) => {
    const place = `${field}.resourceNames[${index}]`;
    const wrong = pathSegment(name);
    return [
      ...(wrong === undefined ? [] : [invalidValue(place, name, wrong)]),
      ...(names.indexOf(name) < index ? [duplicate(place, name)] : []),
    ];
  });
  return [...wrongs, ...validateRule(field, rule)];
}
