import { invalidValue, type FieldError } from "../../api/field-error.ts";
import { ageColumn, templateColumns } from "../columns.ts";
import { validateStrategy } from "./strategy-validation.ts";
import { validateWorkload } from "./workload-validation.ts";
import { templateWarnings } from "./template-warnings.ts";
import type { Rules } from "../../api/rules.ts";
import type { Deployment } from "./deployment.ts";

function validate({ spec }: Deployment, old: Deployment | undefined): readonly FieldError[] {
  const { progressDeadlineSeconds: deadline, minReadySeconds = 0 } = spec;
  const errors: FieldError[] = [
    ...validateWorkload(spec, old?.spec, "deployment"),
    ...validateStrategy("spec.strategy", spec.strategy),
  ];
  if (deadline !== undefined && deadline <= minReadySeconds) {
    errors.push(
      invalidValue("spec.progressDeadlineSeconds", deadline, "must be greater than minReadySeconds"),
    );
  }
  return errors;
}

export const deploymentRules: Rules<Deployment> = {
  validate,
  warnings: ({ spec }, old) => templateWarnings(spec, old?.spec),
  columns: [
    { name: "Ready", cell: ({ spec, status }) => `${status.readyReplicas ?? 0}/${spec.replicas}` },
    { name: "Up-to-date", type: "integer", cell: ({ status }) => status.updatedReplicas ?? 0 },
    { name: "Available", type: "integer", cell: ({ status }) => status.availableReplicas ?? 0 },
    ageColumn,
    ...templateColumns,
  ],
};
