import type { DeploymentSpec, DeploymentStatus } from "kubernetes-types/apps/v1";
import type { Kind } from "../../api/kind.ts";
import { prepareTemplate } from "../core/gated-fields.ts";
import { defineKind } from "../define-kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import type { Defaults } from "../../api/defaults.ts";
import { templateDefaults } from "../core/pod-spec-defaults.ts";

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
          rollingUpdate: {
            within: { maxUnavailable: "25%", maxSurge: "25%" },
            create: ({ type }) => type === "RollingUpdate",
          },
        },
      },
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
    },
  },
};

export const deployment: Kind = defineKind(deployments, {
  subresources: ["scale", "status"],
  hasGeneration: true,
  generationCountsAnnotations: true,
  defaults,
  prepare: prepareTemplate,
  initialStatus: () => ({}),
});
