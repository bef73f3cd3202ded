import { expect, test } from "vitest";
import { after, minute, rfc3339, second, type Instant } from "../kernel/time.ts";
import { deployments, type Deployment } from "../kinds/apps/deployment.ts";
import { replicaSets, type ReplicaSet } from "../kinds/apps/replica-set.ts";
import { pods } from "../kinds/core/pod.ts";
import type { Stored } from "../wire/object.ts";
import type { Action } from "./action.ts";
import { deploymentController } from "./deployment.ts";
import { noon, stored, TableMemory, TableView } from "./table-view.ts";

const owner = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  name: "web",
  uid: "uid-web",
  controller: true,
  blockOwnerDeletion: true,
};
const selector = { matchLabels: { app: "web" } };

function template(image: string): object {
  return { metadata: { labels: { app: "web" } }, spec: { containers: [{ name: "c", image }] } };
}

function deployment(spec: object, status: object = {}, metadata: object = {}): Deployment {
  const strategy = { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: "25%" } };
  const defaults = {
    replicas: 4,
    strategy,
    selector,
    template: template("new"),
    progressDeadlineSeconds: 600,
    revisionHistoryLimit: 10,
  };
  return stored(deployments, "web", {
    metadata: { generation: 1, ...metadata },
    spec: { ...defaults, ...spec },
    status,
  });
}

interface SetParts {
  readonly image: string;
  readonly replicas: number;
  readonly available?: number;
  readonly revision?: number;
  readonly sized?: number;
  readonly max?: number;
}

function set(
  name: string,
  { image, replicas, available = replicas, revision = image === "new" ? 2 : 1, sized = 4, max = 5 }: SetParts,
): ReplicaSet {
  const annotations = {
    "deployment.kubernetes.io/revision": String(revision),
    "deployment.kubernetes.io/desired-replicas": String(sized),
    "deployment.kubernetes.io/max-replicas": String(max),
  };
  return stored(replicaSets, name, {
    metadata: { labels: { app: "web" }, annotations, ownerReferences: [owner], generation: 1 },
    spec: { replicas, selector, template: template(image) },
    status: { replicas, availableReplicas: available, readyReplicas: available, observedGeneration: 1 },
  });
}

function reconcile(objects: readonly [Deployment, ...Stored[]], now: Instant = noon): readonly Action[] {
  return deploymentController.reconcile(objects[0], new TableView(objects, now), new TableMemory());
}

/** The new sizes, by set. */
function sizes(actions: readonly Action[]): Readonly<Record<string, number>> {
  const updates = actions.flatMap((action) =>
    action.do === "update" || action.do === "create" ? [action.object] : [],
  );
  return Object.fromEntries(
    updates.map((object) => [object.metadata?.name, (object as ReplicaSet).spec.replicas]),
  );
}

function condition(actions: readonly Action[], type: string): object | undefined {
  const written = actions.find((action) => action.do === "status")?.object as Deployment | undefined;
  return written?.status.conditions?.find((one) => one.type === type);
}

test("makes the set of its template, named and labelled with the hash", () => {
  const [create] = reconcile([deployment({ replicas: 3 }, {}, { annotations: { note: "kept" } })]);
  expect(create).toMatchObject({
    do: "create",
    object: {
      metadata: {
        name: expect.stringMatching(/^web-[4-9bcdf]{6,10}$/),
        labels: { app: "web", "pod-template-hash": expect.any(String) },
        annotations: {
          note: "kept",
          "deployment.kubernetes.io/revision": "1",
          "deployment.kubernetes.io/desired-replicas": "3",
          "deployment.kubernetes.io/max-replicas": "4",
        },
        ownerReferences: [owner],
      },
      spec: { replicas: 3 },
    },
  });
});

test.each<[string, object, readonly ReplicaSet[], Readonly<Record<string, number>>]>([
  ["nothing to do", {}, [set("a", { image: "new", replicas: 4 })], {}],
  [
    "the surge first",
    {},
    [set("a", { image: "new", replicas: 0 }), set("b", { image: "old", replicas: 4 })],
    { a: 1 },
  ],
  [
    "old ones as new ones come",
    {},
    [set("a", { image: "new", replicas: 1 }), set("b", { image: "old", replicas: 4 })],
    { b: 2 },
  ],
  [
    "no old ones while new ones do not",
    {},
    [set("a", { image: "new", replicas: 2, available: 0 }), set("b", { image: "old", replicas: 3 })],
    {},
  ],
  [
    "broken old ones at once",
    {},
    [
      set("a", { image: "new", replicas: 1, available: 0 }),
      set("b", { image: "old", replicas: 4, available: 3 }),
    ],
    { b: 3 },
  ],
  [
    "one by one if told so",
    { strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } } },
    [set("a", { image: "new", replicas: 0, max: 4 }), set("b", { image: "old", replicas: 4, max: 4 })],
    { b: 3 },
  ],
  ["a new size to the only set", { replicas: 7 }, [set("a", { image: "new", replicas: 4 })], { a: 7 }],
  [
    "a new size in proportion in the middle of a rollout",
    { replicas: 10, strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 1 } } },
    [set("a", { image: "new", replicas: 2 }), set("b", { image: "old", replicas: 3 })],
    { a: 4, b: 7 },
  ],
  ["nothing while paused", { paused: true }, [set("b", { image: "old", replicas: 4 })], {}],
  [
    "a new size even while paused",
    { paused: true, replicas: 5 },
    [set("b", { image: "old", replicas: 4 })],
    { b: 5 },
  ],
])("scales: %s", (_, spec, sets, expected) => {
  expect(sizes(reconcile([deployment(spec), ...sets]))).toEqual(expected);
});

test("Recreate waits until the last old pod is gone", () => {
  const recreate = { strategy: { type: "Recreate" }, replicas: 2 };
  const old = set("b", { image: "old", replicas: 2, sized: 2, max: 2 });
  expect(sizes(reconcile([deployment(recreate), old]))).toEqual({ b: 0 });
  const empty = set("b", { image: "old", replicas: 0, sized: 2, max: 2 });
  const reference = { apiVersion: "apps/v1", kind: "ReplicaSet", name: "b", uid: "uid-b", controller: true };
  const ending = stored(pods, "p", {
    metadata: { ownerReferences: [reference] },
    status: { phase: "Running" },
  });
  expect(sizes(reconcile([deployment(recreate), empty, ending]))).toEqual({});
  expect(Object.values(sizes(reconcile([deployment(recreate), empty])))).toEqual([2]);
});

test("a rollout that does not progress for ten minutes has failed, and is looked at then", () => {
  const since = rfc3339(noon);
  const progressing = {
    type: "Progressing",
    status: "True",
    reason: "ReplicaSetUpdated",
    lastUpdateTime: since,
    lastTransitionTime: since,
  };
  const counts = { observedGeneration: 1, replicas: 4, updatedReplicas: 4, unavailableReplicas: 4 };
  const available = {
    type: "Available",
    status: "False",
    reason: "MinimumReplicasUnavailable",
    lastUpdateTime: since,
    lastTransitionTime: since,
  };
  const stuck = deployment(
    {},
    { ...counts, conditions: [progressing, available] },
    { annotations: { "deployment.kubernetes.io/revision": "2" } },
  );
  const broken = set("a", { image: "new", replicas: 4, available: 0 });
  expect(reconcile([stuck, broken], after(noon, minute))).toEqual([
    { do: "after", duration: 9 * minute + second },
  ]);
  expect(
    condition(reconcile([stuck, broken], after(noon, 10 * minute + second)), "Progressing"),
  ).toMatchObject({
    status: "False",
    reason: "ProgressDeadlineExceeded",
    message: 'ReplicaSet "a" has timed out progressing.',
  });
});

test("going back to an old template raises the revision of its set", () => {
  const actions = reconcile([
    deployment({ template: template("old") }),
    set("a", { image: "new", replicas: 4, revision: 2 }),
    set("b", { image: "old", replicas: 0, revision: 1 }),
  ]);
  expect(actions[0]).toMatchObject({
    do: "update",
    object: { metadata: { name: "b", annotations: { "deployment.kubernetes.io/revision": "3" } } },
  });
});

test("empty sets beyond the limit of the history go, oldest first", () => {
  const actions = reconcile([
    deployment({ revisionHistoryLimit: 1 }, {}),
    set("a", { image: "new", replicas: 4, revision: 4 }),
    set("b", { image: "b", replicas: 0, revision: 3 }),
    set("c", { image: "c", replicas: 0, revision: 1 }),
  ]);
  expect(actions.flatMap((action) => (action.do === "delete" ? [action.object.metadata.name] : []))).toEqual([
    "c",
  ]);
});
