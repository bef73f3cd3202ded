import { expect, test } from "vitest";
import { after, rfc3339, second, type Instant } from "../kernel/time.ts";
import { daemonSets, type DaemonSet } from "../kinds/apps/daemon-set.ts";
import { nodes, type Node } from "../kinds/core/node.ts";
import { pods, type Pod } from "../kinds/core/pod.ts";
import type { Stored } from "../wire/object.ts";
import type { Action } from "./action.ts";
import { daemonSetController } from "./daemon-set.ts";
import { noon, stored, TableMemory, TableView } from "./table-view.ts";
import { templateHash } from "./template-hash.ts";

const owner = { apiVersion: "apps/v1", kind: "DaemonSet", name: "agent", uid: "uid-agent", controller: true };
const labels = { app: "agent" };

function set(pod: object = {}): DaemonSet {
  const template = { metadata: { labels }, spec: { containers: [{ name: "c", image: "agent" }], ...pod } };
  const updateStrategy = { type: "OnDelete" };
  return stored(daemonSets, "agent", {
    spec: { selector: { matchLabels: labels }, template, updateStrategy },
  });
}

function node(name: string, spec: object = {}, more: object = {}): Node {
  return stored(nodes, name, { spec, metadata: { labels: { disk: "ssd", ...more } } });
}

function pod(
  name: string,
  nodeName: string,
  status: object = { phase: "Running" },
  created: Instant = noon,
): Pod {
  const metadata = { labels, ownerReferences: [owner], creationTimestamp: rfc3339(created) };
  return stored(pods, name, { metadata, spec: { containers: [], nodeName }, status });
}

/** `create one`, `delete a`: the node of what is made, the name of what goes. */
function wanted(actions: readonly Action[]): readonly string[] {
  return actions.flatMap((action) => {
    if (action.do === "delete") return [`delete ${action.object.metadata.name}`];
    if (action.do !== "create" || action.resource !== pods) return [];
    const terms = (action.object as Pod).spec.affinity?.nodeAffinity
      ?.requiredDuringSchedulingIgnoredDuringExecution;
    return [`create ${terms?.nodeSelectorTerms[0]?.matchFields?.[0]?.values?.[0]}`];
  });
}

const noSchedule = { taints: [{ key: "a", effect: "NoSchedule" }] };
const noExecute = { taints: [{ key: "a", effect: "NoExecute" }] };

test.each<[string, object, readonly Stored[], readonly string[]]>([
  ["one on each node", {}, [node("one"), node("two"), pod("a", "two")], ["create one"]],
  ["none where its selector does not match", { nodeSelector: { disk: "hdd" } }, [node("one")], []],
  ["none on a taint", {}, [node("one", noSchedule)], []],
  [
    "one on a taint that it tolerates",
    { tolerations: [{ operator: "Exists" }] },
    [node("one", noSchedule)],
    ["create one"],
  ],
  [
    "one on a cordoned node",
    {},
    [
      node("one", {
        unschedulable: true,
        taints: [{ key: "node.kubernetes.io/unschedulable", effect: "NoSchedule" }],
      }),
    ],
    ["create one"],
  ],
  ["it stays when NoSchedule comes", {}, [node("one", noSchedule), pod("a", "one")], []],
  ["it goes when NoExecute comes", {}, [node("one", noExecute), pod("a", "one")], ["delete a"]],
  [
    "of two on a node the younger goes",
    {},
    [node("one"), pod("a", "one", {}, after(noon, second)), pod("b", "one")],
    ["delete a"],
  ],
])("%s", (_, spec, existing, expected) => {
  const object = set(spec);
  const view = new TableView([object, ...existing]);
  expect(wanted(daemonSetController.reconcile(object, view, new TableMemory()))).toEqual(expected);
});

test.each([
  ["a second at first", 0, 1],
  ["as long as it has gone on, later", 20, 20],
  ["at most a quarter of an hour", 5000, 900],
])("a failed pod is replaced after %s", (_, streakSeconds, expected) => {
  const object = set();
  const failed = pod("a", "one", { phase: "Failed" });
  const memory = new TableMemory({ labels: { "failures on one": after(noon, -streakSeconds * second) } });
  const at = (seconds: number): readonly Action[] =>
    daemonSetController.reconcile(
      object,
      new TableView([object, node("one"), failed], after(noon, seconds * second)),
      memory,
    );
  expect(at(0)).toContainEqual({ do: "after", duration: expected * second });
  expect(wanted(at(expected))).toEqual(["delete a"]);
  expect(at(expected)).toContainEqual({
    do: "event",
    object,
    event: {
      type: "Warning",
      reason: "FailedDaemonPod",
      message: "Found failed daemon pod default/a on node one, will try to kill it",
    },
  });
});

const ready = { phase: "Running", conditions: [{ type: "Ready", status: "True" }] };
const starting = { phase: "Running" };

/** A pod of the present template, or of one before it. */
function revision(name: string, node: string, isCurrent: boolean, status: object): Pod {
  const one = pod(name, node, status, isCurrent ? after(noon, second) : noon);
  const hash = isCurrent ? templateHash(set().spec.template, undefined) : "before";
  return { ...one, metadata: { ...one.metadata, labels: { ...labels, "controller-revision-hash": hash } } };
}

test.each<[string, object, readonly Pod[], readonly string[]]>([
  [
    "as many new pods as maxSurge come beside old ones",
    { maxSurge: 1, maxUnavailable: 0 },
    [revision("a", "one", false, ready), revision("b", "two", false, ready)],
    ["create one"],
  ],
  [
    "an old one that serves nobody makes room at once",
    { maxSurge: 1, maxUnavailable: 0 },
    [revision("a", "one", false, ready), revision("b", "two", false, starting)],
    ["create two", "create one"],
  ],
  [
    "while the new one starts, both stay and nobody else follows",
    { maxSurge: 1, maxUnavailable: 0 },
    [
      revision("a", "one", false, ready),
      revision("c", "one", true, starting),
      revision("b", "two", false, ready),
    ],
    [],
  ],
  [
    "when the new one serves, the old one goes",
    { maxSurge: 1, maxUnavailable: 0 },
    [
      revision("a", "one", false, ready),
      revision("c", "one", true, ready),
      revision("b", "two", true, ready),
    ],
    ["delete a"],
  ],
  [
    "a percentage is of the nodes, rounded up",
    { maxSurge: "60%", maxUnavailable: 0 },
    [revision("a", "one", false, ready), revision("b", "two", false, ready)],
    ["create one", "create two"],
  ],
  [
    "without surge the old one goes first",
    { maxSurge: 0, maxUnavailable: 1 },
    [revision("a", "one", false, ready), revision("b", "two", false, ready)],
    ["delete a"],
  ],
])("%s", (_, rollingUpdate, existing, expected) => {
  const plain = set();
  const updateStrategy = { type: "RollingUpdate", rollingUpdate };
  const object = { ...plain, spec: { ...plain.spec, updateStrategy } } as DaemonSet;
  const view = new TableView([object, node("one"), node("two"), ...existing], after(noon, 10 * second));
  expect(wanted(daemonSetController.reconcile(object, view, new TableMemory()))).toEqual(expected);
});
