import { invalidValue, required, type FieldError } from "../../api/field-error.ts";
import { pathSegment } from "../../api/names.ts";
import type { Rules } from "../../api/rules.ts";
import { createdAtColumn } from "../columns.ts";
import { validateLabelSelector } from "../selector-validation.ts";
import type { ClusterRole } from "./cluster-role.ts";
import { validatePolicyRules } from "./policy-rule-validation.ts";

const selectorsField = "aggregationRule.clusterRoleSelectors";

/** @models pkg/apis/rbac/validation/validation.go ValidateClusterRole, 1.33 */
function validate({ rules, aggregationRule }: ClusterRole): readonly FieldError[] {
  const errors = validatePolicyRules(rules, false);
  if (aggregationRule === undefined) return errors;
  const { clusterRoleSelectors = [] } = aggregationRule;
  if (clusterRoleSelectors.length === 0) {
    const why = "at least one clusterRoleSelector required if aggregationRule is non-nil";
    return [...errors, required(selectorsField, why)];
  }
  const wrong = clusterRoleSelectors.flatMap((selector, index) => {
    const place = `${selectorsField}[${index}]`;
    const wrongs = validateLabelSelector(place, selector);
    // The selector is parsed, too, and what could not be is shown as what came of it.
    return wrongs.length === 0 ? [] : [...wrongs, invalidValue(place, "null", "invalid label selector.")];
  });
  return [...errors, ...wrong];
}

export const clusterRoleRules: Rules<ClusterRole> = {
  names: pathSegment,
  validate,
  columns: [createdAtColumn],
};
