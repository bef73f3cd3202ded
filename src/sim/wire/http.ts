import type { Channel } from "../kernel/channel.ts";
import type { Task } from "../kernel/task.ts";
import type { Identity } from "./identity.ts";
import type { Json } from "./json.ts";

/**
 * HTTP as plain data. JSON bodies are values, not text: inside a world nobody pays for encoding them. A program that
 * shows raw bytes (curl) encodes them itself, and so does the adapter that puts a server on a real socket.
 */
export interface HttpRequest {
  readonly method: string;
  /** Without the query: `/api/v1/pods`. */
  readonly path: string;
  readonly query: Query;
  /** Names in lower case. */
  readonly headers: Headers;
  readonly body?: Payload;
  /** Who the connection's client certificate says the caller is; set by whoever accepted the connection. */
  readonly certificate?: Identity;
  /** Where the connection comes from, as the server sees it: for access logs. Set by whoever connects. */
  readonly remoteAddress?: string;
  /**
   * Sent by a component of the world, whose objects are of the right types by construction; it reads objects as they
   * are stored. Never set for what people and strangers' programs send.
   */
  readonly typed?: true;
}

export type Query = Readonly<Record<string, readonly string[]>>;
export type Headers = Readonly<Record<string, string>>;

/** A body that is there at once: a value (JSON) or text. */
export type Payload = { readonly json: Json } | { readonly text: string };

export interface HttpResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export type Body =
  | Payload
  /** A watch: one value after the other. */
  | { readonly values: Channel<Json> }
  /** A log that is followed: text as it comes. */
  | { readonly stream: Channel<string> }
  /** exec, attach. */
  | { readonly duplex: Duplex }
  /** port-forward. */
  | { readonly tunnel: Tunnel };

/** The channels of remotecommand v5. The server ends `stdout`, `stderr` and `exit`; the client ends `stdin`. */
export interface Duplex {
  readonly stdin: Channel<string>;
  readonly stdout: Channel<string>;
  readonly stderr: Channel<string>;
  readonly resize: Channel<{ readonly columns: number; readonly rows: number }>;
  /** One metav1.Status when the command has ended. */
  readonly exit: Channel<Json>;
}

/** port-forward: the client pushes each connection that it wants, and ends the channel when it goes. */
export interface Tunnel {
  readonly connections: Channel<Forwarded>;
}

/** One connection to a port of a pod. The client ends `toPod`; the server ends `fromPod` and `error`. */
export interface Forwarded {
  readonly port: number;
  readonly toPod: Channel<string>;
  readonly fromPod: Channel<string>;
  /** Why it failed, as a sentence; nothing if it went well. */
  readonly error: Channel<string>;
}

/** A server of HTTP. It suspends only where something on the path really waits. */
export type HttpHandler = (request: HttpRequest) => Task<HttpResponse>;

/** The first value of a query parameter. */
export function parameter(query: Query, name: string): string | undefined {
  return query[name]?.[0];
}

export function isTrue(query: Query, name: string): boolean {
  const value = parameter(query, name);
  return value !== undefined && value !== "false" && value !== "0";
}

export function jsonResponse(status: number, json: unknown, headers: Headers = {}): HttpResponse {
  return {
    status,
    headers: { "content-type": "application/json", ...headers },
    body: { json: json as Json },
  };
}

export function textResponse(status: number, text: string, headers: Headers = {}): HttpResponse {
  return { status, headers: { "content-type": "text/plain; charset=utf-8", ...headers }, body: { text } };
}
