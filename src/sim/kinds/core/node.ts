import type { NodeSpec, NodeStatus } from "kubernetes-types/core/v1";
import type { Kind } from "../../api/kind.ts";
import { defineKind } from "../define-kind.ts";
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
  registry: "minions",
  subresources: ["proxy", "status"],
  defaults: {
    spec: { within: {}, create: true },
    status: { within: { allocatable: ({ capacity }) => capacity }, create: true },
  },
  fields: { "spec.unschedulable": ({ spec }) => String(spec.unschedulable ?? false) },
});
