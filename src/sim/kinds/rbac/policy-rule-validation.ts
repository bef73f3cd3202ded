import type { PolicyRule } from "kubernetes-types/rbac/v1";
import { GoText, invalidValue, required, type FieldError } from "../../api/field-error.ts";
import { goStrings } from "../go-syntax.ts";

/** @models pkg/apis/rbac/validation/validation.go ValidatePolicyRule, 1.33 */
export function validatePolicyRules(
  rules: readonly PolicyRule[] | null | undefined,
  isNamespaced: boolean,
): readonly FieldError[] {
  return (rules ?? []).flatMap((rule, index) => {
    const field = `rules[${index}]`;
    // Go always writes the list, if need be as null.
    const verbs = (rule.verbs as string[] | null | undefined) ?? [];
    const errors =
      verbs.length === 0 ? [required(`${field}.verbs`, "verbs must contain at least one value")] : [];
    return [...errors, ...targetErrors(field, rule, isNamespaced)];
  });
}

function targetErrors(field: string, rule: PolicyRule, isNamespaced: boolean): readonly FieldError[] {
  const { apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] } = rule;
  if (nonResourceURLs.length > 0) {
    const place = `${field}.nonResourceURLs`;
    const shown = new GoText(goStrings(nonResourceURLs));
    const isBoth = apiGroups.length + resources.length + resourceNames.length > 0;
    return [
      ...(isNamespaced
        ? [invalidValue(place, shown, "namespaced rules cannot apply to non-resource URLs")]
        : []),
      ...(isBoth
        ? [invalidValue(place, shown, "rules cannot apply to both regular resources and non-resource URLs")]
        : []),
    ];
  }
  return [
    ...(apiGroups.length === 0
      ? [required(`${field}.apiGroups`, "resource rules must supply at least one api group")]
      : []),
    ...(resources.length === 0
      ? [required(`${field}.resources`, "resource rules must supply at least one resource")]
      : []),
  ];
}
