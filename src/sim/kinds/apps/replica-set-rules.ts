import type { FieldError } from "../../api/field-error.ts";
import type { RuleContext, Rules } from "../../api/rules.ts";
import { ageColumn, templateColumns } from "../columns.ts";
import { templateWarnings } from "../core/pod-warnings.ts";
import { notNegative } from "../validation.ts";
import type { ReplicaSet } from "./replica-set.ts";
import { replicatedCounts, statusCountErrors } from "./status-validation.ts";
import { replicatedTemplateErrors, selectorChangeErrors, selectorErrors } from "./workload-validation.ts";

/** @models pkg/apis/apps/validation/validation.go ValidateReplicaSetSpec, 1.33 */
function validate(
  { spec }: ReplicaSet,
  old: ReplicaSet | undefined,
  context: RuleContext,
): readonly FieldError[] {
  const errors = [
    ...notNegative("spec.replicas", spec.replicas),
    ...notNegative("spec.minReadySeconds", spec.minReadySeconds),
    // Upstream says "deployment" here, too.
    ...selectorErrors(spec.selector, "deployment"),
    ...replicatedTemplateErrors(spec, context),
  ];
  if (old === undefined) return errors;
  // An update is checked as a whole, and once more as an update.
  return [...errors, ...errors, ...selectorChangeErrors(spec.selector, old.spec.selector)];
}

export const replicaSetRules: Rules<ReplicaSet> = {
  validate,
  validateStatus: ({ status }) => statusCountErrors(status, replicatedCounts),
  warnings: ({ spec }, old, context) =>
    templateWarnings("spec.template", { template: spec.template, old: old?.spec.template }, context),
  columns: [
    { name: "Desired", type: "integer", cell: ({ spec }) => spec.replicas },
    { name: "Current", type: "integer", cell: ({ status }) => status.replicas },
    { name: "Ready", type: "integer", cell: ({ status }) => status.readyReplicas ?? 0 },
    ageColumn,
    ...templateColumns,
  ],
};
