import type { DeploymentSpec, DeploymentStatus } from "kubernetes-types/apps/v1";
import { defineKind, type Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import type { Defaults } from "../../api/defaults.ts";
import { invalidValue, type FieldError } from "../../api/field-error.ts";
import { ageColumn, templateColumns } from "../columns.ts";
import { templateDefaults } from "../core/pod-spec-defaults.ts";
import { validateStrategy } from "./strategy-validation.ts";
import { validateWorkload } from "./workload-validation.ts";

export interface Deployment extends Stored {
  readonly spec: DeploymentSpec & Required<Pick<DeploymentSpec, "replicas" | "strategy">>;
  readonly status: DeploymentStatus;
}

export const deployments: Resource<Deployment> = {
  group: "apps",
  version: "v1",
  kind: "Deployment",
  plural: "deployments",
  singular: "deployment",
  shortNames: ["deploy"],
  categories: ["all"],
  namespaced: true,
};

const defaults: Defaults = {
  spec: {
    create: true,
    within: {
      template: { within: templateDefaults, create: true },
      replicas: 1,
      strategy: {
        create: true,
        within: {
          type: "RollingUpdate",
          rollingUpdate: ({ type }) =>
            type === "RollingUpdate" ? { maxUnavailable: "25%", maxSurge: "25%" } : undefined,
        },
      },
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
    },
  },
};

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

export const deployment: Kind = defineKind(deployments, {
  subresources: ["scale", "status"],
  hasGeneration: true,
  defaults,
  initialStatus: () => ({}),
  validate,
  columns: [
    { name: "Ready", cell: ({ spec, status }) => `${status.readyReplicas ?? 0}/${spec.replicas}` },
    { name: "Up-to-date", type: "integer", cell: ({ status }) => status.updatedReplicas ?? 0 },
    { name: "Available", type: "integer", cell: ({ status }) => status.availableReplicas ?? 0 },
    ageColumn,
    ...templateColumns,
  ],
});
