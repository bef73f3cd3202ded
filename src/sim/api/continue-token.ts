import { toBytes } from "../kernel/text.ts";
import { decodeBase64, encodeBase64Url } from "../wire/base64.ts";
import { isObject } from "../wire/json.ts";
import { badToken } from "./list-options.ts";

/** Where a list goes on. */
export interface Continuation {
  /** Of the first page; -1 to go on with the present, whatever has happened since. */
  readonly revision: number;
  /** The first key that may come next, below the list's own prefix. */
  readonly start: string;
}

const encoding = "meta.k8s.io/v1";

/** @models staging/src/k8s.io/apiserver/pkg/storage/continue.go EncodeContinue, 1.33 */
export function writeToken({ revision, start }: Continuation): string {
  return encodeBase64Url(JSON.stringify({ v: encoding, rv: revision, start }));
}

/** Refused in the words of Go's base64 and JSON readers. */
export function readToken(token: string): Continuation {
  const { v = "", rv, start } = parsed(decoded(token));
  if (v !== encoding) {
    throw badToken(`server does not recognize this encoded version ${typeof v === "string" ? v : ""}`);
  }
  if (typeof rv !== "number" || rv === 0 || rv < -1) {
    throw badToken(`incorrect encoded start resourceVersion (version ${encoding})`);
  }
  if (typeof start !== "string" || start === "")
    throw badToken(`encoded start key empty (version ${encoding})`);
  if (climbs(start)) throw badToken(start);
  return { revision: rv, start: start.startsWith("/") ? start.slice(1) : start };
}

function decoded(token: string): string {
  const illegal = /[^A-Za-z0-9_-]/.exec(token);
  if (illegal !== null) throw badToken(`illegal base64 data at input byte ${illegal.index}`);
  if (token.length % 4 === 1) throw badToken(`illegal base64 data at input byte ${token.length - 1}`);
  const standard = token.replaceAll("-", "+").replaceAll("_", "/");
  return decodeBase64(standard.padEnd(Math.ceil(token.length / 4) * 4, "=")) ?? "";
}

/** A key that would lead out of the list's folder. */
function climbs(start: string): boolean {
  return start.split("/").some((part) => part === "." || part === "..") || start.includes("//");
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  const value = jsonOf(text);
  if (isObject(value)) return value;
  const type = Array.isArray(value) ? "array" : typeof value === "boolean" ? "bool" : typeof value;
  throw badToken(`json: cannot unmarshal ${type} into Go value of type storage.continueToken`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const first = text.trimStart().charAt(0);
    if (first === "" || '{["'.includes(first)) throw badToken("unexpected end of JSON input");
    // Go takes a byte for a character.
    const shown = String.fromCharCode(toBytes(first)[0] ?? 0);
    throw badToken(`invalid character '${shown}' looking for beginning of value`);
  }
}
