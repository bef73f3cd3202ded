import type { DeploymentSpec, DeploymentStatus } from "kubernetes-types/apps/v1";
import { defineKind, type Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";

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

export const deployment: Kind = defineKind(deployments, {
  columns: [],
});
