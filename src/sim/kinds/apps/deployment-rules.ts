import { invalidValue, type FieldError } from "../../api/field-error.ts";
import type { RuleContext, Rules } from "../../api/rules.ts";
import { ageColumn, templateColumns } from "../columns.ts";
import { templateWarnings } from "../core/pod-warnings.ts";
import { notNegative } from "../validation.ts";
import type { Deployment } from "./deployment.ts";
import { collisionErrors, deploymentCounts, statusCountErrors } from "./status-validation.ts";
import { validateStrategy } from "./strategy-validation.ts";
import { replicatedTemplateErrors, selectorChangeErrors, selectorErrors } from "./workload-validation.ts";

/** @models pkg/apis/apps/validation/validation.go ValidateDeploymentSpec, 1.33 */
function validate(
  { spec }: Deployment,
  old: Deployment | undefined,
  context: RuleContext,
): readonly FieldError[] {
  const { progressDeadlineSeconds: deadline, minReadySeconds = 0, selector } = spec;
  const errors: FieldError[] = [
    ...notNegative("spec.replicas", spec.replicas),
    ...selectorErrors(selector, "deployment"),
    ...replicatedTemplateErrors(spec, context),
    ...validateStrategy("spec.strategy", spec.strategy),
    ...notNegative("spec.minReadySeconds", minReadySeconds),
    ...notNegative("spec.revisionHistoryLimit", spec.revisionHistoryLimit),
    ...notNegative("spec.progressDeadlineSeconds", deadline),
  ];
  if (deadline !== undefined && deadline <= minReadySeconds) {
    const why = "must be greater than minReadySeconds";
    errors.push(invalidValue("spec.progressDeadlineSeconds", deadline, why));
  }
  return old === undefined ? errors : [...errors, ...selectorChangeErrors(selector, old.spec.selector)];
}

export const deploymentRules: Rules<Deployment> = {
  validate,
  validateStatus: ({ status }, old) => [
    ...statusCountErrors(status, deploymentCounts),
    ...collisionErrors(status, old?.status),
  ],
  warnings: ({ spec }, old, context) =>
    templateWarnings("spec.template", { template: spec.template, old: old?.spec.template }, context),
  columns: [
    { name: "Ready", cell: ({ spec, status }) => `${status.readyReplicas ?? 0}/${spec.replicas}` },
    { name: "Up-to-date", cell: ({ status }) => status.updatedReplicas ?? 0 },
    { name: "Available", cell: ({ status }) => status.availableReplicas ?? 0 },
    ageColumn,
    ...templateColumns,
  ],
};
