import { expect, test } from "vitest";
import type { Command, Daemon } from "../../host/program.ts";
import { second } from "../../kernel/time.ts";
import { configMaps } from "../../kinds/core/config-map.ts";
import { nodes, type Node } from "../../kinds/core/node.ts";
import { pods } from "../../kinds/core/pod.ts";
import { printYaml } from "../../wire/yaml.ts";
import { TestNode } from "./test-node.ts";

/** `/work SECONDS CODE`: works, then exits. */
const work: Command = {
  name: "work",
  *run(process) {
    const [, seconds = "0", code = "0"] = process.argv;
    yield* process.write(`working ${seconds}\n`);
    yield* process.kernel.sleep(Number(seconds) * second);
    return Number(code);
  },
};

/** Prints a file at start. */
const reader: Daemon = {
  name: "reader",
  start(process) {
    const [, path = ""] = process.argv;
    process.kernel.begin("write", process.write(process.access.readText(path)));
  },
};

const image = "test/work:v1";
const remove = (node: TestNode, name: string): void =>
  node.admin.delete(pods, { namespace: "default", name });

test("init containers run one after the other, then the others", async () => {
  const node = await new TestNode([work]).up();
  node.createPod("init", {
    initContainers: [
      { name: "first", image, args: ["3"] },
      { name: "second", image, args: ["3"] },
    ],
    containers: [{ name: "main", image, args: ["600"] }],
  });
  await node.run(6);
  expect(node.pod("init").status.phase).toBe("Pending");
  expect(node.pod("init").status.containerStatuses?.[0]?.state).toEqual({
    waiting: { reason: "PodInitializing" },
  });
  await node.run(10);
  const { phase, initContainerStatuses, conditions } = node.pod("init").status;
  expect(phase).toBe("Running");
  expect(initContainerStatuses?.map(({ state, ready }) => [state?.terminated?.reason, ready])).toEqual([
    ["Completed", true],
    ["Completed", true],
  ]);
  expect(conditions?.find(({ type }) => type === "Initialized")?.status).toBe("True");
});

test("an init container that fails for good ends the pod", async () => {
  const node = await new TestNode([work]).up();
  const initContainers = [{ name: "i", image, args: ["1", "3"] }];
  node.createPod("never", { restartPolicy: "Never", initContainers, containers: [{ name: "c", image }] });
  node.createPod("always", { initContainers, containers: [{ name: "c", image }] });
  await node.run(30);
  expect(node.pod("never").status.phase).toBe("Failed");
  expect(node.pod("always").status.phase).toBe("Pending");
  expect(node.pod("always").status.initContainerStatuses?.[0]?.restartCount).toBeGreaterThan(0);
});

test("a sidecar is up before the main container, and does not keep the pod from ending", async () => {
  const node = await new TestNode([work]).up();
  node.createPod("sidecar", {
    restartPolicy: "Never",
    initContainers: [{ name: "side", image, args: ["600"], restartPolicy: "Always" }],
    containers: [{ name: "main", image, args: ["3"] }],
  });
  await node.run(6);
  expect(node.pod("sidecar").status.initContainerStatuses?.[0]?.ready).toBe(true);
  await node.run(60);
  expect(node.pod("sidecar").status.phase).toBe("Succeeded");
});

test.each([
  ["Never", "0", "Succeeded"],
  ["Never", "2", "Failed"],
  ["OnFailure", "0", "Succeeded"],
  ["OnFailure", "2", "Running"],
  ["Always", "0", "Running"],
])("restartPolicy %s with exit code %s: %s", async (restartPolicy, code, phase) => {
  const node = await new TestNode([work]).up();
  node.createPod("p", { restartPolicy, containers: [{ name: "c", image, args: ["1", code] }] });
  await node.run(30);
  expect(node.pod("p").status.phase).toBe(phase);
});

test("a process that ignores SIGTERM is killed when its grace period is over", async () => {
  const node = await new TestNode([work]).up();
  node.createPod("deaf", {
    terminationGracePeriodSeconds: 8,
    containers: [{ name: "c", image, args: ["600"] }],
  });
  await node.run(8);
  remove(node, "deaf");
  await node.run(6);
  expect(node.pod("deaf").metadata.deletionTimestamp).toBeDefined();
  await node.run(5);
  expect(() => node.pod("deaf")).toThrow("no pod deaf");
});

test("activeDeadlineSeconds ends a pod", async () => {
  const node = await new TestNode([work]).up();
  node.createPod("late", {
    activeDeadlineSeconds: 10,
    terminationGracePeriodSeconds: 1,
    containers: [{ name: "c", image, args: ["600"] }],
  });
  await node.run(20);
  const { phase, reason, message } = node.pod("late").status;
  expect([phase, reason, message]).toEqual([
    "Failed",
    "DeadlineExceeded",
    "Pod was active on the node longer than the specified deadline",
  ]);
});

test("a config map is a volume, and its change reaches the files", async () => {
  const node = await new TestNode([reader]).up();
  const configMap = (text: string): object => ({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "c", namespace: "default" },
    data: { "a.txt": text },
  });
  node.create(configMaps, configMap("one\n"));
  node.createPod("reader", {
    volumes: [{ name: "v", configMap: { name: "c" } }],
    containers: [
      {
        name: "c",
        image: "test/reader:v1",
        args: ["/etc/v/a.txt"],
        volumeMounts: [{ name: "v", mountPath: "/etc/v" }],
      },
    ],
  });
  await node.run(6);
  const files = (): string =>
    node.containers("reader")[0]?.container.host.files.access().readText("/etc/v/a.txt") ?? "";
  expect(node.containers("reader")[0]?.container.logs.lines.map(({ text }) => text)).toEqual(["one\n"]);
  node.admin.patch(
    configMaps,
    { namespace: "default", name: "c" },
    { type: "merge", body: { data: { "a.txt": "two\n" } } },
  );
  await node.run(100);
  expect(files()).toBe("two\n");
});

test("a volume that is missing is tried again until it is there", async () => {
  const node = await new TestNode([work]).up();
  node.createPod("wait", {
    volumes: [{ name: "v", configMap: { name: "late" } }],
    containers: [{ name: "c", image, args: ["600"], volumeMounts: [{ name: "v", mountPath: "/v" }] }],
  });
  await node.run(10);
  expect(node.events("wait")).toEqual([
    expect.stringMatching(
      /^FailedMount MountVolume\.SetUp failed for volume "v" : configmap "late" not found x5$/,
    ),
  ]);
  node.create(configMaps, {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "late", namespace: "default" },
    data: {},
  });
  await node.run(20);
  expect(node.pod("wait").status.phase).toBe("Running");
});

test("a static pod has a mirror, which follows its file", async () => {
  const node = await new TestNode([work]).up();
  const manifest = (args: readonly string[]): string =>
    printYaml({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "static" },
      spec: { containers: [{ name: "c", image, args }] },
    });
  const files = node.host.files.access();
  files.writeText("/etc/kubernetes/manifests/static.yaml", manifest(["600"]));
  await node.run(6);
  const first = node.pod("static-node");
  expect([first.status.phase, first.metadata.annotations?.["kubernetes.io/config.source"]]).toEqual([
    "Running",
    "file",
  ]);
  remove(node, "static-node");
  await node.run(4);
  expect(node.pod("static-node").status.phase).toBe("Running");
  expect(node.pod("static-node").metadata.uid).not.toBe(first.metadata.uid);
  files.writeText("/etc/kubernetes/manifests/static.yaml", manifest(["700"]));
  await node.run(40);
  expect(node.pod("static-node").spec.containers[0]?.args).toEqual(["700"]);
  files.unlink("/etc/kubernetes/manifests/static.yaml");
  await node.run(40);
  expect(() => node.pod("static-node")).toThrow("no pod static-node");
});

test("pods survive a restart of the kubelet, and the node is not ready while it is away", async () => {
  const node = await new TestNode([work]).up();
  node.createPod("p", { containers: [{ name: "c", image, args: ["6000"] }] });
  await node.run(8);
  const [before] = node.containers("p");
  node.kill("kubelet");
  await node.run(70);
  const ready = (): string | undefined =>
    (node.server.objects({ apiVersion: "v1", kind: nodes.kind })[0] as Node).status.conditions?.find(
      ({ type }) => type === "Ready",
    )?.status;
  expect(ready()).toBe("Unknown");
  await node.startKubelet();
  await node.run(10);
  expect(ready()).toBe("True");
  const [after, ...others] = node.containers("p");
  expect([after?.id, others.length, node.pod("p").status.phase]).toEqual([before?.id, 0, "Running"]);
});

test("mirrors and readiness survive a restart of the kubelet", async () => {
  const node = await new TestNode([work]).up();
  const spec = { containers: [{ name: "c", image, args: ["6000"] }] };
  const manifest = printYaml({ apiVersion: "v1", kind: "Pod", metadata: { name: "static" }, spec });
  node.host.files.access().writeText("/etc/kubernetes/manifests/static.yaml", manifest);
  const readinessProbe = { httpGet: { path: "/", port: 80 }, periodSeconds: 5 };
  node.createPod("web", { containers: [{ name: "web", image: "nginx:1.27", readinessProbe }] });
  await node.run(20);
  const before = node.pod("static-node").metadata.uid;
  node.kill("kubelet");
  await node.run(5);
  await node.startKubelet();
  await node.run(8);
  expect(node.pod("static-node").metadata.uid).toBe(before);
  expect(node.pod("web").status.containerStatuses?.[0]).toMatchObject({ ready: true, restartCount: 0 });
});

test("the kubelet gives logs to whoever has a certificate", async () => {
  const node = await new TestNode([work]).up();
  node.createPod("p", { containers: [{ name: "c", image, args: ["600"] }] });
  await node.run(8);
  expect(await node.askKubelet("/containerLogs/default/p/c")).toEqual({ status: 200, text: "working 600\n" });
  expect(await node.askKubelet("/containerLogs/default/p/c", { previous: ["true"] })).toEqual({
    status: 400,
    text: expect.stringContaining('previous terminated container \\"c\\" in pod \\"p\\" not found'),
  });
});
