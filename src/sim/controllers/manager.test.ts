import { expect, test } from "vitest";
import { eventResource } from "../client/event.ts";
import { deployments } from "../kinds/apps/deployment.ts";
import { daemonSets } from "../kinds/apps/daemon-set.ts";
import { replicaSets } from "../kinds/apps/replica-set.ts";
import { configMaps } from "../kinds/core/config-map.ts";
import { endpoints } from "../kinds/core/endpoints.ts";
import { namespaces } from "../kinds/core/namespace.ts";
import { nodes } from "../kinds/core/node.ts";
import { pods } from "../kinds/core/pod.ts";
import { serviceAccounts } from "../kinds/core/service-account.ts";
import { services } from "../kinds/core/service.ts";
import { endpointSlices } from "../kinds/discovery/endpoint-slice.ts";
import { Scheduler } from "../scheduler/scheduler.ts";
import { TestCluster } from "./test-cluster.ts";

const template = (image: string): object => ({
  metadata: { labels: { app: "web" } },
  spec: { containers: [{ name: "c", image }] },
});

function deployment(replicas: number): object {
  const spec = { replicas, selector: { matchLabels: { app: "web" } }, template: template("nginx:1.27") };
  return { metadata: { name: "web", namespace: "default" }, spec };
}

async function cluster(): Promise<TestCluster> {
  const made = new TestCluster();
  const options = { hostname: "control-plane" };
  new Scheduler({ kernel: made.kernel, connection: made.connect("kube-scheduler"), options }).start();
  made.startKubelets();
  made.addNode("one");
  await made.run(1);
  return made;
}

const messages = (made: TestCluster, kind: string): readonly string[] =>
  made
    .list(eventResource)
    .filter(({ involvedObject }) => involvedObject.kind === kind)
    .map(({ message }) => message);

test("a deployment comes up, rolls to another image, and its history stays", async () => {
  const made = await cluster();
  made.create(deployments, deployment(3));
  await made.run(10);
  expect(made.list(deployments)[0]?.status).toMatchObject({
    replicas: 3,
    readyReplicas: 3,
    updatedReplicas: 3,
  });
  const [first] = made.list(replicaSets);

  made.patch(deployments, "web", { spec: { template: template("nginx:1.28") } });
  await made.run(30);
  const sets = made.list(replicaSets);
  expect(new Set(sets.map(({ spec, status }) => `${spec.replicas} ${status.replicas}`))).toEqual(
    new Set(["0 0", "3 3"]),
  );
  const second = sets.find(({ metadata }) => metadata.name !== first?.metadata.name);
  expect(made.list(deployments)[0]?.metadata.annotations).toMatchObject({
    "deployment.kubernetes.io/revision": "2",
  });
  const [a, b] = [first?.metadata.name, second?.metadata.name];
  expect(messages(made, "Deployment")).toEqual([
    `Scaled up replica set ${a} from 0 to 3`,
    `Scaled up replica set ${b} from 0 to 1`,
    `Scaled down replica set ${a} from 3 to 2`,
    `Scaled up replica set ${b} from 1 to 2`,
    `Scaled down replica set ${a} from 2 to 1`,
    `Scaled up replica set ${b} from 2 to 3`,
    `Scaled down replica set ${a} from 1 to 0`,
  ]);
});

test("a pod that is relabelled is released and replaced; labelled back, it is adopted and one too many", async () => {
  const made = await cluster();
  made.create(deployments, deployment(2));
  await made.run(10);
  const [set] = made.list(replicaSets);
  const [pod] = made.list(pods);
  const { name = "" } = pod?.metadata ?? {};
  made.patch(pods, name, { metadata: { labels: { app: "other" } } });
  await made.run(10);
  expect(made.list(pods)).toHaveLength(3);
  const released = made.list(pods).find(({ metadata }) => metadata.name === name);
  expect(released?.metadata.ownerReferences ?? []).toEqual([]);
  made.patch(pods, name, { metadata: { labels: { app: "web" } } });
  await made.run(10);
  expect(made.list(pods).map(({ metadata }) => metadata.ownerReferences?.[0]?.uid)).toEqual([
    set?.metadata.uid,
    set?.metadata.uid,
  ]);
});

test("a deployment that is deleted takes its sets and pods along", async () => {
  const made = await cluster();
  made.create(deployments, deployment(2));
  await made.run(10);
  made.admin.delete(deployments, { namespace: "default", name: "web" }, { propagationPolicy: "Background" });
  await made.run(5);
  expect([made.list(replicaSets), made.list(pods)]).toEqual([[], []]);
});

test("in the foreground the deployment goes last", async () => {
  const made = await cluster();
  made.create(deployments, deployment(2));
  await made.run(10);
  made.admin.delete(deployments, { namespace: "default", name: "web" }, { propagationPolicy: "Foreground" });
  await made.run(0.5);
  expect(made.list(deployments)[0]?.metadata.finalizers).toEqual(["foregroundDeletion"]);
  await made.run(5);
  expect([made.list(deployments), made.list(replicaSets), made.list(pods)]).toEqual([[], [], []]);
});

test("orphans stay, and a new deployment with the same template adopts them", async () => {
  const made = await cluster();
  made.create(deployments, deployment(2));
  await made.run(10);
  const before = made.list(pods).map(({ metadata }) => metadata.uid);
  made.admin.delete(deployments, { namespace: "default", name: "web" }, { propagationPolicy: "Orphan" });
  await made.run(5);
  expect(made.list(replicaSets)[0]?.metadata.ownerReferences ?? []).toEqual([]);
  made.create(deployments, deployment(2));
  await made.run(10);
  expect(made.list(replicaSets)[0]?.metadata.ownerReferences).toMatchObject([
    { kind: "Deployment", name: "web" },
  ]);
  expect(made.list(pods).map(({ metadata }) => metadata.uid)).toEqual(before);
});

test("endpoints and slices follow the ready pods of a service, and go with it", async () => {
  const made = await cluster();
  made.create(services, {
    metadata: { name: "web", namespace: "default" },
    spec: { selector: { app: "web" }, ports: [{ port: 80, targetPort: 8080 }] },
  });
  await made.run(1);
  expect(made.list(endpoints)[0]?.subsets).toBeUndefined();
  made.create(deployments, deployment(2));
  await made.run(10);
  expect(made.list(endpoints)[0]?.subsets).toMatchObject([
    {
      addresses: [{ ip: "10.244.0.2", nodeName: "one" }, { ip: "10.244.0.3" }],
      ports: [{ port: 8080, protocol: "TCP" }],
    },
  ]);
  const conditions = { ready: true, serving: true, terminating: false };
  expect(made.list(endpointSlices)).toMatchObject([
    {
      metadata: { labels: { "kubernetes.io/service-name": "web" } },
      endpoints: [
        { addresses: ["10.244.0.2"], conditions },
        { addresses: ["10.244.0.3"], conditions },
      ],
    },
  ]);
  made.admin.delete(services, { namespace: "default", name: "web" });
  await made.run(1);
  expect([made.list(endpoints), made.list(endpointSlices)]).toEqual([[], []]);
});

test("a DaemonSet has one pod on each node that it tolerates", async () => {
  const made = await cluster();
  made.addNode("two");
  made.addNode("three");
  made.patch(nodes, "three", { spec: { taints: [{ key: "a", effect: "NoSchedule" }] } });
  const spec = { selector: { matchLabels: { app: "web" } }, template: template("agent:1") };
  made.create(daemonSets, { metadata: { name: "agent", namespace: "default" }, spec });
  await made.run(10);
  expect(new Set(made.list(pods).map(({ spec }) => spec.nodeName))).toEqual(new Set(["one", "two"]));
  expect(made.list(daemonSets)[0]?.status).toMatchObject({ desiredNumberScheduled: 2, numberReady: 2 });
  made.patch(nodes, "three", { spec: { taints: null } });
  await made.run(10);
  expect(made.list(daemonSets)[0]?.status).toMatchObject({ desiredNumberScheduled: 3, numberReady: 3 });
  made.patch(daemonSets, "agent", { spec: { template: template("agent:2") } });
  await made.run(30);
  expect(made.list(pods).map(({ spec }) => spec.containers[0]?.image)).toEqual([
    "agent:2",
    "agent:2",
    "agent:2",
  ]);
});

test("a namespace gets its account and certificate, is emptied five seconds after its deletion, and goes", async () => {
  const made = await cluster();
  made.create(namespaces, { metadata: { name: "lab" } });
  await made.run(1);
  expect(made.list(serviceAccounts, "lab").map(({ metadata }) => metadata.name)).toEqual(["default"]);
  expect(made.list(configMaps, "lab")[0]?.data).toEqual({ "ca.crt": "PEM" });
  made.create(pods, {
    metadata: { name: "p", namespace: "lab" },
    spec: { containers: [{ name: "c", image: "x" }] },
  });
  await made.run(5);
  made.admin.delete(namespaces, { name: "lab" });
  await made.run(4);
  expect(made.list(pods, "lab")).toHaveLength(1);
  await made.run(3);
  expect(made.list(namespaces).map(({ metadata }) => metadata.name)).not.toContain("lab");
  expect([made.list(pods, "lab"), made.list(configMaps, "lab"), made.list(eventResource, "lab")]).toEqual([
    [],
    [],
    [],
  ]);
});

test("nodes get addresses for their pods, one each", async () => {
  const made = await cluster();
  made.addNode("two");
  made.addNode("three");
  await made.run(1);
  expect(
    Object.fromEntries(made.list(nodes).map(({ metadata, spec }) => [metadata.name, spec.podCIDR])),
  ).toEqual({
    one: "10.244.0.0/24",
    two: "10.244.1.0/24",
    three: "10.244.2.0/24",
  });
});

test("a cluster at rest stays at rest", async () => {
  const made = await cluster();
  made.create(deployments, deployment(3));
  // The nodes of a test have no heartbeat: what follows from that ends after a while, too.
  await made.run(600);
  const [revision, steps] = [made.store.revision, made.kernel.steps];
  await made.run(200);
  expect(made.store.revision - revision).toBe(0);
  expect(made.kernel.steps - steps).toBeLessThan(20);
});
