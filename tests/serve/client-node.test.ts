import { request as httpRequest } from "node:http";
import { createServer as createTcpServer, type AddressInfo } from "node:net";
import { PassThrough } from "node:stream";
import {
  ADD,
  AppsV1Api,
  Attach,
  CoreV1Api,
  DELETE,
  Exec,
  KubeConfig,
  KubernetesObjectApi,
  Log,
  makeInformer,
  PatchStrategy,
  PortForward,
  UPDATE,
  Watch,
  type ObjectCache,
  type V1ConfigMap,
  type V1Status,
} from "@kubernetes/client-node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runPod, serveWorld, until, type ServedWorld, type TestContext } from "./served-world.ts";

/*
 * @kubernetes/client-node against a served world: a client that is not kubectl and was not written with us in mind.
 */

let world: ServedWorld;
let config: KubeConfig;
let core: CoreV1Api;
const namespace = "default";

beforeAll(async () => {
  world = await serveWorld();
  config = new KubeConfig();
  config.loadFromFile(world.kubeconfig);
  core = config.makeApiClient(CoreV1Api);
  await runPod(world.contexts[0] as TestContext, "web", {
    containers: [{ name: "web", image: "nginx", ports: [{ containerPort: 80 }] }],
  });
}, 60_000);
afterAll(() => world?.close());

const settle = (ms = 20): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test("an informer follows what happens", async () => {
  const informer = makeInformer<V1ConfigMap>(
    config,
    `/api/v1/namespaces/${namespace}/configmaps`,
    () => core.listNamespacedConfigMap({ namespace, labelSelector: "of=informer" }),
    "of=informer",
  );
  const seen: string[] = [];
  informer.on(ADD, ({ metadata }) => seen.push(`add ${metadata?.name}`));
  informer.on(UPDATE, ({ metadata, data }) => seen.push(`update ${metadata?.name} ${data?.["a"]}`));
  informer.on(DELETE, ({ metadata }) => seen.push(`delete ${metadata?.name}`));
  const body = (name: string, a: string): V1ConfigMap => ({
    metadata: { name, labels: { of: "informer" } },
    data: { a },
  });
  await core.createNamespacedConfigMap({ namespace, body: body("before", "1") });
  await informer.start();
  await core.createNamespacedConfigMap({ namespace, body: body("after", "1") });
  await core.createNamespacedConfigMap({ namespace, body: { metadata: { name: "other" } } });
  await core.replaceNamespacedConfigMap({ namespace, name: "after", body: body("after", "2") });
  await core.deleteNamespacedConfigMap({ namespace, name: "before" });
  await until(
    async () => seen,
    (events) => events.length >= 4,
  );
  await informer.stop();
  expect(seen).toEqual(["add before", "add after", "update after 2", "delete before"]);
  const kept = (informer as unknown as ObjectCache<V1ConfigMap>).list();
  expect(kept.map(({ metadata }) => metadata?.name)).toEqual(["after"]);
});

test("server-side apply: owners, conflicts, force", async () => {
  const objects = KubernetesObjectApi.makeApiClient(config);
  const map = (data: Record<string, string>): V1ConfigMap => ({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "applied", namespace },
    data,
  });
  const apply = (data: Record<string, string>, manager: string, force?: boolean) =>
    objects.patch<V1ConfigMap>(
      map(data),
      undefined,
      undefined,
      manager,
      force,
      PatchStrategy.ServerSideApply,
    );
  await apply({ a: "1" }, "first");
  await apply({ b: "2" }, "second");
  await expect(apply({ a: "other" }, "second")).rejects.toMatchObject({
    code: 409,
    body: expect.stringContaining('conflict with \\"first\\": .data.a'),
  });
  const forced = await apply({ a: "other" }, "second", true);
  expect(forced.data).toEqual({ a: "other" });
  expect(forced.metadata?.managedFields?.map(({ manager, operation }) => [manager, operation])).toEqual([
    ["second", "Apply"],
  ]);
});

test("a deployment comes up, and patches scale it", async () => {
  const apps = config.makeApiClient(AppsV1Api);
  const labels = { app: "hello" };
  await apps.createNamespacedDeployment({
    namespace,
    body: {
      metadata: { name: "hello" },
      spec: {
        replicas: 2,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [{ name: "c", image: "nginx" }] } },
      },
    },
  });
  await until(
    () => apps.readNamespacedDeployment({ name: "hello", namespace }),
    ({ status }) => status?.readyReplicas === 2,
  );
  await apps.patchNamespacedDeploymentScale({
    name: "hello",
    namespace,
    body: [{ op: "replace", path: "/spec/replicas", value: 1 }],
  });
  const pods = await until(
    () => core.listNamespacedPod({ namespace, labelSelector: "app=hello" }),
    ({ items }) => items.length === 1,
  );
  expect(pods.items[0]?.status?.phase).toBe("Running");
}, 30_000);

test("exec with input, output and exit code", async () => {
  const run = async (
    command: string[],
    input?: string,
  ): Promise<{ out: string; bad: string; status: V1Status }> => {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    let [out, bad] = ["", ""];
    stdout.on("data", (part) => (out += String(part)));
    stderr.on("data", (part) => (bad += String(part)));
    const stdin = input === undefined ? null : new PassThrough();
    const { promise, resolve } = Promise.withResolvers<V1Status>();
    await new Exec(config).exec(namespace, "web", "web", command, stdout, stderr, stdin, false, resolve);
    stdin?.write(input);
    const status = await promise;
    await settle();
    return { out, bad, status };
  };
  expect(await run(["sh", "-c", "echo 안녕; echo bad >&2; exit 3"])).toMatchObject({
    out: "안녕\n",
    bad: "bad\n",
    status: { status: "Failure", reason: "NonZeroExitCode" },
  });
  expect(await run(["head", "-n", "1"], "line\n")).toMatchObject({
    out: "line\n",
    status: { status: "Success" },
  });
});

test("attach shows what is printed from now on", async () => {
  await runPod(world.contexts[0] as TestContext, "ticker", {
    containers: [
      { name: "ticker", image: "busybox", command: ["sh", "-c", "while true; do echo tick; sleep 1; done"] },
    ],
  });
  const stdout = new PassThrough();
  let out = "";
  stdout.on("data", (part) => (out += String(part)));
  const socket = await new Attach(config).attach(namespace, "ticker", "ticker", stdout, null, null, false);
  const seen = await until(
    async () => out,
    (text) => text.length > 9,
  );
  expect(seen).toMatch(/^tick\ntick\n/);
  socket.close();
});

test("a forwarded port leads to the pod", async () => {
  const forward = new PortForward(config);
  const server = createTcpServer((socket) => {
    void forward.portForward(namespace, "web", [80], socket, null, socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  httpRequest({ host: "127.0.0.1", port, path: "/", headers: { connection: "close" } }, (response) => {
    let text = "";
    response.on("data", (part) => (text += String(part)));
    response.on("end", () => resolve(text));
  })
    .on("error", reject)
    .end();
  expect(await promise).toContain("Welcome to nginx!");
  server.close();
});

test("logs are followed", async () => {
  const stream = new PassThrough();
  let out = "";
  stream.on("data", (part) => (out += String(part)));
  const controller = await new Log(config).log(namespace, "ticker", "ticker", stream, {
    follow: true,
    tailLines: 1,
  });
  const seen = await until(
    async () => out,
    (text) => text.length > 14,
  );
  expect(seen).toMatch(/^tick\ntick\ntick\n/);
  controller.abort();
});

test("a watch tells of its end", async () => {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const names: string[] = [];
  await new Watch(config).watch(
    "/api/v1/namespaces",
    { timeoutSeconds: 1 },
    (type, object) => names.push(`${type} ${object.metadata.name}`),
    resolve,
  );
  await promise;
  expect(names).toContain("ADDED kube-system");
});

test("refusals are errors that say why", async () => {
  await expect(core.readNamespacedPod({ name: "nope", namespace })).rejects.toMatchObject({
    code: 404,
    body: expect.stringContaining('pods \\"nope\\" not found'),
  });
});
