import type { ReplicaSetSpec, ReplicaSetStatus } from "kubernetes-types/apps/v1";
import type { Kind } from "../../api/kind.ts";
import { prepareTemplate } from "../core/gated-fields.ts";
import { defineKind } from "../define-kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { templateDefaults } from "../core/pod-spec-defaults.ts";

export interface ReplicaSet extends Stored {
  readonly spec: ReplicaSetSpec & Required<Pick<ReplicaSetSpec, "replicas" | "template">>;
  readonly status: ReplicaSetStatus;
}

export const replicaSets: Resource<ReplicaSet> = {
  group: "apps",
  version: "v1",
  kind: "ReplicaSet",
  plural: "replicasets",
  singular: "replicaset",
  shortNames: ["rs"],
  categories: ["all"],
  namespaced: true,
};

export const replicaSet: Kind = defineKind(replicaSets, {
  subresources: ["scale", "status"],
  hasGeneration: true,
  defaults: {
    spec: { create: true, within: { template: { within: templateDefaults, create: true }, replicas: 1 } },
  },
  prepare: prepareTemplate,
  initialStatus: () => ({ replicas: 0 }),
});
