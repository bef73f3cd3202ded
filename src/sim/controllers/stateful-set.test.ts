import { expect, test } from "vitest";
import { controllerRevisions } from "../kinds/apps/controller-revisions.ts";
import { statefulSets } from "../kinds/apps/stateful-sets.ts";
import { persistentVolumeClaims } from "../kinds/core/persistent-volume-claims.ts";
import { events } from "../kinds/core/event.ts";
import { nodes } from "../kinds/core/node.ts";
import { pods } from "../kinds/core/pod.ts";
import { podDisruptionBudgets } from "../kinds/policy/pod-disruption-budgets.ts";
import { Scheduler } from "../scheduler/scheduler.ts";
import { TestCluster } from "./test-cluster.ts";

async function cluster(): Promise<TestCluster> {
  const made = new TestCluster();
  made.addNode("node-a");
  made.startKubelets();
  new Scheduler({
    kernel: made.kernel,
    connection: made.connect("kube-scheduler"),
    options: { hostname: "a" },
  }).start();
  await made.run(1);
  expect(made.list(nodes, "")).toHaveLength(1);
  return made;
}

const selector = { matchLabels: { app: "db" } };

function set(more: object = {}): object {
  const containers = [{ name: "c", image: "i" }];
  const template = { metadata: { labels: { app: "db" } }, spec: { containers } };
  return {
    metadata: { name: "db", namespace: "default" },
    spec: { replicas: 3, serviceName: "db", selector, template, ...more },
  };
}

function names(made: TestCluster): readonly string[] {
  return made.list(pods).map(({ metadata }) => metadata.name);
}

test("pods come one after the other, each when the one before is ready", async () => {
  const made = await cluster();
  made.create(statefulSets, set());
  await made.run(1);
  expect(names(made)).toEqual(["db-0"]);
  await made.run(3);
  expect(names(made)).toEqual(["db-0", "db-1"]);
  await made.run(10);
  const [revision] = made.list(controllerRevisions);
  const name = revision?.metadata.name ?? "";
  expect(made.list(statefulSets)[0]?.status).toEqual({
    availableReplicas: 3,
    collisionCount: 0,
    currentReplicas: 3,
    currentRevision: name,
    observedGeneration: 1,
    readyReplicas: 3,
    replicas: 3,
    updateRevision: name,
    updatedReplicas: 3,
  });
  const [first] = made.list(pods);
  expect(first?.metadata.labels).toEqual({
    app: "db",
    "apps.kubernetes.io/pod-index": "0",
    "controller-revision-hash": name,
    "statefulset.kubernetes.io/pod-name": "db-0",
  });
  expect(first?.spec).toMatchObject({ hostname: "db-0", subdomain: "db" });
  const messages = made.list(events).filter(({ involvedObject }) => involvedObject.kind === "StatefulSet");
  expect(messages.map(({ message }) => message)).toContain("create Pod db-2 in StatefulSet db successful");
});

test("in parallel all come at once, from the first ordinal that is wanted", async () => {
  const made = await cluster();
  made.create(statefulSets, set({ podManagementPolicy: "Parallel", ordinals: { start: 5 } }));
  await made.run(1);
  expect(names(made)).toEqual(["db-5", "db-6", "db-7"]);
});

test("a rollout goes from the highest ordinal down to the partition, and its revision stays in the history", async () => {
  const made = await cluster();
  made.create(
    statefulSets,
    set({ updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: 1 } } }),
  );
  await made.run(15);
  made.patch(statefulSets, "db", {
    spec: { template: { spec: { containers: [{ name: "c", image: "j" }] } } },
  });
  await made.run(30);
  const images = made.list(pods).map(({ metadata, spec }) => [metadata.name, spec.containers[0]?.image]);
  expect(images).toEqual([
    ["db-0", "i"],
    ["db-1", "j"],
    ["db-2", "j"],
  ]);
  expect(
    made
      .list(controllerRevisions)
      .map(({ revision }) => revision)
      .toSorted((a, b) => a - b),
  ).toEqual([1, 2]);
  expect(made.list(statefulSets)[0]?.status).toMatchObject({ currentReplicas: 1, updatedReplicas: 2 });
});

test("claims are made for each ordinal and go with scaled-down pods if the policy says so", async () => {
  const made = await cluster();
  const resources = { requests: { storage: "1Gi" } };
  const volumeClaimTemplates = [
    { metadata: { name: "data", namespace: "default" }, spec: { accessModes: ["ReadWriteOnce"], resources } },
  ];
  const persistentVolumeClaimRetentionPolicy = { whenDeleted: "Retain", whenScaled: "Delete" };
  made.create(
    statefulSets,
    set({
      replicas: 2,
      podManagementPolicy: "Parallel",
      volumeClaimTemplates,
      persistentVolumeClaimRetentionPolicy,
    }),
  );
  await made.run(5);
  const claims = made.list(persistentVolumeClaims);
  expect(claims.map(({ metadata }) => [metadata.name, metadata.labels])).toEqual([
    ["data-db-0", { app: "db" }],
    ["data-db-1", { app: "db" }],
  ]);
  made.patch(statefulSets, "db", { spec: { replicas: 1 } });
  await made.run(0.5);
  const [, second] = made.list(persistentVolumeClaims);
  expect(second?.metadata.ownerReferences).toMatchObject([{ kind: "Pod", name: "db-1", controller: true }]);
});

test("a disruption budget counts the pods that it guards", async () => {
  const made = await cluster();
  made.create(podDisruptionBudgets, {
    metadata: { name: "db", namespace: "default" },
    spec: { maxUnavailable: 1, selector },
  });
  made.create(statefulSets, set());
  await made.run(20);
  expect(made.list(podDisruptionBudgets)[0]?.status).toMatchObject({
    currentHealthy: 3,
    desiredHealthy: 2,
    disruptionsAllowed: 1,
    expectedPods: 3,
    observedGeneration: 1,
    conditions: [{ type: "DisruptionAllowed", status: "True", reason: "SufficientPods", message: "" }],
  });
  const place = (name: string) => ({ namespace: "default", name, subresource: "eviction" });
  const eviction = (name: string) => ({ apiVersion: "policy/v1", kind: "Eviction", metadata: { name } });
  const codes: (number | undefined)[] = [];
  for (const name of ["db-0", "db-1"]) {
    made.admin.post(pods, place(name), eviction(name), (outcome) => {
      codes.push(outcome.ok ? 201 : outcome.status.code);
      if (outcome.ok) return;
      expect(outcome.status).toMatchObject({
        reason: "TooManyRequests",
        message: "Cannot evict pod as it would violate the pod's disruption budget.",
        details: {
          causes: [
            {
              reason: "DisruptionBudget",
              message: "The disruption budget db needs 2 healthy pods and has 3 currently",
            },
          ],
        },
      });
    });
  }
  await made.run(0.001);
  expect(codes).toEqual([201, 429]);
});
