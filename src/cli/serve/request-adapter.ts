import type { IncomingMessage } from "node:http";
import type { Headers, HttpRequest } from "../../sim/wire/http.ts";
import { readTarget } from "./request-target.ts";
import { textOf } from "./request-body.ts";

/** A request of Node's server as the world's servers take it. Undefined if its target cannot be read. */
export function adaptRequest(message: IncomingMessage, body: Buffer | undefined): HttpRequest | undefined {
  const target = readTarget(message.url ?? "/");
  if (target === undefined) return undefined;
  return {
    method: message.method ?? "GET",
    path: target.path,
    query: target.query,
    headers: headersOf(message),
    ...(body === undefined || body.length === 0 ? {} : { body: { text: textOf(body) } }),
    remoteAddress: message.socket.remoteAddress ?? "127.0.0.1",
  };
}

/** Several headers of one name are one, as Go's `Header.Values` joined. */
function headersOf({ headers }: IncomingMessage): Headers {
  const result = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) result[name] = typeof value === "string" ? value : value.join(", ");
  }
  return result;
}
