import type { NodeSpec, NodeStatus } from "kubernetes-types/core/v1";
import type { Kind } from "../../api/kind.ts";
import { defineKind } from "../define-kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { resourceList } from "./resource-list-defaults.ts";

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

/**
 * The one range and the list of them agree; if not, the one wins.
 * @models pkg/apis/core/v1/conversion.go Convert_v1_NodeSpec_To_core_NodeSpec, 1.33
 */
function withRanges(object: Node): Node {
  const { podCIDR = "", podCIDRs = [] } = object.spec ?? {};
  const first = podCIDRs[0] ?? "";
  if (podCIDR === first) return object;
  const ranges = podCIDR === "" ? podCIDRs : [podCIDR];
  const spec: NodeSpec = { ...object.spec, podCIDR: ranges[0] ?? "", podCIDRs: [...ranges] };
  return { ...object, spec };
}

/** No taints and an empty list of them are the same, and written as none. */
function withoutEmptyTaints(object: Node): Node {
  const { taints, ...spec } = object.spec ?? {};
  return taints?.length === 0 ? { ...object, spec } : object;
}

export const node: Kind = defineKind(nodes, {
  registry: "minions",
  subresources: ["proxy", "status"],
  defaults: {
    spec: { within: {}, create: true },
    status: {
      within: { capacity: resourceList, allocatable: ({ capacity }) => capacity },
      create: true,
    },
  },
  read: (object) => withRanges(withoutEmptyTaints(object)),
  fields: { "spec.unschedulable": ({ spec }) => String(spec.unschedulable ?? false) },
});
