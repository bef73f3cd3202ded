import type { HttpRequest, HttpResponse } from "../../src/sim/wire/http.ts";
import { toBytes } from "../../src/sim/kernel/text.ts";

/** A request of a real kubectl as it came over the wire, and what it was answered with. */
export interface RecordedRequest {
  /** Virtual milliseconds since the world's time zero. */
  readonly at: number;
  /** What kubectl was asked to do. */
  readonly command: string;
  readonly method: string;
  /** With its query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  /** base64 where it is not text. */
  readonly body?: { readonly text: string } | { readonly base64: string };
  readonly status: number;
  readonly type: string;
  /** The kind of the object in the answer. */
  readonly kind?: string;
}

export interface KubectlRecording {
  readonly kubectl: string;
  readonly requests: readonly RecordedRequest[];
}

/** What the server looks at. */
const kept = [
  "accept",
  "content-type",
  "connection",
  "upgrade",
  "sec-websocket-protocol",
  "x-stream-protocol-version",
  "impersonate-user",
  "user-agent",
];

export function recorded(
  request: HttpRequest,
  answer: HttpResponse,
  at: number,
  command: string,
): RecordedRequest {
  const { method, path, query, headers, body } = request;
  const pairs = Object.entries(query).flatMap(([name, values]) =>
    values.map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
  );
  const json = "json" in answer.body ? (answer.body.json as { readonly kind?: unknown }) : undefined;
  return {
    at,
    command,
    method,
    target: `${path}${pairs.length === 0 ? "" : `?${pairs.join("&")}`}`,
    headers: Object.fromEntries(
      kept.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
    ),
    ...(body === undefined || !("text" in body) ? {} : { body: bodyOf(body.text) }),
    // What the client had already: here it has not.
    status: answer.status === 304 ? 200 : answer.status,
    type: (answer.headers["content-type"] ?? "").split(";")[0] ?? "",
    ...(typeof json?.kind === "string" ? { kind: json.kind } : {}),
  };
}

function bodyOf(text: string): NonNullable<RecordedRequest["body"]> {
  const isText = text.isWellFormed() && !text.includes("\0");
  return isText ? { text } : { base64: Buffer.from(toBytes(text)).toString("base64") };
}
