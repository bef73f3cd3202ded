import type { Condition } from "kubernetes-types/meta/v1";
import type { Column } from "../../api/column.ts";
import { invalidValue, type FieldError } from "../../api/field-error.ts";
import type { Rules } from "../../api/rules.ts";
import { boundErrors, shareErrors } from "../apps/strategy-validation.ts";
import { ageColumn } from "../columns.ts";
import { validateConditions } from "../condition-validation.ts";
import { go } from "../go/go-value.ts";
import { validateLabelSelector } from "../selector-validation.ts";
import { notNegative, oneOf } from "../validation.ts";
import type { PodDisruptionBudget } from "./pod-disruption-budgets.ts";

/** @models pkg/printers/internalversion/printers.go printPodDisruptionBudget, 1.33 */
const columns: readonly Column<PodDisruptionBudget>[] = [
  { name: "Min Available", cell: ({ spec }) => String(spec.minAvailable ?? "N/A") },
  { name: "Max Unavailable", cell: ({ spec }) => String(spec.maxUnavailable ?? "N/A") },
  { name: "Allowed Disruptions", type: "integer", cell: ({ status }) => status.disruptionsAllowed },
  ageColumn,
];

/** @models pkg/apis/policy/validation/validation.go ValidatePodDisruptionBudgetSpec, 1.33 */
function validate({ spec }: PodDisruptionBudget): readonly FieldError[] {
  const { minAvailable, maxUnavailable } = spec;
  const errors: FieldError[] = [];
  if (minAvailable !== undefined && maxUnavailable !== undefined) {
    const why = "minAvailable and maxUnavailable cannot be both set";
    errors.push(invalidValue("spec", go("policy.PodDisruptionBudgetSpec", spec), why));
  }
  for (const name of ["minAvailable", "maxUnavailable"] as const) {
    const bound = spec[name];
    if (bound === undefined) continue;
    errors.push(...boundErrors(`spec.${name}`, bound), ...shareErrors(`spec.${name}`, bound));
  }
  return [
    ...errors,
    ...validateLabelSelector("spec.selector", spec.selector),
    ...oneOf("spec.unhealthyPodEvictionPolicy", spec.unhealthyPodEvictionPolicy, [
      "AlwaysAllow",
      "IfHealthyBudget",
    ]),
  ];
}

const counts = ["disruptionsAllowed", "currentHealthy", "desiredHealthy", "expectedPods"] as const;

function validateStatus({ status }: PodDisruptionBudget): readonly FieldError[] {
  const conditions: readonly Condition[] = status.conditions ?? [];
  return [
    ...validateConditions("status.conditions", conditions),
    ...counts.flatMap((name) => notNegative(`status.${name}`, status[name])),
  ];
}

export const podDisruptionBudgetRules: Rules<PodDisruptionBudget> = { validate, validateStatus, columns };
