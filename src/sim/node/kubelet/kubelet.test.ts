import { expect, test } from "vitest";
import type { Command } from "../../host/program.ts";
import { second } from "../../kernel/time.ts";
import { endpoints, type Endpoints } from "../../kinds/core/endpoints.ts";
import { services } from "../../kinds/core/service.ts";
import { TestNode } from "./test-node.ts";

/** Runs for a second, then fails. */
const crash: Command = {
  name: "crash",
  *run(process) {
    yield* process.write("starting\n");
    yield* process.kernel.sleep(second);
    return 1;
  },
};

test("a pod of one container starts and is ready, with the kubelet's events", async () => {
  const node = await new TestNode().up();
  node.createPod("web", { containers: [{ name: "web", image: "nginx:1.27" }] });
  await node.run(12);
  const { status } = node.pod("web");
  expect(status.phase).toBe("Running");
  expect(status.podIP).toBe("10.244.0.2");
  expect(status.conditions?.map(({ type, status }) => `${type} ${status}`)).toEqual([
    "PodReadyToStartContainers True",
    "Initialized True",
    "Ready True",
    "ContainersReady True",
    "PodScheduled True",
  ]);
  const [pulling, pulled, ...rest] = node.events("web");
  expect(pulling).toBe('Pulling Pulling image "nginx:1.27"');
  expect(pulled).toMatch(
    /^Pulled Successfully pulled image "nginx:1\.27" in \d\.\d+s \(\d\.\d+s including waiting\)\. Image size: 72404038 bytes\.$/,
  );
  expect(rest).toEqual(["Created Created container: web", "Started Started container web"]);
});

test("a container that fails is restarted after 10, 20, 40 seconds", async () => {
  const node = await new TestNode([crash]).up();
  node.createPod("crash", { containers: [{ name: "c", image: "test/crash:v1" }] });
  const restarts: number[] = [];
  const reasons = new Set<string>();
  for (let elapsed = 0; elapsed < 120; elapsed++) {
    await node.run(1);
    const { count, reason } = node.containerOf("crash");
    if (count > restarts.length) restarts.push(elapsed);
    reasons.add(reason);
  }
  expect(reasons).toEqual(new Set(["ContainerCreating", "Running", "Error", "CrashLoopBackOff"]));
  const gaps = restarts.slice(1).map((at, index) => at - (restarts[index] ?? 0));
  expect(gaps.length).toBeGreaterThanOrEqual(2);
  for (const [index, gap] of gaps.entries()) {
    // A second of work, the delay, and up to 15 s until the next look at the pod.
    const delay = [10, 20, 40, 80][index] ?? 0;
    expect(gap).toBeGreaterThanOrEqual(1 + delay);
    expect(gap).toBeLessThanOrEqual(1 + delay + 17);
  }
  expect(node.events("crash").find((event) => event.startsWith("BackOff"))).toMatch(
    /^BackOff Back-off restarting failed container c in pod crash_default\([0-9a-f-]{36}\) x\d+$/,
  );
});

test("a failing liveness probe restarts the container", async () => {
  const node = await new TestNode().up();
  const livenessProbe = {
    httpGet: { path: "/healthz", port: 8080 },
    initialDelaySeconds: 3,
    periodSeconds: 3,
  };
  node.createPod("live", {
    containers: [
      {
        name: "liveness",
        image: "registry.k8s.io/e2e-test-images/agnhost:2.40",
        args: ["liveness"],
        livenessProbe,
      },
    ],
  });
  await node.run(30);
  const status = node.pod("live").status.containerStatuses?.[0];
  expect(status?.restartCount).toBe(1);
  expect(status?.lastState?.terminated?.exitCode).toBe(2);
  const unhealthy = node.events("live").filter((event) => /^(Unhealthy|Killing)/.test(event));
  expect(unhealthy).toEqual([
    expect.stringMatching(/^Unhealthy Liveness probe failed: HTTP probe failed with statuscode: 500 x[34]$/),
    expect.stringMatching(/^Killing Container liveness failed liveness probe, will be restarted$/),
  ]);
});

test("readiness puts a pod's address into the endpoints, and takes it out", async () => {
  const node = await new TestNode().up();
  const readinessProbe = {
    httpGet: { path: "/ready.html", port: 80 },
    periodSeconds: 2,
    failureThreshold: 1,
  };
  node.create(services, {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "web", namespace: "default" },
    spec: { selector: { app: "web" }, ports: [{ port: 80 }] },
  });
  node.createPod(
    "web",
    { containers: [{ name: "web", image: "nginx:1.27", readinessProbe }] },
    { app: "web" },
  );
  await node.run(20);
  const ready = (): unknown => {
    const found = node.server.objects({
      apiVersion: "v1",
      kind: endpoints.kind,
      namespace: "default",
      name: "web",
    })[0] as Endpoints;
    return found.subsets?.flatMap(({ addresses, notReadyAddresses }) => [
      addresses?.map(({ ip }) => ip),
      notReadyAddresses?.map(({ ip }) => ip),
    ]);
  };
  expect(ready()).toEqual([undefined, ["10.244.0.2"]]);
  expect(node.events("web")).toContainEqual(
    expect.stringMatching(/^Unhealthy Readiness probe failed: HTTP probe failed with statuscode: 404/),
  );
});

test("images that cannot be had", async () => {
  const node = await new TestNode().up();
  const cases = {
    badtag: "nginx:nosuchtag",
    unknown: "nosuch/thing",
    invalid: "NGINX:Latest!",
  };
  for (const [name, image] of Object.entries(cases))
    node.createPod(name, { containers: [{ name: "c", image }] });
  node.createPod("never", { containers: [{ name: "c", image: "nginx:1.27", imagePullPolicy: "Never" }] });
  const waiting = (name: string): unknown => node.pod(name).status.containerStatuses?.[0]?.state?.waiting;
  const seen = new Set<string>();
  for (let elapsed = 0; elapsed < 40; elapsed++) {
    await node.run(1);
    seen.add(JSON.stringify(waiting("badtag")));
  }
  const notFound =
    'failed to pull and unpack image "docker.io/library/nginx:nosuchtag": failed to resolve reference "docker.io/library/nginx:nosuchtag": docker.io/library/nginx:nosuchtag: not found';
  expect([...seen].map((text) => JSON.parse(text) as unknown)).toEqual(
    expect.arrayContaining([
      { reason: "ErrImagePull", message: `rpc error: code = NotFound desc = ${notFound}` },
      {
        reason: "ImagePullBackOff",
        message: `Back-off pulling image "nginx:nosuchtag": ErrImagePull: rpc error: code = NotFound desc = ${notFound}`,
      },
    ]),
  );
  expect(waiting("invalid")).toEqual({
    reason: "InvalidImageName",
    message: `Failed to apply default image tag "NGINX:Latest!": couldn't parse image name "NGINX:Latest!": invalid reference format: repository name (library/NGINX) must be lowercase`,
  });
  expect(waiting("never")).toEqual({
    reason: "ErrImageNeverPull",
    message: 'Container image "nginx:1.27" is not present with pull policy of Never',
  });
  expect(node.events("unknown")).toContainEqual(
    expect.stringContaining(
      'Failed Failed to pull image "nosuch/thing": failed to pull and unpack image "docker.io/nosuch/thing:latest": failed to resolve reference "docker.io/nosuch/thing:latest": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
    ),
  );
});

test("a command that is not there", async () => {
  const node = await new TestNode().up();
  node.createPod("badcmd", { containers: [{ name: "c", image: "nginx:1.27", command: ["/nosuch"] }] });
  await node.run(15);
  const text =
    'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: exec: "/nosuch": stat /nosuch: no such file or directory: unknown';
  expect(node.events("badcmd")).toContainEqual(expect.stringContaining(`Failed Error: ${text}`));
  const status = node.pod("badcmd").status.containerStatuses?.[0];
  const terminated = status?.lastState?.terminated ?? status?.state?.terminated;
  expect([terminated?.reason, terminated?.exitCode, terminated?.startedAt, terminated?.message]).toEqual([
    "StartError",
    128,
    "1970-01-01T00:00:00Z",
    text,
  ]);
});

test("deleting a pod ends its container with its grace period and removes it", async () => {
  const node = await new TestNode().up();
  node.createPod("web", { containers: [{ name: "web", image: "nginx:1.27" }] });
  await node.run(12);
  node.admin.delete(
    { group: "", version: "v1", kind: "Pod", plural: "pods", singular: "pod", namespaced: true },
    { namespace: "default", name: "web" },
  );
  await node.run(3);
  expect(() => node.pod("web")).toThrow("no pod web");
  expect(node.events("web").at(-1)).toBe("Killing Stopping container web");
});

test("a missing config map keeps the container from being made", async () => {
  const node = await new TestNode().up();
  node.createPod("nocm", {
    containers: [{ name: "c", image: "nginx:1.27", envFrom: [{ configMapRef: { name: "nosuchcm" } }] }],
  });
  await node.run(15);
  expect(node.pod("nocm").status.containerStatuses?.[0]?.state?.waiting).toEqual({
    reason: "CreateContainerConfigError",
    message: 'configmap "nosuchcm" not found',
  });
  expect(node.events("nocm").filter((event) => event.startsWith("Failed"))).toEqual([
    expect.stringContaining('Failed Error: configmap "nosuchcm" not found'),
  ]);
});
