import type { Channel } from "../kernel/channel.ts";
import type { Task } from "../kernel/task.ts";
import { fromBytes, toBytes } from "../kernel/text.ts";
import type { HttpRequest, Query } from "../wire/http.ts";

/** Sizes in bytes. */
const limits = { head: 1 << 20, body: 16 << 20 };

/** Text that comes in pieces, one character for each byte. */
export class ByteInput {
  readonly #channel: Channel<string>;
  #text = "";

  constructor(channel: Channel<string>) {
    this.#channel = channel;
  }

  /** Up to a mark, which is taken too; undefined at the end, "" if it does not come within the limit. */
  *until(mark: string, most: number): Task<string | undefined> {
    for (let from = 0; ;) {
      const found = this.#text.indexOf(mark, from);
      if (found >= 0) return this.#take(found + mark.length).slice(0, found);
      if (this.#text.length > most) return "";
      from = Math.max(0, this.#text.length - mark.length);
      if (!(yield* this.#more())) return undefined;
    }
  }

  *exactly(length: number): Task<string | undefined> {
    while (this.#text.length < length) if (!(yield* this.#more())) return undefined;
    return this.#take(length);
  }

  *#more(): Task<boolean> {
    const next = yield* this.#channel.next();
    if (next === undefined) return false;
    this.#text += latin1(toBytes(next));
    return true;
  }

  #take(length: number): string {
    const taken = this.#text.slice(0, length);
    this.#text = this.#text.slice(length);
    return taken;
  }
}

/** A request that was read. */
export interface Read {
  readonly request: HttpRequest;
  /** The connection may be used again. */
  readonly stays: boolean;
}

/** A request, the status that a bad one is answered with, or nothing any more. */
export function* readRequest(input: ByteInput): Task<Read | number | undefined> {
  const head = yield* input.until("\r\n\r\n", limits.head);
  if (head === undefined) return undefined;
  if (head === "") return 431;
  const [first = "", ...lines] = head.replace(/^(?:\r\n)+/, "").split("\r\n");
  const line = /^([A-Z]+) (\S+) HTTP\/1\.([01])$/.exec(first);
  const headers = headersOf(lines);
  if (line === null || headers === undefined) return 400;
  const [, method = "GET", target = "/", minor = "1"] = line;
  if (minor === "1" && headers["host"] === undefined) return 400;
  const body = yield* readBody(input, headers);
  if (typeof body !== "string") return body;
  const request = { method, ...partsOf(target), headers, ...contentOf(body) };
  return { request, stays: isKept(minor, headers) };
}

function contentOf(body: string): Pick<HttpRequest, "body"> {
  return body === "" ? {} : { body: { text: fromBytes(bytesOf(body)) } };
}

function partsOf(target: string): Pick<HttpRequest, "path" | "query"> {
  const [path = "/", query = ""] = target.split("?", 2);
  return { path, query: queryOf(query) };
}

function isKept(minor: string, headers: Readonly<Record<string, string>>): boolean {
  const connection = headers["connection"]?.toLowerCase();
  return minor === "1" ? connection !== "close" : connection === "keep-alive";
}

function headersOf(lines: readonly string[]): Readonly<Record<string, string>> | undefined {
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (colon <= 0 || /[\s]/.test(line.slice(0, colon))) return undefined;
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  return headers;
}

function* readBody(
  input: ByteInput,
  headers: Readonly<Record<string, string>>,
): Task<string | number | undefined> {
  if (headers["transfer-encoding"]?.toLowerCase() === "chunked") return yield* readChunks(input);
  const text = headers["content-length"] ?? "0";
  if (!/^\d{1,12}$/.test(text)) return 400;
  return Number(text) > limits.body ? 413 : yield* input.exactly(Number(text));
}

function* readChunks(input: ByteInput): Task<string | number | undefined> {
  let body = "";
  for (;;) {
    const line = yield* input.until("\r\n", 64);
    if (line === undefined) return undefined;
    if (!/^[0-9a-fA-F]{1,7}(?:;.*)?$/.test(line)) return 400;
    const length = Number.parseInt(line, 16);
    if (body.length + length > limits.body) return 413;
    const chunk = yield* input.exactly(length + 2);
    if (chunk === undefined) return undefined;
    if (length === 0) return body;
    body += chunk.slice(0, length);
  }
}

function queryOf(text: string): Query {
  const query: Record<string, string[]> = {};
  for (const pair of text.split("&")) {
    if (pair === "") continue;
    const [name = "", value = ""] = pair.split("=", 2).map((part) => unescaped(part));
    (query[name] ??= []).push(value);
  }
  return query;
}

function unescaped(text: string): string {
  const latin = text
    .replaceAll("+", " ")
    .replaceAll(/%([0-9a-fA-F]{2})/g, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    );
  return fromBytes(bytesOf(latin));
}

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += 4096)
    text += String.fromCharCode(...bytes.subarray(start, start + 4096));
  return text;
}

function bytesOf(latin: string): Uint8Array {
  return Uint8Array.from(latin, (char) => char.charCodeAt(0));
}
