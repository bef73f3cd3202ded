import type { NodeSpec, NodeStatus } from "kubernetes-types/core/v1";
import { defineKind, type Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";

export interface Node extends Stored {
  readonly spec: NodeSpec;
  readonly status: NodeStatus;
}

export const nodes: Resource<Node> = {
  group: "",
  version: "v1",
  kind: "Node",
  plural: "nodes",
  singular: "node",
  shortNames: ["no"],
  namespaced: false,
};

export const node: Kind = defineKind(nodes, {
  columns: [],
});
