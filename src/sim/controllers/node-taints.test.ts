import { expect, test } from "vitest";
import { nodes, type Node } from "../kinds/core/node.ts";
import { taintNode } from "./node-taints.ts";
import { stored, TableView } from "./table-view.ts";

function node(name: string, ready: string, spec: object = {}): Node {
  return stored(nodes, name, { spec, status: { conditions: [{ type: "Ready", status: ready }] } });
}

const timeAdded = "2026-01-31T12:00:00Z";
const noSchedule = (key: string): object => ({
  key: `node.kubernetes.io/${key}`,
  effect: "NoSchedule",
  timeAdded,
});
const noExecute = (key: string): object => ({
  key: `node.kubernetes.io/${key}`,
  effect: "NoExecute",
  timeAdded,
});
const healthy = [node("b", "True"), node("c", "True")];

test.each<[string, Node, readonly Node[], readonly object[] | undefined]>([
  ["a ready node", node("a", "True"), healthy, undefined],
  ["a silent node", node("a", "Unknown"), healthy, [noSchedule("unreachable"), noExecute("unreachable")]],
  [
    "a node that is not ready",
    node("a", "False"),
    healthy,
    [noSchedule("not-ready"), noExecute("not-ready")],
  ],
  ["the only node", node("a", "Unknown"), [], [noSchedule("unreachable")]],
  ["a cordoned node", node("a", "True", { unschedulable: true }), healthy, [noSchedule("unschedulable")]],
  [
    "a node that is back",
    node("a", "True", { taints: [noExecute("unreachable"), noSchedule("unreachable")] }),
    healthy,
    [],
  ],
  [
    "a taint of somebody else",
    node("a", "True", { taints: [{ key: "gpu", effect: "NoSchedule" }] }),
    healthy,
    undefined,
  ],
])("%s", (_, object, others, taints) => {
  const actions = taintNode(object, new TableView([object, ...others]));
  expect(actions).toEqual(
    taints === undefined
      ? []
      : [{ do: "patch", resource: nodes, object, patch: { type: "merge", body: { spec: { taints } } } }],
  );
});
