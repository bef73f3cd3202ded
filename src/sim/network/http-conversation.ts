import type { Channel } from "../kernel/channel.ts";
import { call, type Task } from "../kernel/task.ts";
import { toBytes } from "../kernel/text.ts";
import { reasonOf } from "../wire/http-reason.ts";
import type { HttpHandler, HttpRequest, HttpResponse } from "../wire/http.ts";
import { ByteInput, readRequest } from "./http-request-text.ts";

/** A connection on which a client writes HTTP by hand or through a tunnel. */
export interface Conversation {
  /** What the client writes; it ends it. */
  readonly inbound: Channel<string>;
  /** What the server answers; ended here. */
  readonly outbound: Channel<string>;
  readonly remoteAddress: string;
}

/**
 * Speaks HTTP/1.1 as text for a server that only knows requests as data: one after the other, until one side has
 * enough. @models net/http server.go, conn.serve
 */
export function* converse(http: HttpHandler, conversation: Conversation): Task<void> {
  const { outbound, remoteAddress } = conversation;
  const input = new ByteInput(conversation.inbound);
  for (let stays = true; stays && !outbound.cancelled;) {
    const read = yield* readRequest(input);
    if (read === undefined) break;
    if (typeof read === "number") {
      outbound.push(
        `HTTP/1.1 ${read} ${reasonOf(read)}\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n${read} ${reasonOf(read)}`,
      );
      break;
    }
    const response = yield* call(http({ ...read.request, remoteAddress }));
    stays = read.stays;
    yield* answer(outbound, read.request, { response, stays });
  }
  conversation.inbound.cancel();
  outbound.end();
}

interface Answer {
  readonly response: HttpResponse;
  readonly stays: boolean;
}

function* answer(
  outbound: Channel<string>,
  { method }: HttpRequest,
  { response, stays }: Answer,
): Task<void> {
  const { status, headers, body } = response;
  const text = "text" in body ? body.text : "json" in body ? `${JSON.stringify(body.json)}\n` : undefined;
  const length = text === undefined ? {} : { "content-length": String(toBytes(text).length) };
  const framing = text === undefined ? { "transfer-encoding": "chunked" } : length;
  const all = { ...headers, ...framing, ...(stays ? {} : { connection: "close" }) };
  const lines = Object.entries(all).map(([name, value]) => `${titled(name)}: ${value}\r\n`);
  outbound.push(`HTTP/1.1 ${status} ${reasonOf(status)}\r\n${lines.join("")}\r\n`);
  if (method === "HEAD") return;
  if (text === undefined) yield* chunks(outbound, response);
  else if (text !== "") outbound.push(text);
}

/** A body that comes bit by bit. */
function* chunks(outbound: Channel<string>, { body }: HttpResponse): Task<void> {
  const channel: Channel<unknown> | undefined =
    "stream" in body ? body.stream : "values" in body ? body.values : undefined;
  for (
    let item = yield* channel?.next() ?? none();
    item !== undefined;
    item = yield* channel?.next() ?? none()
  ) {
    const text = typeof item === "string" ? item : `${JSON.stringify(item)}\n`;
    if (!outbound.push(`${toBytes(text).length.toString(16)}\r\n${text}\r\n`)) channel?.cancel();
  }
  outbound.push("0\r\n\r\n");
}

function* none(): Task<undefined> {
  return undefined;
}

/** `content-type` becomes `Content-Type`. */
function titled(name: string): string {
  return name.replaceAll(/(^|-)[a-z]/g, (part) => part.toUpperCase());
}
