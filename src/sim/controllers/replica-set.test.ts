import { expect, test } from "vitest";
import { replicaSets, type ReplicaSet } from "../kinds/apps/replica-set.ts";
import { pods, type Pod } from "../kinds/core/pod.ts";
import type { Action } from "./action.ts";
import { replicaSetController } from "./replica-set.ts";
import { stored, TableMemory, TableView } from "./table-view.ts";

const owner = {
  apiVersion: "apps/v1",
  kind: "ReplicaSet",
  name: "web",
  uid: "uid-web",
  controller: true,
  blockOwnerDeletion: true,
};
const template = {
  metadata: { labels: { app: "web" } },
  spec: { containers: [{ name: "c", image: "nginx" }] },
};

function set(replicas: number, status: object = { replicas: 0 }): ReplicaSet {
  const spec = { replicas, selector: { matchLabels: { app: "web" } }, template };
  return stored(replicaSets, "web", { spec, status, metadata: { generation: 1 } });
}

function pod(
  name: string,
  fields: { readonly metadata?: object; readonly status?: object; readonly node?: string } = {},
): Pod {
  const { metadata, status, node = "one" } = fields;
  return stored(pods, name, {
    metadata: { labels: { app: "web" }, ownerReferences: [owner], ...metadata },
    spec: { containers: [], nodeName: node },
    status: {
      phase: "Running",
      conditions: [{ type: "Ready", status: "True", lastTransitionTime: "2026-01-31T11:00:00Z" }],
      ...status,
    },
  });
}

function reconcile(
  object: ReplicaSet,
  existing: readonly Pod[],
  memory = new TableMemory(),
): readonly Action[] {
  return replicaSetController.reconcile(object, new TableView([object, ...existing]), memory);
}

const doomed = (actions: readonly Action[]): readonly (string | undefined)[] =>
  actions.flatMap((action) => (action.do === "delete" ? [action.object.metadata.name] : []));

test("creates what is missing, and says so", () => {
  const [first, ...rest] = reconcile(set(2, { replicas: 0, observedGeneration: 1 }), []);
  expect(first).toEqual({
    do: "create",
    resource: pods,
    object: {
      apiVersion: "v1",
      kind: "Pod",
      metadata: {
        generateName: "web-",
        namespace: "default",
        labels: { app: "web" },
        ownerReferences: [owner],
      },
      spec: template.spec,
    },
    report: {
      about: expect.objectContaining({ kind: "ReplicaSet" }),
      done: { type: "Normal", reason: "SuccessfulCreate", message: "Created pod: {name}" },
      failed: { type: "Warning", reason: "FailedCreate", message: "Error creating: {error}" },
    },
  });
  expect(rest).toEqual([first]);
});

test("finished pods and those that are being deleted do not count", () => {
  const gone = pod("a", { metadata: { deletionTimestamp: "2026-01-31T12:00:00Z" } });
  const actions = reconcile(set(2), [gone, pod("b", { status: { phase: "Failed" } })]);
  expect(actions.filter((action) => action.do === "create")).toHaveLength(2);
});

test.each([
  ["one without a node", [pod("a"), pod("b", { node: "", status: { phase: "Pending" } })], "b"],
  ["a pending one", [pod("a"), pod("b", { status: { phase: "Pending" } })], "b"],
  ["one that is not ready", [pod("a", { status: { conditions: [] } }), pod("b")], "a"],
  [
    "the one that costs less",
    [
      pod("a"),
      pod("b", { metadata: { annotations: { "controller.kubernetes.io/pod-deletion-cost": "-1" } } }),
    ],
    "b",
  ],
  ["one of two on the same node", [pod("a", { node: "two" }), pod("b"), pod("c")], "b"],
  [
    "the one that became ready later",
    [
      pod("a"),
      pod("b", {
        status: {
          conditions: [{ type: "Ready", status: "True", lastTransitionTime: "2026-01-31T11:59:50Z" }],
        },
      }),
    ],
    "b",
  ],
  [
    "the one that was restarted more",
    [pod("a"), pod("b", { status: { containerStatuses: [{ restartCount: 3 }] } })],
    "b",
  ],
])("of too many goes %s", (_, existing, expected) => {
  expect(doomed(reconcile(set(existing.length - 1), existing))).toEqual([expected]);
});

test("counts in the status what is ready and available", () => {
  const actions = reconcile(set(2), [pod("a"), pod("b", { status: { conditions: [] } })]);
  expect(actions).toMatchObject([
    {
      do: "status",
      object: {
        status: {
          replicas: 2,
          fullyLabeledReplicas: 2,
          readyReplicas: 1,
          availableReplicas: 1,
          observedGeneration: 1,
        },
      },
    },
  ]);
});

test("a refused creation becomes a condition, and the condition goes with the next success", () => {
  const status = { kind: "Status", message: "exceeded quota", code: 403 } as never;
  const refusals = [{ action: { do: "create" } as Action, status }];
  const [, report] = reconcile(set(1), [], new TableMemory({ refusals }));
  const condition = {
    type: "ReplicaFailure",
    status: "True",
    reason: "FailedCreate",
    message: "exceeded quota",
  };
  expect(report).toMatchObject({ do: "status", object: { status: { conditions: [condition] } } });
  const later = set(1, { replicas: 1, conditions: [condition] });
  expect(reconcile(later, [pod("a")])).toMatchObject([{ object: { status: { replicas: 1 } } }]);
});
