import type { PodSpec, PodStatus } from "kubernetes-types/core/v1";
import { defineKind, type Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";

export interface Pod extends Stored {
  readonly spec: PodSpec &
    Required<Pick<PodSpec, "restartPolicy" | "terminationGracePeriodSeconds" | "dnsPolicy">>;
  readonly status: PodStatus & { readonly phase: PodPhase };
}

export type PodPhase = "Pending" | "Running" | "Succeeded" | "Failed" | "Unknown";

export const pods: Resource<Pod> = {
  group: "",
  version: "v1",
  kind: "Pod",
  plural: "pods",
  singular: "pod",
  shortNames: ["po"],
  categories: ["all"],
  namespaced: true,
};

export const pod: Kind = defineKind(pods, {
  columns: [],
});
