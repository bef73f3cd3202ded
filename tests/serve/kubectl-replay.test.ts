import { readdirSync, readFileSync } from "node:fs";
import { request as httpsRequest } from "node:https";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { KubectlRecording, RecordedRequest } from "./recorded-request.ts";
import { askJson, serveWorld, type ServedWorld, type TestContext } from "./served-world.ts";

/*
 * The requests of real kubectls, as recorded by record-kubectl.ts, each at its virtual time: the answers have the same
 * status, type and kind. So what kubectl needs is tested where there is none.
 */

const folder = join(import.meta.dirname, "recorded");
const recordings = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name): KubectlRecording => JSON.parse(readFileSync(join(folder, name), "utf8")));

test.each(recordings)(
  "the requests of kubectl $kubectl",
  async ({ requests }) => {
    const world = await serveWorld({ speed: 50 });
    const cluster = world.contexts[0] as TestContext;
    const revisions = new Map<string, string>();
    const differences: string[] = [];
    const open: Promise<unknown>[] = [];
    const attempt = async (recorded: RecordedRequest): Promise<string> => {
      const exchange = perform(cluster, await fresh(cluster, recorded, revisions), revisions);
      open.push(exchange.ended);
      const { status, type } = await exchange.answered;
      const kind = recorded.kind === undefined || isStreamed(recorded) ? recorded.kind : await exchange.kind;
      return gist({ status, type, ...(kind === undefined ? {} : { kind }) });
    };
    try {
      for (const recorded of requests) {
        await reach(world, recorded.at);
        const wanted = answersOf(requests, recorded);
        let got = await attempt(recorded);
        // What is only looked at may take a little longer this time: a container that starts.
        for (let patience = 100; !wanted.has(got) && isHarmless(recorded) && patience > 0; patience--) {
          await new Promise((wake) => setTimeout(wake, 50));
          got = await attempt(recorded);
        }
        if (!wanted.has(got))
          differences.push(
            `${recorded.command}: ${recorded.method} ${recorded.target}: ${got}, not ${[...wanted].join(" or ")}`,
          );
      }
      expect(differences).toEqual([]);
      expect(world.printed()).not.toMatch(/broken|Error/);
    } finally {
      await world.close();
      await Promise.allSettled(open);
    }
  },
  120_000,
);

function gist({ status, type, kind }: Pick<RecordedRequest, "status" | "type" | "kind">): string {
  return `${status} ${type} ${kind ?? ""}`;
}

/** What a command asked for several times, until it was answered otherwise: when that is so is another time's matter. */
function answersOf(
  requests: readonly RecordedRequest[],
  { command, method, target }: RecordedRequest,
): ReadonlySet<string> {
  const same = requests.filter(
    (one) => one.command === command && one.method === method && one.target === target,
  );
  // What is being deleted may be gone already.
  const isGoing = method === "GET" && /^(?:delete|drain) /.test(command);
  return new Set([...same.map((one) => gist(one)), ...(isGoing ? ["404 application/json Status"] : [])]);
}

function isHarmless({ method, headers }: RecordedRequest): boolean {
  return method === "GET" || headers["upgrade"] !== undefined;
}

function isStreamed({ target, status }: RecordedRequest): boolean {
  return status === 101 || /[?&](?:watch|follow)=true/.test(target);
}

/** Waits until the world is as old as it was then. */
async function reach({ serving: { world } }: ServedWorld, at: number): Promise<void> {
  while ((world.kernel.now - world.start) / 1000 < at) await new Promise((wake) => setTimeout(wake, 5));
}

/** In an object, or in a JSON patch of one. */
const revisionIn = /("resourceVersion": ?|"path":"\/metadata\/resourceVersion","value":)"\d+"/;

/** Revisions are those of this run: what an update is made from, and where a watch begins. */
async function fresh(
  cluster: TestContext,
  recorded: RecordedRequest,
  revisions: ReadonlyMap<string, string>,
): Promise<RecordedRequest> {
  const [path = "", query = ""] = recorded.target.split("?", 2);
  const known = revisions.get(path);
  const target = /[?&]watch=true/.test(recorded.target)
    ? `${path}?${query.replace(/resourceVersion=[1-9]\d*/, `resourceVersion=${known ?? "0"}`)}`
    : recorded.target;
  if (recorded.body === undefined || !("text" in recorded.body)) return { ...recorded, target };
  if (!revisionIn.test(recorded.body.text)) return { ...recorded, target };
  const { metadata } = await askJson(cluster, path);
  const text = recorded.body.text.replaceAll(
    new RegExp(revisionIn, "g"),
    (_, before: string) => `${before}"${metadata?.resourceVersion}"`,
  );
  return { ...recorded, target, body: { text } };
}

interface Exchange {
  readonly answered: Promise<{ readonly status: number; readonly type: string }>;
  readonly kind: Promise<string | undefined>;
  readonly ended: Promise<void>;
}

function perform(
  { port, tls }: TestContext,
  { method, target, headers, body }: RecordedRequest,
  revisions: Map<string, string>,
): Exchange {
  const answered = Promise.withResolvers<{ status: number; type: string }>();
  const kind = Promise.withResolvers<string | undefined>();
  const ended = Promise.withResolvers<void>();
  const bytes =
    body === undefined
      ? undefined
      : "text" in body
        ? Buffer.from(body.text)
        : Buffer.from(body.base64, "base64");
  const length = bytes === undefined ? {} : { "content-length": bytes.length };
  const key =
    headers["upgrade"]?.toLowerCase() === "websocket"
      ? { "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==", "sec-websocket-version": "13" }
      : {};
  const request = httpsRequest({
    host: "127.0.0.1",
    port,
    path: target,
    method,
    agent: false,
    headers: { ...headers, ...length, ...key },
    ...tls,
  });
  request.on("response", (response) => {
    answered.resolve({
      status: response.statusCode ?? 0,
      type: (response.headers["content-type"] ?? "").split(";")[0] ?? "",
    });
    let text = "";
    response.setEncoding("utf8").on("data", (part: string) => (text += part));
    response.on("error", () => undefined);
    response.on("close", () => {
      const found = /^\{"kind":"([^"]+)"|"kind":"([^"]+)","apiVersion"/.exec(text);
      kind.resolve(found?.[1] ?? found?.[2] ?? kindIn(text));
      const revision = /"resourceVersion":"(\d+)"/.exec(text)?.[1];
      if (method === "GET" && revision !== undefined) revisions.set(target.split("?", 1)[0] ?? "", revision);
      ended.resolve();
    });
  });
  request.on("upgrade", (response, socket) => {
    answered.resolve({ status: response.statusCode ?? 0, type: "" });
    socket.destroy();
    ended.resolve();
  });
  request.on("error", () => {
    answered.resolve({ status: 0, type: "" });
    kind.resolve(undefined);
    ended.resolve();
  });
  request.end(bytes);
  return { answered: answered.promise, kind: kind.promise, ended: ended.promise };
}

function kindIn(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { readonly kind?: string }).kind;
  } catch {
    return undefined;
  }
}
