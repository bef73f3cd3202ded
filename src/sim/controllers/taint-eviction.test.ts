import { expect, test } from "vitest";
import { after, second } from "../kernel/time.ts";
import { nodes } from "../kinds/core/node.ts";
import { pods, type Pod } from "../kinds/core/pod.ts";
import { noon, stored, TableMemory, TableView } from "./table-view.ts";
import { taintEvictionController } from "./taint-eviction.ts";

const taint = { key: "node.kubernetes.io/unreachable", effect: "NoExecute" };
const tainted = stored(nodes, "one", { spec: { taints: [taint] } });

function pod(tolerations: readonly object[]): Pod {
  return stored(pods, "web", {
    spec: { containers: [], nodeName: "one", tolerations },
    status: { phase: "Running" },
  });
}

const tolerates = (tolerationSeconds?: number): object => ({
  key: taint.key,
  operator: "Exists",
  effect: "NoExecute",
  tolerationSeconds,
});

const evicted = ["Marking for deletion Pod default/web", "patch", "delete"];

test.each([
  ["at once without a toleration", [], 0, evicted],
  ["never with one for ever", [tolerates()], 1000, ["Cancelling deletion of Pod default/web"]],
  ["later with seconds", [tolerates(300)], 299, ["after"]],
  ["when the seconds are over", [tolerates(300)], 300, evicted],
  ["by the shortest of several", [tolerates(300), tolerates(10)], 10, evicted],
])("evicts %s", (_, tolerations, seconds, expected) => {
  const now = after(noon, seconds * second);
  const view = new TableView([tainted, pod(tolerations)], now);
  const memory = new TableMemory({ labels: { evicted: noon } });
  const actions = taintEvictionController.reconcile(pod(tolerations), view, memory);
  expect(actions.map((action) => (action.do === "event" ? action.event.message : action.do))).toEqual(
    expected,
  );
});
