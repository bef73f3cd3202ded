import { isObject, type Json } from "../wire/json.ts";

/**
 * What a real API server answered to a list of requests: `<folder>/recorded/<name>.json`. The requests are written by
 * hand, the responses by `node tests/record-requests.ts FILE`.
 */
export interface Recording {
  /** `v1.33.1` */
  readonly version: string;
  /**
   * `owners`: bodies with managedFields and without what controllers do, see `maskedWithOwners`. `machinery`: headers,
   * too; requests may name earlier answers, see `filledIn`.
   */
  readonly shows?: "owners" | "machinery";
  readonly cases: readonly RecordedCase[];
}

/** Steps that follow one another on a server that knows nothing of other cases. */
export interface RecordedCase {
  readonly name: string;
  readonly steps: readonly RecordedStep[];
}

export interface RecordedStep {
  readonly request: RecordedRequest;
  readonly response?: RecordedResponse;
  /** Why ours answers otherwise. A step that says so must differ. */
  readonly differs?: string;
}

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
  /** Milliseconds that pass before it: for what a server does by itself. */
  readonly pauseMs?: number;
}

export interface RecordedResponse {
  readonly status: number;
  readonly warning?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: Json;
}

/** A request's headers, with those that go without saying. */
export function headersOf({ method, headers = {} }: RecordedRequest): Readonly<Record<string, string>> {
  const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
  return { accept: "application/json", "content-type": type, ...headers };
}

const time = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;
const uid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const pointer = /0x[0-9a-f]{8,}/g;
const tokenVolume = /kube-api-access-[a-z0-9]{5}/g;
const fingerprint = /(?<=X509SHA256=)[0-9a-f]{64}/g;
const age = /^\d+(?:ms|[smhdy])(?:\d+[smhd])?$/;

/** Fields whose values nobody can foresee. */
const unforeseen = new Set([
  "resourceVersion",
  "continue",
  "remainingItemCount",
  "clusterIP",
  "nodePort",
  "healthCheckNodePort",
]);

/** A response's body with what differs from run to run replaced by words, and without prose. */
export function masked(value: unknown): Json {
  if (typeof value === "string") {
    return age.test(value)
      ? "(age)"
      : value
          .replaceAll("\u00a0", " ") // Go's diffs show one or the other, by chance.
          .replaceAll(uid, "(uid)")
          .replaceAll(fingerprint, "(fingerprint)")
          .replaceAll(time, "(time)")
          .replaceAll(pointer, "0x(pointer)")
          .replaceAll(tokenVolume, "kube-api-access-(random)");
  }
  if (Array.isArray(value)) return value.map((item) => masked(item));
  if (!isObject(value)) return (value ?? null) as Json;
  const fields = Object.entries(value).filter(([field, item]) => item !== undefined && !isLeft(value, field));
  const result = Object.fromEntries(fields.map(([field, item]) => [field, maskedField(field, item)]));
  const { generateName } = result;
  return typeof generateName === "string" ? { ...result, name: `${generateName}(random)` } : result;
}

/**
 * What is not compared: managed fields, which have tests of their own; the prose of columns; the fingerprint of a
 * client certificate, which Drydock's have not.
 */
function isLeft(owner: Readonly<Record<string, unknown>>, field: string): boolean {
  if (field === "description") return "format" in owner && "priority" in owner;
  return field === "managedFields" || (field === "extra" && isFingerprint(owner[field]));
}

function isFingerprint(extra: unknown): boolean {
  return isObject(extra) && Object.keys(extra).join(",") === "authentication.kubernetes.io/credential-id";
}

function maskedField(field: string, value: unknown): Json {
  if (unforeseen.has(field) && isScalar(value) && value !== "None" && value !== "") return `(${field})`;
  if (field === "clusterIPs" && Array.isArray(value)) return value.map((ip) => (ip === "None" ? ip : "(ip)"));
  return masked(value);
}

function isScalar(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number";
}

/** The namespaces that the requests of a case are about, without those that every cluster has. */
export function namespacesIn({ steps }: RecordedCase): readonly string[] {
  const names = steps.map(({ request }) => /\/namespaces\/([^/]+)\/[^/]+/.exec(request.path)?.[1]);
  return [...new Set(names)].filter(
    (name): name is string => name !== undefined && name !== "default" && !name.startsWith("kube-"),
  );
}

/** A recording as text: one step to a line, so that differences can be read. */
export function recordingText({ version, shows, cases }: Recording): string {
  const blocks = cases.map(({ name, steps }) => {
    const lines = steps.map((step) => `    ${JSON.stringify(step)}`).join(",\n");
    return `  {"name": ${JSON.stringify(name)}, "steps": [\n${lines}\n  ]}`;
  });
  const head = shows === undefined ? "" : `"shows": ${JSON.stringify(shows)}, `;
  return `{"version": ${JSON.stringify(version)}, ${head}"cases": [\n${blocks.join(",\n")}\n]}\n`;
}
