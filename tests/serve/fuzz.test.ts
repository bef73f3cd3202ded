import { Agent, request as httpsRequest } from "node:https";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Random } from "../../src/sim/kernel/random.ts";
import { RequestFuzzer, type FuzzSeeds, type FuzzedRequest } from "./fuzz-requests.ts";
import { speak } from "./raw-connection.ts";
import {
  askJson,
  runPod,
  send,
  serveWorld,
  until,
  type Answer,
  type Json,
  type ServedWorld,
  type TestContext,
} from "./served-world.ts";

/** Repeat a failure with the seed that it names: FUZZ_SEED=7 FUZZ_COUNT=2000. */
const seed = Number(process.env["FUZZ_SEED"] ?? 1);
const count = Number(process.env["FUZZ_COUNT"] ?? 10_000);

let world: ServedWorld;
let cluster: TestContext;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

beforeAll(async () => {
  world = await serveWorld({ choice: { scenario: "kind", kubernetesVersion: "v1.33", seed } });
  cluster = world.contexts[0] as TestContext;
  await runPod(cluster, "web", { containers: [{ name: "web", image: "nginx" }] });
}, 60_000);
afterAll(async () => {
  agent.destroy();
  await world?.close();
});

test("frames that nobody would send break no more than their own connection", async () => {
  const random = new Random(seed).fork("frames");
  const upgrades = [
    ["exec?command=cat&stdin=true&stdout=true", "SPDY/3.1", "X-Stream-Protocol-Version: v4.channel.k8s.io"],
    ["portforward", "SPDY/3.1", "X-Stream-Protocol-Version: portforward.k8s.io"],
    ["exec?command=cat&stdin=true&stdout=true", "websocket", "Sec-WebSocket-Protocol: v5.channel.k8s.io"],
    ["portforward", "websocket", "Sec-WebSocket-Protocol: SPDY/3.1+portforward.k8s.io"],
  ] as const;
  for (let index = 0; index < 200; index++) {
    const [what, protocol, header] = upgrades[index % 4] ?? upgrades[0];
    const head = `POST /api/v1/namespaces/default/pods/web/${what} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: ${protocol}\r\n${header}\r\n`;
    const socketHead = `${head.replace("POST", protocol === "websocket" ? "GET" : "POST")}Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`;
    const bytes = Buffer.from(Array.from({ length: 1 + random.below(120) }, () => random.below(256)));
    // Half of them begin as a frame should.
    if (random.below(2) === 0)
      Buffer.from([0x80, 3, 0, random.below(10), 0, 0, 0, random.below(60)]).copy(bytes);
    await speak(cluster, [socketHead, bytes], { silenceMs: 15 });
  }
  expect((await askJson(cluster, "/version")).minor).toBe("33");
}, 60_000);

test(`${count} requests with seed ${seed}: no crash, no 500 without cause, a consistent store`, async () => {
  const fuzzer = new RequestFuzzer(seed, await seedsOf(cluster));
  const statuses = new Map<number, number>();
  const bad: string[] = [];
  for (let index = 0; index < count && bad.length < 10; index++) {
    const request = fuzzer.next();
    const answer = await perform(request).catch((error: unknown) => String(error));
    const problem = typeof answer === "string" ? answer : problemOf(answer, request.method);
    if (problem !== undefined) bad.push(describe(index, request, problem));
    if (typeof answer !== "string") statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
  }
  expect(world.printed()).not.toMatch(/broken|Error/);
  expect(bad).toEqual([]);
  // A fuzzer that is only refused proves nothing.
  for (const status of [200, 201, 400, 404, 405, 409, 415, 422])
    expect(statuses.get(status) ?? 0, `${status}`).toBeGreaterThan(0);
  expect(inconsistencies()).toEqual([]);
  await stillWorks();
}, 600_000);

/** Namespaced collections of `default`, all of cluster scope, and one object of each kind that there is. */
async function seedsOf(context: TestContext): Promise<FuzzSeeds> {
  const accept = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
  const groups = await Promise.all(
    ["/api", "/apis"].map((path) => askJson(context, path, { headers: { accept } })),
  );
  const collections = groups.flatMap(({ items }) =>
    items.flatMap((group: Json) =>
      group.versions.flatMap((one: Json) =>
        one.resources.map(({ resource, scope }: Json) => {
          const { name } = group.metadata;
          const root =
            name === undefined || name === "" ? `/api/${one.version}` : `/apis/${name}/${one.version}`;
          return `${root}${scope === "Namespaced" ? "/namespaces/default" : ""}/${resource}`;
        }),
      ),
    ),
  );
  const objects: { collection: string; object: object }[] = [];
  for (const path of collections) {
    const list = await askJson(context, path);
    const [first] = list.items ?? [];
    const kind = list.kind?.replace(/List$/, "");
    if (first !== undefined)
      objects.push({ collection: path, object: { kind, apiVersion: list.apiVersion, ...first } });
  }
  return { collections, objects };
}

function perform({ method, path, headers, body }: FuzzedRequest): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const { port, tls } = cluster;
  const length = body === undefined ? {} : { "content-length": body.length };
  const request = httpsRequest(
    {
      host: "127.0.0.1",
      port,
      path,
      method,
      headers: { ...headers, ...length },
      agent,
      timeout: 20_000,
      ...tls,
    },
    (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", reject);
      response.on("end", () => {
        const bytes = Buffer.concat(parts);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes,
          text: bytes.toString("utf8"),
        });
      });
    },
  );
  request.on("timeout", () => request.destroy(new Error("no answer within 20 s")));
  request.on("error", reject);
  request.end(body);
  return promise;
}

/**
 * Errors of a server that have a reason: something else could not be reached, or is not simulated, or the real server
 * answers with 500, too (options of a delete and revisions that are none, a new object with a revision).
 */
const reasons =
  /error trying to reach service|dial tcp|is not simulated|no endpoints available|unable to parse|container not found|is registered for version|Too large resource version|get version\/kind; json parse error|resourceVersion: Invalid value|resourceVersion should not be set on objects to be created|unexpected GroupVersion/;

/** Longer ones are documents, which may well use such words. */
const shortText = 5_000;

function problemOf(answer: Answer, method: string): string | undefined {
  const { status, headers, text } = answer;
  // Values that were never meant to be shown.
  if (text.length < shortText && /\[object |\bundefined\b|\bNaN\b/.test(text)) return `${status} ${text}`;
  if (method === "HEAD" || text === "") return undefined;
  if (status >= 500 && !reasons.test(text)) return `${status} ${text}`;
  const isJson = (headers["content-type"] ?? "").startsWith("application/json");
  return isJson ? problemOfJson(answer) : undefined;
}

function problemOfJson({ status, text }: Answer): string | undefined {
  try {
    const lines = text.startsWith('{"type":') ? text.trimEnd().split("\n") : [text];
    const [first]: readonly Json[] = lines.map((line) => JSON.parse(line));
    const isStatus = first.kind === "Status" && first.apiVersion === "v1" && first.code !== undefined;
    return isStatus && first.code !== status ? `${status}, but says ${first.code}` : undefined;
  } catch (error) {
    return `not JSON: ${String(error)}: ${text.slice(0, 300)}`;
  }
}

function describe(index: number, { method, path, headers, body }: FuzzedRequest, problem: string): string {
  return `#${index} ${method} ${path} ${JSON.stringify(headers)} ${body?.toString("latin1").slice(0, 600) ?? ""}\n=> ${problem.slice(0, 600)}`;
}

/** What must hold of the cluster's store, whatever was asked of its server. */
function inconsistencies(): readonly string[] {
  const store = world.serving.world.clusters.running[0]?.store;
  if (store === undefined) return ["no API server is running"];
  const found: string[] = [];
  const uids = new Map<string, string>();
  let last = "";
  for (const { key, value, created, modified } of store.range("/registry/")) {
    const { uid } = (value as Json).metadata ?? {};
    if (!key.endsWith(placeOf(value))) found.push(`${key} holds ${placeOf(value)}`);
    if (key <= last) found.push(`${key} after ${last}`);
    if (uids.has(uid)) found.push(`${key} and ${uids.get(uid)} share ${uid}`);
    if (created > modified || modified > store.revision) found.push(`${key}: ${created}, ${modified}`);
    if (!Object.isFrozen(value)) found.push(`${key} is not frozen`);
    uids.set(uid, key);
    last = key;
  }
  return found;
}

function placeOf(value: unknown): string {
  const { name, namespace } = (value as Json).metadata ?? {};
  return namespace === undefined || namespace === "" ? `/${name}` : `/${namespace}/${name}`;
}

async function stillWorks(): Promise<void> {
  const created = await send(cluster, "POST", "/api/v1/namespaces", { metadata: { name: "after" } });
  expect(created.status).toBe(201);
  const account = "/api/v1/namespaces/after/serviceaccounts/default";
  await until(
    () => askJson(cluster, account),
    (json) => json.kind === "ServiceAccount",
    30_000,
  );
}
