import type { DaemonSetSpec, DaemonSetStatus } from "kubernetes-types/apps/v1";
import { defineKind, type Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";

export interface DaemonSet extends Stored {
  readonly spec: DaemonSetSpec & Required<Pick<DaemonSetSpec, "updateStrategy">>;
  readonly status: DaemonSetStatus;
}

export const daemonSets: Resource<DaemonSet> = {
  group: "apps",
  version: "v1",
  kind: "DaemonSet",
  plural: "daemonsets",
  singular: "daemonset",
  shortNames: ["ds"],
  categories: ["all"],
  namespaced: true,
};

export const daemonSet: Kind = defineKind(daemonSets, {
  columns: [],
});
