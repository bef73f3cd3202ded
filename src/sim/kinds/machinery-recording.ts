import { isObject, type Json } from "../wire/json.ts";
import type { RecordedRequest } from "./recording.ts";

/**
 * Texts in a request may name what an earlier step of its case answered, as in `{{2 metadata.resourceVersion}}`: the
 * steps are counted from 1.
 */
export function filledIn(request: RecordedRequest, answers: readonly unknown[]): RecordedRequest {
  return filledValue(request, answers) as RecordedRequest;
}

function filledValue(value: unknown, answers: readonly unknown[]): unknown {
  if (typeof value === "string") {
    const long = value.replace(/^\{\{bytes (\d+)\}\}$/, (_, count: string) => "x".repeat(Number(count)));
    return long.replaceAll(/\{\{(\d+) ([\w.]+)\}\}/g, (_, step: string, path: string) =>
      String(at(answers[Number(step) - 1], path.split("."))),
    );
  }
  if (Array.isArray(value)) return value.map((item) => filledValue(item, answers));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, item]) => [field, filledValue(item, answers)]),
  );
}

function at(value: unknown, path: readonly string[]): unknown {
  let found = value;
  for (const field of path)
    found = isObject(found) || Array.isArray(found) ? (found as never)[field] : undefined;
  return found;
}

/** Headers that a client can see and that mean something; those with random values are known to be there. */
const shown = ["cache-control", "content-type", "vary", "x-content-type-options", "retry-after", "warning"];
const random = ["audit-id", "etag", "x-kubernetes-pf-flowschema-uid", "x-kubernetes-pf-prioritylevel-uid"];

/** The headers of an answer that are compared. */
export function comparedHeaders(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Readonly<Record<string, string>> {
  const found = [
    ...shown.map((name) => [name, headers[name]] as const),
    ...random.map((name) => [name, headers[name] === undefined ? undefined : "(random)"] as const),
  ];
  return Object.fromEntries(
    found.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as const])),
  );
}

/** Revisions in messages, which nobody can foresee. */
export function maskedRevisions(value: Json): Json {
  if (typeof value === "string") {
    return value
      .replaceAll(/(resource version: \d+) \(\d+\)/g, "$1 (revision)")
      .replaceAll(/current: \d+/g, "current: (revision)")
      .replaceAll(/(ResourceVersion in record) \(\d+\)/g, "$1 (revision)")
      .replaceAll(/resourceVersion: "\d+"/g, 'resourceVersion: "(revision)"')
      .replaceAll(/(serverAddress: )[\d.:]+/g, "$1(address)");
  }
  if (Array.isArray(value)) {
    return value.filter((item) => !isOfOthers(item)).map((item: Json) => maskedRevisions(item));
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, item]) => [
      field,
      field === "serverAddress" ? "(address)" : maskedRevisions(item as Json),
    ]),
  );
}

/** What others have made on the server that was recorded: groups of their own. */
function isOfOthers(item: unknown): boolean {
  if (typeof item === "string") return item.startsWith("/apis/") && item.includes("example.");
  if (!isObject(item)) return false;
  const { name } = isObject(item["metadata"]) ? item["metadata"] : item;
  const isGroup = "versions" in item;
  return isGroup && typeof name === "string" && name.includes("example.");
}

/** A body of JSON as its value, one of several (a watch) as their list, any other as its text. */
export function bodyOfText(text: string, contentType: string): unknown {
  if (!contentType.includes("json") || text === "") return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const lines = text.split("\n").filter((line) => line !== "");
    return lines.map((line) => JSON.parse(line) as unknown);
  }
}
