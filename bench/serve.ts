import { cpus, tmpdir } from "node:os";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, request as httpsRequest } from "node:https";
import { join } from "node:path";
import { parse } from "yaml";
import { serve } from "../src/cli/serve/serve.ts";

/*
 * What a served cluster does per second over HTTPS, with client and server in this one process: creates, lists of
 * 10,000 pods, and a change that 100 watchers hear of. Prints figures; fails where costs stop growing linearly.
 */

const podsMax = 10_000;
const watchers = 100;
const changes = 200;
const parallel = 16;
/** How much dearer per pod a list of ten times as many may be. */
const linearityMax = 2.5;

const folder = mkdtempSync(join(tmpdir(), "drydock-bench-"));
const serving = await serve({
  choice: { scenario: "kind", kubernetesVersion: "v1.33", seed: 1 },
  port: 0,
  kubeconfig: join(folder, "config"),
  speed: 1,
  token: "bench",
  script: undefined,
  print: () => undefined,
  complain: (text) => void process.stderr.write(text),
});
const { clusters } = parse(readFileSync(join(folder, "config"), "utf8")) as {
  clusters: readonly { readonly cluster: Readonly<Record<string, string>> }[];
};
const cluster = clusters[0]?.cluster ?? {};
const agent = new Agent({
  keepAlive: true,
  maxSockets: parallel + watchers,
  ca: Buffer.from(cluster["certificate-authority-data"] ?? "", "base64"),
});
const { port } = new URL(cluster["server"] ?? "");

function open(
  method: string,
  path: string,
  body: object | undefined,
  onData: (part: Buffer) => void,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const headers = { authorization: "Bearer bench", "content-type": "application/json" };
  const request = httpsRequest({ host: "127.0.0.1", port, method, path, headers, agent }, (response) => {
    if ((response.statusCode ?? 500) >= 400) reject(new Error(`${method} ${path}: ${response.statusCode}`));
    response.on("data", onData);
    response.on("end", resolve);
    response.on("error", reject);
  });
  request.on("error", reject);
  request.end(body === undefined ? undefined : JSON.stringify(body));
  return promise;
}

const ignore = (): void => undefined;
const pods = "/api/v1/namespaces/default/pods";

/** Pods that no scheduler looks at: nothing but the API is measured. */
function pod(name: string): object {
  const containers = [{ name: "c", image: "registry.k8s.io/pause:3.10" }];
  return { kind: "Pod", apiVersion: "v1", metadata: { name }, spec: { schedulerName: "nobody", containers } };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

async function create(from: number, to: number): Promise<void> {
  let next = from;
  const worker = async (): Promise<void> => {
    while (next < to) await open("POST", pods, pod(`pod-${next++}`), ignore);
  };
  await Promise.all(Array.from({ length: parallel }, worker));
}

async function list(): Promise<number> {
  await open("GET", pods, undefined, ignore);
  const rounds = 5;
  const taken = await seconds(async () => {
    for (let round = 0; round < rounds; round++) await open("GET", pods, undefined, ignore);
  });
  return taken / rounds;
}

/** Events per second that reach all watchers together. */
async function fanOut(): Promise<number> {
  let heard = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  for (let index = 0; index < watchers; index++) {
    const hear = (part: Buffer): void => {
      heard += part.toString("latin1").split("\n").length - 1;
      if (heard >= watchers * changes) resolve();
    };
    open(
      "GET",
      "/api/v1/namespaces/kube-public/configmaps?watch=1&fieldSelector=metadata.name%3Dloud",
      undefined,
      hear,
    ).catch(ignore);
  }
  await new Promise((wake) => setTimeout(wake, 500));
  const maps = "/api/v1/namespaces/kube-public/configmaps";
  const taken = await seconds(async () => {
    await open("POST", maps, { metadata: { name: "loud" }, data: { turn: "0" } }, ignore);
    for (let turn = 1; turn < changes; turn++)
      await open("PUT", `${maps}/loud`, { metadata: { name: "loud" }, data: { turn: String(turn) } }, ignore);
    await promise;
  });
  return heard / taken;
}

function print(what: string, value: string): void {
  process.stdout.write(`${what.padEnd(52)} ${value}\n`);
}

await create(0, 100);
const first = await seconds(() => create(100, podsMax / 10));
const small = (await list()) / (podsMax / 10);
const rest = await seconds(() => create(podsMax / 10, podsMax));
const whole = await list();
const events = await fanOut();
print("creates per second over HTTPS, up to 1,000 pods", String(Math.round((podsMax / 10 - 100) / first)));
print("creates per second over HTTPS, up to 10,000 pods", String(Math.round((podsMax * 0.9) / rest)));
print(
  "a list of 10,000 pods over HTTPS",
  `${(whole * 1000).toFixed(0)} ms (${(1 / whole).toFixed(1)} per second)`,
);
print(`events per second to ${watchers} watchers over HTTPS`, String(Math.round(events)));
print("cores of this machine, of which these used one", String(cpus().length));
const growth = whole / podsMax / small;
agent.destroy();
await serving.stop();
rmSync(folder, { recursive: true, force: true });
if (growth > linearityMax) {
  process.stderr.write(
    `a pod in a list of 10,000 costs ${growth.toFixed(1)} times as much as in one of 1,000\n`,
  );
  process.exitCode = 1;
}
process.exit();
