import type { StatefulSetSpec, StatefulSetStatus } from "kubernetes-types/apps/v1";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";

export interface StatefulSet extends Stored {
  readonly spec: StatefulSetSpec &
    Required<Pick<StatefulSetSpec, "replicas" | "updateStrategy" | "podManagementPolicy">>;
  readonly status: StatefulSetStatus;
}

export const statefulSets: Resource<StatefulSet> = {
  group: "apps",
  version: "v1",
  kind: "StatefulSet",
  plural: "statefulsets",
  singular: "statefulset",
  shortNames: ["sts"],
  categories: ["all"],
  namespaced: true,
};
