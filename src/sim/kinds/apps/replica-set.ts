import type { ReplicaSetSpec, ReplicaSetStatus } from "kubernetes-types/apps/v1";
import { defineKind, type Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";

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
  columns: [],
});
