import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { ask, askJson, readContexts, serveWorld, until, type TestContext } from "./served-world.ts";

const folder = mkdtempSync(join(tmpdir(), "drydock-life-"));
const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

interface Command {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

/** The program as a person starts it. */
function drydock(...words: readonly string[]): Command {
  const child = spawn(process.execPath, ["src/cli/drydock.mjs", ...words]);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => (output += text));
  const { promise: ended, resolve } = Promise.withResolvers<number | null>();
  child.on("close", resolve);
  ends.push(() => void child.kill("SIGKILL"));
  return { child, output: () => output, ended };
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s ends it well: streams, port, exit code",
  async (signal) => {
    const kubeconfig = join(folder, signal);
    const { child, output, ended } = drydock(
      "serve",
      "--scenario",
      "kind",
      "--kubeconfig",
      kubeconfig,
      "--token",
      "tok",
    );
    await until(
      async () => output(),
      (text) => text.includes("Ctrl-C stops it."),
    );
    const [cluster] = readContexts(kubeconfig) as [TestContext];
    expect(output()).toContain(`Serving kind-kind at https://127.0.0.1:${cluster.port}`);
    expect(output()).toContain(`export KUBECONFIG=${kubeconfig}`);
    expect(statSync(kubeconfig).mode & 0o777).toBe(0o600);
    expect(readContexts(kubeconfig).map(({ name }) => name)).toEqual(["kind-kind", "kind-kind-token"]);
    const watching = ask(cluster, "/api/v1/namespaces?watch=1");
    await until(
      () => ask(cluster, "/readyz"),
      ({ text }) => text === "ok",
    );
    child.kill(signal);
    expect(await ended).toBe(0);
    expect((await watching).text).toContain('"type":"ADDED"');
    expect(await isFree(cluster.port)).toBe(true);
  },
  30_000,
);

test("a script prepares the world, and its clocks are those of the clients", async () => {
  const script =
    "kubectl create ns made; kubectl run p --image=nginx -n made && kubectl wait -n made --for=condition=ready pod/p && sleep 60; echo done";
  const world = await serveWorld({ script, speed: 1 });
  ends.push(() => world.close());
  expect(world.printed()).toContain("pod/p condition met\ndone\n");
  const [cluster] = world.contexts as [TestContext];
  const pod = await askJson(cluster, "/api/v1/namespaces/made/pods/p");
  const age = Date.now() - Date.parse(pod.metadata.creationTimestamp);
  expect(age).toBeGreaterThan(60_000);
  expect(Math.abs(world.serving.world.kernel.now / 1000 - Date.now())).toBeLessThan(2_000);
});

test("a script that fails is the end of it", async () => {
  const file = join(folder, "bad.sh");
  writeFileSync(file, "echo before; exit 7\n");
  const { output, ended } = drydock("serve", "--script", file, "--kubeconfig", join(folder, "unused"));
  expect(await ended).toBe(1);
  expect(output()).toBe("before\ndrydock serve: the script ended with exit code 7\n");
  expect(existsSync(join(folder, "unused"))).toBe(false);
}, 30_000);

test("several clusters of one world have a port and a context each, also when they come and go later", async () => {
  const world = await serveWorld({ script: "kind create cluster --name two 2>/dev/null" });
  ends.push(() => world.close());
  const names = (): readonly string[] => world.contexts.map(({ name }) => name);
  expect(names()).toEqual(["kind-kind", "kind-two"]);
  const [one, two] = world.contexts as [TestContext, TestContext];
  expect(one.port).not.toBe(two.port);
  const nodes = async (context: TestContext): Promise<string> =>
    (await askJson(context, "/api/v1/nodes")).items[0].metadata.name;
  expect([await nodes(one), await nodes(two)]).toEqual(["kind-control-plane", "two-control-plane"]);
  // Each has an authority of its own: the admin of one is nobody in the other.
  expect((await ask({ ...two, tls: { ...one.tls, ca: two.tls.ca } }, "/api/v1/nodes")).status).toBe(401);
  world.type("kind create cluster --name three\r");
  await until(
    async () => names().length,
    (count) => count === 3,
    20_000,
  );
  world.type("kind delete cluster --name two\r");
  await until(
    async () => names().join(),
    (list) => list === "kind-kind,kind-three",
    20_000,
  );
  await expect(ask(two, "/readyz")).rejects.toMatchObject({ code: "ECONNREFUSED" });
}, 60_000);

test("an API server that is stopped refuses connections, and one that comes back takes them", async () => {
  const world = await serveWorld();
  ends.push(() => world.close());
  const [cluster] = world.contexts as [TestContext];
  const watching = ask(cluster, "/api/v1/namespaces?watch=1").catch(({ code }: { code: string }) => code);
  const look = (): Promise<string> =>
    ask(cluster, "/readyz").then(
      ({ text }) => text,
      ({ code }: { code: string }) => code,
    );
  expect(await look()).toBe("ok");
  world.type("docker stop kind-control-plane\r");
  await until(look, (said) => said === "ECONNREFUSED", 20_000);
  await watching;
  world.type("docker start kind-control-plane\r");
  await until(look, (said) => said === "ok", 30_000);
}, 60_000);

test.each([
  [["--port", "70000"], 2, "--port must be at most 65535"],
  [["--speed", "0"], 2, "--speed must be a number above 0"],
  [["--scenario", "nope"], 2, 'there is no scenario "nope"'],
  [["--kubernetes-version", "1.19"], 2, "1.19"],
  [["--token", "a b"], 2, "--token must consist of"],
  [["--script", "/nope"], 1, "cannot read /nope"],
  [["extra"], 2, "serve takes no arguments"],
])("serve %j is refused", async (words, code, message) => {
  const { output, ended } = drydock("serve", ...words);
  expect(await ended).toBe(code);
  expect(output()).toContain(message);
});

test("a port that is taken is no place to serve", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ends.push(() => void server.close());
  const { port } = server.address() as { port: number };
  const { output, ended } = drydock("serve", "--port", String(port), "--kubeconfig", join(folder, "taken"));
  expect(await ended).toBe(1);
  expect(output()).toContain(`drydock serve: port ${port} is taken`);
  rmSync(folder, { recursive: true, force: true });
}, 30_000);
