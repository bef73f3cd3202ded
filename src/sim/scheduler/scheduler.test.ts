import { expect, test } from "vitest";
import { eventResource } from "../client/event.ts";
import { TestCluster } from "../controllers/test-cluster.ts";
import { nodes } from "../kinds/core/node.ts";
import { pods, type Pod } from "../kinds/core/pod.ts";
import { priorityClasses } from "../kinds/scheduling/priority-class.ts";
import { Scheduler } from "./scheduler.ts";

async function cluster(names: readonly string[]): Promise<TestCluster> {
  const made = new TestCluster();
  const connection = made.connect("kube-scheduler");
  new Scheduler({ kernel: made.kernel, connection, options: { hostname: "cp" } }).start();
  made.startKubelets();
  for (const name of names) made.addNode(name);
  await made.run(1);
  return made;
}

function createPod(made: TestCluster, name: string, spec: object = {}): void {
  const containers = [{ name: "c", image: "nginx" }];
  made.create(pods, {
    metadata: { name, namespace: "default", labels: { app: "web" } },
    spec: { containers, ...spec },
  });
}

const asking = (cpu: string): object => ({
  containers: [{ name: "c", image: "x", resources: { requests: { cpu } } }],
});

function podNamed(made: TestCluster, name: string): Pod | undefined {
  return made.list(pods).find(({ metadata }) => metadata.name === name);
}

const messages = (made: TestCluster, reason: string): readonly string[] =>
  made
    .list(eventResource)
    .filter((event) => event.reason === reason)
    .map(({ message }) => message);

test("binds, and reports it as the newer events do", async () => {
  const made = await cluster(["one"]);
  createPod(made, "web");
  await made.run(1);
  expect(podNamed(made, "web")?.spec.nodeName).toBe("one");
  expect(made.list(eventResource).find(({ reason }) => reason === "Scheduled")).toMatchObject({
    message: "Successfully assigned default/web to one",
    type: "Normal",
    action: "Binding",
    reportingComponent: "default-scheduler",
    reportingInstance: "default-scheduler-cp",
    source: {},
    firstTimestamp: null,
  });
});

const helpless = (count: number): string =>
  `preemption: 0/${count} nodes are available: ${count} Preemption is not helpful for scheduling.`;
const noVictims = "preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.";

test.each<[string, object, string]>([
  [
    "a node selector",
    { nodeSelector: { disk: "ssd" } },
    `0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector. ${helpless(1)}`,
  ],
  ["too much cpu", asking("5"), `0/1 nodes are available: 1 Insufficient cpu. ${noVictims}`],
  [
    "two resources",
    { containers: [{ name: "c", image: "x", resources: { requests: { cpu: "5", memory: "9Gi" } } }] },
    `0/1 nodes are available: 1 Insufficient cpu, 1 Insufficient memory. ${noVictims}`,
  ],
  [
    "affinity between pods",
    { affinity: { podAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [] } } },
    `0/1 nodes are available: spec.affinity.podAffinity is not simulated. ${helpless(1)}`,
  ],
  [
    "a spread over zones that there are not",
    {
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: "topology.kubernetes.io/zone",
          whenUnsatisfiable: "DoNotSchedule",
          labelSelector: {},
        },
      ],
    },
    `0/1 nodes are available: 1 node(s) didn't match pod topology spread constraints (missing required label). ${helpless(1)}`,
  ],
])("%s: the message in event and condition", async (_, spec, message) => {
  const made = await cluster(["one"]);
  createPod(made, "web", spec);
  await made.run(1);
  expect(messages(made, "FailedScheduling")).toEqual([message]);
  expect(podNamed(made, "web")?.status.conditions).toMatchObject([
    { type: "PodScheduled", status: "False", reason: "Unschedulable", message },
  ]);
});

test("reasons are counted over nodes and sorted as text", async () => {
  const made = await cluster(["one", "two", "three"]);
  made.patch(nodes, "one", {
    spec: { taints: [{ key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" }] },
  });
  await made.run(1);
  createPod(made, "web", asking("5"));
  await made.run(1);
  expect(messages(made, "FailedScheduling")).toEqual([
    "0/3 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, " +
      "2 Insufficient cpu. preemption: 0/3 nodes are available: 1 Preemption is not helpful for scheduling, " +
      "2 No preemption victims found for incoming pod.",
  ]);
});

test("without nodes it waits for the first one", async () => {
  const made = await cluster([]);
  createPod(made, "web");
  await made.run(60);
  expect(messages(made, "FailedScheduling")).toEqual(["no nodes available to schedule pods"]);
  made.addNode("late");
  await made.run(11);
  expect(podNamed(made, "web")?.spec.nodeName).toBe("late");
});

test("a pod that did not fit is tried again when another one goes", async () => {
  const made = await cluster(["one"]);
  createPod(made, "first", asking("3"));
  await made.run(5);
  createPod(made, "second", asking("3"));
  await made.run(20);
  expect(podNamed(made, "second")?.spec.nodeName).toBeUndefined();
  made.admin.delete(pods, { namespace: "default", name: "first" });
  await made.run(5);
  expect(podNamed(made, "second")?.spec.nodeName).toBe("one");
});

test("pods that belong together spread over the nodes", async () => {
  const made = await cluster(["one", "two", "three"]);
  for (const name of ["a", "b", "c"]) createPod(made, name, asking("1"));
  await made.run(2);
  expect(new Set(made.list(pods).map(({ spec }) => spec.nodeName)).size).toBe(3);
});

test("a pod of higher priority pushes a lesser one out", async () => {
  const made = await cluster(["one"]);
  made.create(priorityClasses, { metadata: { name: "high" }, value: 1000 });
  await made.run(1);
  createPod(made, "lesser", asking("3"));
  await made.run(5);
  createPod(made, "important", { ...asking("3"), priorityClassName: "high" });
  await made.run(20);
  const important = podNamed(made, "important");
  expect(podNamed(made, "lesser")).toBeUndefined();
  expect(important?.spec.nodeName).toBe("one");
  expect(messages(made, "Preempted")).toEqual([`Preempted by pod ${important?.metadata.uid} on node one`]);
});
