import { fromBytes } from "../../sim/kernel/text.ts";
import type { Query } from "../../sim/wire/http.ts";

/** What a request line asks for. */
export interface Target {
  readonly path: string;
  readonly query: Query;
}

/**
 * Reads a request's target as Go does. The path stays as it was sent, escapes and all: whoever routes it decodes it
 * once, and nobody cleans it. A bad escape makes the whole request bad, and only its own pair in the query. Undefined
 * for what Go answers with 400.
 *
 * @models net/url Parse, ParseQuery
 */
export function readTarget(target: string): Target | undefined {
  const rest = target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "");
  const mark = rest.indexOf("?");
  const path = mark < 0 ? rest : rest.slice(0, mark);
  if (decode(path) === undefined) return undefined;
  return {
    path: path === "" ? "/" : fromBytes(Buffer.from(path, "latin1")),
    query: readQuery(mark < 0 ? "" : rest.slice(mark + 1)),
  };
}

/** More parameters than this are nobody's honest request. */
const parametersMax = 10_000;

function readQuery(text: string): Query {
  const query = Object.create(null) as Record<string, string[]>;
  if (text === "") return query;
  for (const pair of text.split("&", parametersMax)) {
    // A semicolon was once a separator: Go drops such pairs.
    if (pair === "" || pair.includes(";")) continue;
    const equals = pair.indexOf("=");
    const name = decode(spaced(equals < 0 ? pair : pair.slice(0, equals)));
    const value = decode(spaced(equals < 0 ? "" : pair.slice(equals + 1)));
    if (name !== undefined && value !== undefined) (query[name] ??= []).push(value);
  }
  return query;
}

function spaced(text: string): string {
  return text.includes("+") ? text.replaceAll("+", " ") : text;
}

/** Undefined for a `%` that no two hexadecimal digits follow. */
function decode(text: string): string | undefined {
  if (!text.includes("%") && isAscii(text)) return text;
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    if (char !== "%") {
      // Node gives the request line as Latin-1: one character is one byte.
      bytes.push(char.charCodeAt(0) & 0xff);
      continue;
    }
    const digits = text.slice(index + 1, index + 3);
    if (!/^[0-9a-fA-F]{2}$/.test(digits)) return undefined;
    bytes.push(Number.parseInt(digits, 16));
    index += 2;
  }
  return fromBytes(Uint8Array.from(bytes));
}

function isAscii(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- all of ASCII is what is meant
  return /^[\u0000-\u007f]*$/.test(text);
}
