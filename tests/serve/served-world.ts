import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request as httpsRequest, type RequestOptions } from "node:https";
import type { IncomingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { serve, type ServeOptions, type Serving } from "../../src/cli/serve/serve.ts";

/** A world that is served for tests, on free ports of loopback. */
export interface ServedWorld {
  readonly serving: Serving;
  /** The path of its kubeconfig. */
  readonly kubeconfig: string;
  readonly contexts: readonly TestContext[];
  /** What it printed on both outputs. */
  readonly printed: () => string;
  /** Keys at the learner's terminal. */
  type(keys: string): void;
  close(): Promise<void>;
}

/** What a kubeconfig's context comes to. */
export interface TestContext {
  readonly name: string;
  readonly port: number;
  readonly tls: Pick<RequestOptions, "ca" | "cert" | "key">;
}

export async function serveWorld(options: Partial<ServeOptions> = {}): Promise<ServedWorld> {
  const folder = mkdtempSync(join(tmpdir(), "drydock-serve-"));
  const kubeconfig = join(folder, "config");
  let printed = "";
  const print = (text: string): void => void (printed += text);
  const serving = await serve({
    choice: { scenario: "kind", kubernetesVersion: "v1.33", seed: 1 },
    port: 0,
    kubeconfig,
    speed: 20,
    token: undefined,
    script: undefined,
    print,
    complain: print,
    ...options,
  });
  return {
    serving,
    kubeconfig,
    get contexts() {
      return readContexts(kubeconfig);
    },
    printed: () => printed,
    type: (keys) => serving.world.input("main", keys),
    async close() {
      await serving.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Named {
  readonly name: string;
  readonly cluster?: Readonly<Record<string, string>>;
  readonly user?: Readonly<Record<string, string>>;
  readonly context?: Readonly<Record<string, string>>;
}

/** The contexts of a kubeconfig, resolved. */
export function readContexts(path: string): readonly TestContext[] {
  const config: Readonly<Record<"clusters" | "users" | "contexts", readonly Named[]>> = parse(
    readFileSync(path, "utf8"),
  );
  const decode = (text: string | undefined): Buffer => Buffer.from(text ?? "", "base64");
  return config.contexts.map(({ name, context }) => {
    const cluster = config.clusters.find((one) => one.name === context?.cluster)?.cluster ?? {};
    const user = config.users.find((one) => one.name === context?.user)?.user ?? {};
    return {
      name,
      port: Number(new URL(cluster.server ?? "").port),
      tls: {
        ca: decode(cluster["certificate-authority-data"]),
        cert: decode(user["client-certificate-data"]),
        key: decode(user["client-key-data"]),
      },
    };
  });
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
}

export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Shows no certificate. */
  readonly anonymous?: true;
}

/** One request on a connection of its own. */
export function ask({ port, tls }: TestContext, path: string, question: Question = {}): Promise<Answer> {
  const { method = "GET", headers = {}, body, anonymous } = question;
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const credentials = anonymous === true ? { ca: tls.ca } : tls;
  const request = httpsRequest(
    { host: "127.0.0.1", port, path, method, headers, agent: false, ...credentials },
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
  request.on("error", reject);
  request.end(body);
  return promise;
}

export async function askJson(context: TestContext, path: string, question: Question = {}): Promise<Json> {
  const { text } = await ask(context, path, question);
  return JSON.parse(text);
}

// oxlint-disable-next-line typescript/no-explicit-any -- what a server says, to be compared
export type Json = any;

/** Sends a JSON body. */
export function send(context: TestContext, method: string, path: string, json: object): Promise<Answer> {
  const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
  return ask(context, path, { method, body: JSON.stringify(json), headers: { "content-type": type } });
}

/** Asks until an answer is as wanted. Rejects after some seconds with the last one. */
export async function until<T>(
  look: () => Promise<T>,
  isWanted: (value: T) => boolean,
  ms = 15_000,
): Promise<T> {
  const deadline = performance.now() + ms;
  for (;;) {
    const value = await look();
    if (isWanted(value)) return value;
    if (performance.now() > deadline) throw new Error(`not within ${ms} ms: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A pod that runs, ready. */
export async function runPod(context: TestContext, name: string, spec: object): Promise<void> {
  const pods = "/api/v1/namespaces/default/pods";
  const pod = { apiVersion: "v1", kind: "Pod", metadata: { name }, spec };
  const created = await send(context, "POST", pods, pod);
  if (created.status !== 201) throw new Error(created.text);
  const isReady = (json: Json): boolean =>
    json.status.conditions?.some((one: Json) => one.type === "Ready" && one.status === "True") === true;
  await until(() => askJson(context, `${pods}/${name}`), isReady);
}
