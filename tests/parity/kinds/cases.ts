/**
 * Requests to be recorded, written as code: `node tests/parity/kinds/write.ts` writes them into the recordings of the
 * kinds; `node tests/record-requests.ts FILE... --missing` asks a real server for the answers.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { recordingText, type RecordedCase, type RecordedRequest, type RecordedStep, type Recording } from "../../../src/sim/kinds/recording.ts";
import type { Json, JsonObject } from "../../../src/sim/wire/json.ts";

const kinds = new URL("../../../src/sim/kinds/", import.meta.url);
const tableAccept = "application/json;as=Table;v=v1;g=meta.k8s.io";
export const strict: Readonly<Record<string, string>> = { fieldValidation: "Strict" };
export const dry: Readonly<Record<string, string>> = { ...strict, dryRun: "All" };

type Query = Readonly<Record<string, string>>;

/** Plain data that a case may hold where JSON is wanted. */
type Body = object;

function step(method: string, path: string, body?: Body, query: Query = {}): RecordedStep {
  const request: RecordedRequest = {
    method,
    path,
    ...(Object.keys(query).length === 0 ? {} : { query }),
    ...(body === undefined ? {} : { body: body as Json }),
  };
  return { request };
}

export const post = (path: string, body: Body, query: Query = strict): RecordedStep => step("POST", path, body, query);
export const put = (path: string, body: Body, query: Query = strict): RecordedStep => step("PUT", path, body, query);
export const patch = (path: string, body: Body, query: Query = {}): RecordedStep => step("PATCH", path, body, query);
export const get = (path: string, query: Query = {}): RecordedStep => step("GET", path, undefined, query);
export const del = (path: string, query: Query = {}): RecordedStep => step("DELETE", path, undefined, query);

export function table(path: string): RecordedStep {
  return {
    request: { method: "GET", path, query: { includeObject: "None" }, headers: { accept: tableAccept } },
  };
}

/** What ours cannot answer in the same words, and why. */
export function differs(one: RecordedStep, why: string): RecordedStep {
  return { ...one, differs: why };
}

/** A step whose answer shows what controllers have done meanwhile. */
export function acted(one: RecordedStep): RecordedStep {
  return differs(one, "controllers have acted on it");
}

/** Makes objects of a kind: name, what is beside the metadata, more metadata. */
export function maker(apiVersion: string, kind: string) {
  return (name: string, rest: Body = {}, metadata: Body = {}): JsonObject =>
    ({ apiVersion, kind, metadata: { name, ...metadata }, ...rest });
}

/** The cases of one recording, in order. */
export class Cases {
  readonly #cases: RecordedCase[] = [];

  add(name: string, ...steps: readonly RecordedStep[]): void {
    this.#cases.push({ name, steps });
  }

  /** Writes the requests; answers that are known are kept. */
  write(file: string): void {
    const url = new URL(file, kinds);
    mkdirSync(dirname(url.pathname), { recursive: true });
    const old = existsSync(url) ? (JSON.parse(readFileSync(url, "utf8")) as Recording) : { cases: [] };
    const known = new Map(old.cases.map((one) => [keyOf(one), one]));
    const cases = this.#cases.map((one) => withAnswers(one, known.get(keyOf(one))));
    const version = "v1.33.1";
    writeFileSync(url, recordingText({ version, cases }));
    console.log(`${file}: ${cases.length} cases, ${cases.filter(isMissing).length} to be recorded`);
  }
}

function keyOf({ name, steps }: RecordedCase): string {
  return JSON.stringify([name, steps.map(({ request }) => request)]);
}

function withAnswers(one: RecordedCase, known: RecordedCase | undefined): RecordedCase {
  const steps = one.steps.map((step, index) => {
    const response = known?.steps[index]?.response;
    return response === undefined ? step : { request: step.request, response, ...differing(step) };
  });
  return { name: one.name, steps };
}

function differing({ differs: why }: RecordedStep): Pick<RecordedStep, "differs"> {
  return why === undefined ? {} : { differs: why };
}

function isMissing({ steps }: RecordedCase): boolean {
  return steps.some(({ response }) => response === undefined);
}
