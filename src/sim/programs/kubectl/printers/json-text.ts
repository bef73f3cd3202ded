import type { Json, JsonObject } from "../../../wire/json.ts";

/** Go's json.MarshalIndent of a map: four blanks, keys sorted, `<`, `>` and `&` escaped; with its last newline. */
export function jsonText(value: unknown, options: { readonly sorted: boolean } = { sorted: true }): string {
  return `${escapeHtml(JSON.stringify(options.sorted ? sortKeys(value as Json) : value, undefined, 4))}\n`;
}

/** On one line, as Go marshals maps. */
export function compactJson(value: unknown): string {
  return escapeHtml(JSON.stringify(sortKeys(value as Json)));
}

export function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map((item) => sortKeys(item as Json));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value as JsonObject).filter(([, child]) => child !== undefined);
  const sorted = entries.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, child]) => [key, sortKeys(child ?? null)]));
}

function escapeHtml(json: string): string {
  return json
    .replaceAll("&", String.raw`\u0026`)
    .replaceAll("<", String.raw`\u003c`)
    .replaceAll(">", String.raw`\u003e`)
    .replaceAll("\u2028", String.raw`\u2028`)
    .replaceAll("\u2029", String.raw`\u2029`);
}
