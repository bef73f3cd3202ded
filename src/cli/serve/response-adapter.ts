import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Headers, HttpRequest, HttpResponse, Payload } from "../../sim/wire/http.ts";
import { parameter } from "../../sim/wire/http.ts";
import { encodeJson, encodePretty } from "./json-encoder.ts";
import { backlogMax, pump } from "./stream-body.ts";
import { bytesOf } from "./world-bytes.ts";

const compress = promisify(gzip);

/** Lists from this size on are compressed. @models apiserver responsewriters/writers.go defaultGzipThresholdBytes, 1.33 */
const gzipThreshold = 128 * 1024;

/** Writes an answer of a world's server as that of a real one. The result ends a stream: the server stops. */
export function deliver(request: HttpRequest, answer: HttpResponse, out: ServerResponse): () => void {
  const { body } = answer;
  writeHeaders(out, answer);
  if ("values" in body) return stream(out, body.values, (value) => `${encodeJson(value)}\n`);
  if ("stream" in body) return stream(out, body.stream, (text) => text);
  if ("duplex" in body || "tunnel" in body) {
    out.destroy();
    return nothing;
  }
  void deliverWhole(request, body, out);
  return nothing;
}

const nothing = (): void => undefined;

function writeHeaders(out: ServerResponse, { status, headers }: HttpResponse): void {
  out.statusCode = status;
  const all: Headers = { "cache-control": "no-cache, private", "audit-id": randomUUID(), ...headers };
  for (const [name, value] of Object.entries(all)) out.setHeader(titled(name), headerText(value));
  // Go says nothing where a connection stays open.
  if (!out.hasHeader("Connection")) out.removeHeader("Connection");
}

/** `content-type` becomes `Content-Type`: Node sends names as they are given. */
function titled(name: string): string {
  return name.replaceAll(/(^|-)[a-z]/g, (part) => part.toUpperCase());
}

/** UTF-8 as Go sends it, without what would end a header. */
function headerText(value: string): string {
  const text = bytesOf(value).toString("latin1");
  // oxlint-disable-next-line no-control-regex -- what must not be in a header
  return text.replaceAll(/[\u0000-\u0008\u000a-\u001f\u007f]/g, " ");
}

async function deliverWhole(request: HttpRequest, body: Payload, out: ServerResponse): Promise<void> {
  let bytes = bytesOf("json" in body ? textOf(request, body.json) : body.text);
  if (isCompressed(request, out, bytes.length)) {
    out.setHeader("Content-Encoding", "gzip");
    out.appendHeader("Vary", "Accept-Encoding");
    bytes = await compress(bytes, { level: 1 });
  }
  out.setHeader("Content-Length", bytes.length);
  out.end(request.method === "HEAD" ? undefined : bytes);
}

function textOf(request: HttpRequest, json: unknown): string {
  return isPretty(request) ? encodePretty(json) : `${encodeJson(json)}\n`;
}

const readers = /^(curl|Wget|Mozilla\/5\.0)/;

/** @models apiserver handlers/negotiation/negotiate.go isPrettyPrint, 1.33 */
function isPretty({ query, headers }: HttpRequest): boolean {
  const asked = parameter(query, "pretty");
  if (asked !== undefined)
    return asked === "" || asked === "1" || asked.toLowerCase() === "true" || asked === "t";
  return readers.test(headers["user-agent"] ?? "");
}

function isCompressed({ method, headers }: HttpRequest, out: ServerResponse, length: number): boolean {
  return (
    method === "GET" &&
    out.statusCode === 200 &&
    length >= gzipThreshold &&
    !out.hasHeader("Content-Encoding") &&
    (headers["accept-encoding"] ?? "").split(",").some((coding) => coding.trim().split(";")[0] === "gzip")
  );
}

/** Headers go out at once: clients wait for them before the first event. */
function stream<T>(
  out: ServerResponse,
  channel: Parameters<typeof pump<T>>[0],
  show: (item: T) => string,
): () => void {
  out.flushHeaders();
  const stop = pump(channel, {
    write(items) {
      out.write(bytesOf(items.map((item) => show(item)).join("")));
      if ((out.socket?.writableLength ?? 0) > backlogMax) out.destroy();
    },
    end: () => void out.end(),
  });
  out.on("close", stop);
  return () => {
    stop();
    out.end();
  };
}
