import type { Process } from "../../host/process.ts";
import type { FlagValues } from "../flags.ts";
import { SystemError } from "../../host/errno.ts";
import { Failure } from "../command.ts";
import type { HttpRequest } from "../../wire/http.ts";
import { byteLength } from "../../kernel/text.ts";
import { encodeBase64 } from "../../wire/base64.ts";
import type { curlFlags } from "./curl-flags.ts";
import { authorityOf, parseQuery, type Url } from "./url.ts";

type Flags = FlagValues<typeof curlFlags>;

/** A request as curl sends it: as data, and as the lines that -v shows. */
export interface CurlRequest {
  readonly request: HttpRequest;
  readonly shown: readonly string[];
  readonly body: string | undefined;
}

/** The data of all -d, --json and the like, joined as curl does; undefined if there are none. */
export function bodyOf(process: Process, flags: Flags): string | undefined {
  const parts = [
    ...flags.data.map((text) =>
      text.startsWith("@") ? fileText(process, text.slice(1)).replaceAll(/[\r\n]/g, "") : text,
    ),
    ...flags.dataRaw,
    ...flags.dataBinary.map((text) => (text.startsWith("@") ? fileText(process, text.slice(1)) : text)),
    ...flags.dataUrlencode.map(urlencoded),
  ];
  const json = flags.json.map((text) => (text.startsWith("@") ? fileText(process, text.slice(1)) : text));
  if (json.length > 0) return json.join("");
  return parts.length === 0 ? undefined : parts.join("&");
}

function urlencoded(text: string): string {
  const equals = text.indexOf("=");
  return equals < 0
    ? encodeURIComponent(text)
    : text.slice(0, equals + (equals > 0 ? 1 : 0)) + encodeURIComponent(text.slice(equals + 1));
}

export function fileText(process: Process, path: string): string {
  try {
    return process.access.readText(path);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    throw new Failure(`Failed to open ${path}`, 26);
  }
}

/** Builds the request for one URL. */
export function curlRequest(flags: Flags, url: Url, body: string | undefined): CurlRequest {
  const method = flags.request ?? (flags.head ? "HEAD" : body === undefined || flags.get ? "GET" : "POST");
  const target =
    flags.get && body !== undefined ? { ...url, search: [url.search, body].filter(Boolean).join("&") } : url;
  const sent = flags.get ? undefined : body;
  const lines = headerLines(flags, target, sent);
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const { host: _, ...rest } = headers;
  const payload = sent === undefined ? {} : { body: payloadOf(sent, headers["content-type"]) };
  const request = {
    method,
    path: target.path,
    query: parseQuery(target.search),
    headers: { host: authorityOf(url), ...rest, ...headers },
    ...payload,
  };
  const path = target.path + (target.search === "" ? "" : `?${target.search}`);
  return { request, body: sent, shown: [`${method} ${path} HTTP/1.1`, ...lines] };
}

/** JSON that a server would decode is handed over as a value. */
function payloadOf(
  text: string,
  type: string | undefined,
): { readonly json: never } | { readonly text: string } {
  if (type !== undefined && /\bjson\b/.test(type)) {
    try {
      return { json: JSON.parse(text) as never };
    } catch {
      return { text };
    }
  }
  return { text };
}

function headerLines(flags: Flags, url: Url, body: string | undefined): readonly string[] {
  const headers = new Map<string, string>([
    ["host", `Host: ${authorityOf(url)}`],
    ["user-agent", `User-Agent: ${flags.userAgent ?? "curl/7.88.1"}`],
    ["accept", "Accept: */*"],
  ]);
  const user = flags.user ?? url.user;
  if (user !== undefined) headers.set("authorization", `Authorization: Basic ${encodeBase64(user)}`);
  if (flags.json.length > 0) headers.set("accept", "Accept: application/json");
  for (const given of flags.header) {
    const colon = given.indexOf(":");
    const name = given.slice(0, colon).trim().toLowerCase();
    if (colon < 0) continue;
    if (given.slice(colon + 1).trim() === "") headers.delete(name);
    else headers.set(name, given);
  }
  if (body !== undefined) {
    headers.set("content-length", `Content-Length: ${byteLength(body)}`);
    const type = flags.json.length > 0 ? "application/json" : "application/x-www-form-urlencoded";
    if (!headers.has("content-type")) headers.set("content-type", `Content-Type: ${type}`);
  }
  return Array.from(headers.values());
}
