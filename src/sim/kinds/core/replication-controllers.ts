import type { ReplicationControllerSpec, ReplicationControllerStatus } from "kubernetes-types/core/v1";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";

export interface ReplicationController extends Stored {
  readonly spec: ReplicationControllerSpec & Required<Pick<ReplicationControllerSpec, "replicas">>;
  readonly status: ReplicationControllerStatus;
}

export const replicationControllers: Resource<ReplicationController> = {
  group: "",
  version: "v1",
  kind: "ReplicationController",
  plural: "replicationcontrollers",
  singular: "replicationcontroller",
  shortNames: ["rc"],
  categories: ["all"],
  namespaced: true,
};
