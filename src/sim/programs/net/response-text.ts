import { InvariantError } from "../../kernel/assert.ts";
import type { Channel } from "../../kernel/channel.ts";
import { after, type Instant } from "../../kernel/time.ts";
import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { byteLength } from "../../kernel/text.ts";
import { formatDate } from "../system/date-format.ts";
import { reasonOf } from "../../wire/http-reason.ts";
import type { HttpResponse } from "../../wire/http.ts";

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
  response: HttpResponse,
  take: (text: string) => Task<void>,
  until: number | undefined,
): Task<boolean> {
  const whole = wholeBody(response);
  if (whole === undefined) return yield* eachItem(process, channelOf(response), take, until);
  yield* take(whole);
  return true;
}

function channelOf({ body }: HttpResponse): Channel<unknown> {
  if ("stream" in body) return body.stream;
  if ("values" in body) return body.values;
  if ("duplex" in body) return body.duplex.stdout;
  throw new InvariantError("the body is there at once");
}

function* eachItem(
  process: Process,
  channel: Channel<unknown>,
  take: (text: string) => Task<void>,
  until: number | undefined,
): Task<boolean> {
  const deadline = until === undefined ? undefined : after(process.kernel.now, until);
  try {
    for (;;) {
      if (!(yield* comes(process, channel, deadline))) return false;
      const item = channel.take();
      if (item === undefined) return true;
      yield* take(typeof item === "string" ? item : `${JSON.stringify(item)}\n`);
    }
  } finally {
    channel.cancel();
  }
}

/** Waits for an item or the end; false if the deadline has passed. */
function* comes(process: Process, channel: Channel<unknown>, deadline: Instant | undefined): Task<boolean> {
  while (channel.size === 0 && !channel.drained) {
    if (deadline !== undefined && process.kernel.now >= deadline) return false;
    yield { on: channel.readable, until: deadline };
  }
  return true;
}
