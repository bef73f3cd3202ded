/**
 * Plays the requests of recordings (`src/sim/.../recorded/*.json`) against a real API server and writes its answers
 * into them:
 *
 *     node tests/record-requests.ts FILE... [--kubeconfig FILE] [--missing]
 *
 * `--missing` plays only the cases in which an answer is missing. What the steps created is deleted again.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { request as httpsRequest, Agent } from "node:https";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import {
  bodyOfText,
  comparedHeaders,
  filledIn,
  maskedRevisions,
} from "../src/sim/kinds/machinery-recording.ts";
import { maskedWithOwners } from "../src/sim/kinds/owner-recording.ts";
import type { Json } from "../src/sim/wire/json.ts";
import {
  headersOf,
  masked,
  namespacesIn,
  recordingText,
  type RecordedCase,
  type RecordedRequest,
  type RecordedResponse,
  type RecordedStep,
  type Recording,
} from "../src/sim/kinds/recording.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { kubeconfig: { type: "string" }, missing: { type: "boolean" } },
});

interface Kubeconfig {
  readonly clusters: readonly { readonly cluster: Readonly<Record<string, string>> }[];
  readonly users: readonly { readonly user: Readonly<Record<string, string>> }[];
}

const config = parse(
  readFileSync(values.kubeconfig ?? process.env["KUBECONFIG"] ?? "", "utf8"),
) as Kubeconfig;
const cluster = config.clusters[0]?.cluster ?? {};
const user = config.users[0]?.user ?? {};
const decode = (data = ""): Buffer => Buffer.from(data, "base64");
const agent = new Agent({
  keepAlive: true,
  ca: decode(cluster["certificate-authority-data"]),
  cert: decode(user["client-certificate-data"]),
  key: decode(user["client-key-data"]),
});

interface Raw extends RecordedResponse {
  readonly raw: unknown;
  readonly allHeaders: Readonly<Record<string, string | string[] | undefined>>;
}

function send(recorded: RecordedRequest): Promise<Raw> {
  const { method, path, query = {}, body } = recorded;
  const url = new URL(path, cluster["server"]);
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    // Node says nothing of the length of a DELETE's body by itself.
    const length = text === undefined ? {} : { "content-length": String(Buffer.byteLength(text)) };
    const headers = { ...headersOf(recorded), ...length };
    const request = httpsRequest(url, { method, headers, agent }, (response) => {
      let content = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (content += chunk));
      response.on("end", () => {
        const warning = response.headers["warning"];
        const raw = bodyOfText(content, response.headers["content-type"] ?? "");
        const status = response.statusCode ?? 0;
        const allHeaders = response.headers;
        resolve({
          status,
          ...(warning === undefined ? {} : { warning }),
          body: raw as Json,
          raw,
          allHeaders,
        });
      });
    });
    request.on("error", reject);
    if (text !== undefined) request.write(text);
    request.end();
  });
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 150 && !(await isDone()); attempt++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Makes a namespace, once the last one of this name has gone. */
async function isThere(name: string): Promise<boolean> {
  const path = "/api/v1/namespaces";
  const made = await send({ method: "POST", path, body: { metadata: { name } } });
  if (made.status === 201) return true;
  const { raw } = await send({ method: "GET", path: `${path}/${name}` });
  return (raw as { status?: { phase?: string } }).status?.phase === "Active";
}

/** The path of what a request has made. */
function madeBy({ method, path }: RecordedRequest, answer: unknown): readonly string[] {
  if (method === "PATCH") return [path];
  const { metadata } = answer as { metadata?: { name?: string } };
  return method === "POST" && metadata?.name !== undefined ? [`${path}/${metadata.name}`] : [];
}

async function record(one: RecordedCase, { shows }: Recording): Promise<RecordedCase> {
  const namespaces = namespacesIn(one);
  for (const name of namespaces) {
    await until(() => isThere(name));
    const account = `/api/v1/namespaces/${name}/serviceaccounts/default`;
    await until(async () => (await send({ method: "GET", path: account })).status === 200);
  }
  const made: string[] = [];
  const steps: RecordedStep[] = [];
  const answers: unknown[] = [];
  for (const { request, differs } of one.steps) {
    if (request.pauseMs !== undefined) await new Promise((resolve) => setTimeout(resolve, request.pauseMs));
    const { raw, allHeaders, ...response } = await send(filledIn(request, answers));
    answers.push(raw);
    if (response.status === 201) made.push(...madeBy(request, raw));
    const body = shows === "owners" ? maskedWithOwners(raw, request.path) : masked(raw);
    const whole =
      shows === "machinery"
        ? { status: response.status, headers: comparedHeaders(allHeaders), body: maskedRevisions(body) }
        : { ...response, body };
    steps.push({ request, response: whole, ...(differs === undefined ? {} : { differs }) });
  }
  for (const path of made.toReversed())
    await send({ method: "DELETE", path, query: { gracePeriodSeconds: "0" } });
  return { name: one.name, steps };
}

for (const file of positionals) {
  const recording = JSON.parse(readFileSync(file, "utf8")) as Recording;
  const cases: RecordedCase[] = [];
  for (const one of recording.cases) {
    const isWhole = one.steps.every(({ response }) => response !== undefined);
    cases.push(values.missing === true && isWhole ? one : await record(one, recording));
  }
  const names = new Set(recording.cases.flatMap((one) => namespacesIn(one)));
  for (const name of names) await send({ method: "DELETE", path: `/api/v1/namespaces/${name}` });
  writeFileSync(file, recordingText({ ...recording, cases }));
  console.log(`${file}: ${cases.length} cases`);
}
agent.destroy();
