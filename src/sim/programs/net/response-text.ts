import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { byteLength } from "../../kernel/text.ts";
import { formatDate } from "../system/date-format.ts";
import type { HttpResponse } from "../../wire/http.ts";

const reasons: Readonly<Record<number, string>> = {
  200: "OK",
  201: "Created",
  202: "Accepted",
  204: "No Content",
  301: "Moved Permanently",
  302: "Found",
  303: "See Other",
  304: "Not Modified",
  307: "Temporary Redirect",
  308: "Permanent Redirect",
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  406: "Not Acceptable",
  409: "Conflict",
  410: "Gone",
  413: "Request Entity Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Entity",
  429: "Too Many Requests",
  500: "Internal Server Error",
  501: "Not Implemented",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};

export function reasonOf(status: number): string {
  return reasons[status] ?? "";
}

/** JSON as Kubernetes' servers print it to curl and wget: indented by two spaces. */
export function jsonText(json: unknown): string {
  return JSON.stringify(json, null, 2);
}

/** The body if it is there at once. */
export function wholeBody({ body }: HttpResponse): string | undefined {
  if ("text" in body) return body.text;
  return "json" in body ? jsonText(body.json) : undefined;
}

/** Status line and headers as lines without their ends; Date and Content-Length are added where a server left them. */
export function headLines(process: Process, response: HttpResponse): readonly string[] {
  const text = wholeBody(response);
  const headers = new Map(Object.entries(response.headers));
  if (!headers.has("date")) headers.set("date", formatDate(process.kernel.now, "%a, %d %b %Y %H:%M:%S GMT"));
  if (text === undefined) headers.set("transfer-encoding", "chunked");
  else if (!headers.has("content-length")) headers.set("content-length", String(byteLength(text)));
  const lines = Array.from(headers, ([name, value]) => `${titled(name)}: ${value}`);
  return [`HTTP/1.1 ${response.status} ${reasonOf(response.status)}`, ...lines];
}

/** `content-type` becomes `Content-Type`. */
export function titled(name: string): string {
  return name.replaceAll(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase());
}

/**
 * Hands the body to `take` as it comes. False if `until` (a duration from now) passed before its end. The stream is
 * cancelled if the reader goes.
 */
export function* eachChunk(
  process: Process,
  { body }: HttpResponse,
  take: (text: string) => Task<void>,
  until: number | undefined,
): Task<boolean> {
  if ("text" in body) {
    yield* take(body.text);
    return true;
  }
  if ("json" in body) {
    yield* take(jsonText(body.json));
    return true;
  }
  const channel = "stream" in body ? body.stream : "values" in body ? body.values : body.duplex.stdout;
  let isOver = false;
  const stop =
    until === undefined
      ? undefined
      : process.kernel.after(until, () => {
          isOver = true;
          channel.readable.notify();
        });
  try {
    for (;;) {
      while (channel.size === 0 && !channel.drained && !isOver) yield { on: channel.readable };
      const item = channel.take();
      if (item === undefined) return !isOver;
      yield* take(typeof item === "string" ? item : `${JSON.stringify(item)}\n`);
    }
  } finally {
    stop?.();
    channel.cancel();
  }
}
