import { isObject, type Json } from "./json.ts";
import { nestingMax, parseExactly } from "./json-parser.ts";
import { JsonSyntaxError } from "./json-syntax-error.ts";

/**
 * JSON that was read from text, with what a plain value cannot hold: keys that stand twice in an object, and numbers
 * that were written otherwise than JavaScript writes them (`1.0`, `1e3`, more digits than it has).
 */
export interface JsonDocument {
  readonly root: Json;
  /** All entries of objects that have a key twice, in order. */
  readonly repeated?: ReadonlyMap<object, readonly (readonly [string, Json])[]>;
  /** By the object or list, and the key or index, at which the number stands. */
  readonly literals?: ReadonlyMap<object, ReadonlyMap<string | number, string>>;
}

/**
 * Reads JSON as Go does. Throws JsonSyntaxError with the words of encoding/json; nesting has a limit. Text that holds
 * nothing unusual is left to the engine's own parser.
 */
export function parseJson(text: string): JsonDocument {
  const clean = text.toWellFormed();
  const survey = surveyOf(clean);
  if (survey.depth > nestingMax) throw new JsonSyntaxError("exceeded max depth");
  if (survey.isOdd) return parseExactly(clean);
  let root: Json;
  try {
    root = JSON.parse(clean) as Json;
  } catch {
    return parseExactly(clean);
  }
  return keysIn(root) === survey.colons ? { root } : parseExactly(clean);
}

interface Survey {
  /** As many as there are keys, if none stands twice. */
  readonly colons: number;
  readonly depth: number;
  /** There is a number or an escape that JSON.parse does not read as Go does. */
  readonly isOdd: boolean;
}

const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}:]|-?[0-9][0-9.eE+-]*/gs;
const oddNumber = /[.eE]|^-0|\d{16}/;
const surrogate = /\\u[dD][89a-fA-F]/;

function surveyOf(text: string): Survey {
  let [colons, depth, deepest, isOdd] = [0, 0, 0, false];
  for (const [token] of text.matchAll(tokens)) {
    if (token === ":") colons++;
    else if (token === "{" || token === "[") deepest = Math.max(deepest, ++depth);
    else if (token === "}" || token === "]") depth--;
    else isOdd ||= token.startsWith('"') ? surrogate.test(token) : oddNumber.test(token);
  }
  return { colons, depth: deepest, isOdd };
}

function keysIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + keysIn(item), 0);
  if (!isObject(value)) return 0;
  const children = Object.values(value);
  return children.reduce<number>((sum, child) => sum + keysIn(child), children.length);
}
