import { isObject } from "../../sim/wire/json.ts";

/*
 * JSON as Go's encoder writes it. What the store keeps never changes, so the text of an object is made once, however
 * many lists and watchers it goes to.
 */

const known = new WeakMap<object, string>();

/** One line without its newline. */
export function encodeJson(value: unknown): string {
  if (!isObject(value)) return escaped(JSON.stringify(value));
  if (isEvent(value))
    return `{"type":${JSON.stringify(value["type"])},"object":${encodeObject(value["object"])}}`;
  return Array.isArray(value["items"]) ? encodeList(value, value["items"]) : encodeObject(value);
}

/** As upstream answers curl and browsers. @models apimachinery/pkg/runtime/serializer/json, Pretty */
export function encodePretty(value: unknown): string {
  return escaped(JSON.stringify(value, undefined, 2));
}

function isEvent(value: Readonly<Record<string, unknown>>): boolean {
  return typeof value["type"] === "string" && isObject(value["object"]) && Object.keys(value).length === 2;
}

function encodeList(list: Readonly<Record<string, unknown>>, items: readonly unknown[]): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(list)) {
    if (value === undefined) continue;
    const text =
      name === "items" ? `[${items.map((item) => encodeObject(item)).join(",")}]` : encodeObject(value);
    parts.push(`${JSON.stringify(name)}:${text}`);
  }
  return `{${parts.join(",")}}`;
}

function encodeObject(value: unknown): string {
  if (typeof value !== "object" || value === null || !Object.isFrozen(value))
    return escaped(JSON.stringify(value));
  const seen = known.get(value);
  if (seen !== undefined) return seen;
  const text = escaped(JSON.stringify(value));
  known.set(value, text);
  return text;
}

const dangerous = /[<>&\u2028\u2029]/g;

/** Go makes JSON safe to stand in HTML. */
function escaped(text: string): string {
  return text.replaceAll(dangerous, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
