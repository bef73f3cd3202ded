import { isObject, type Json } from "../json.ts";
import type { JsonDocument } from "../json-document.ts";

const depthMax = 200;

/** `duplicate field "spec.paused"`: the keys that stand twice in an object of a text. */
export function duplicateFields({ root, repeated }: JsonDocument): readonly string[] {
  if (repeated === undefined) return [];
  const found = new Set<string>();
  visit(root, { path: "", depth: 0, repeated, found });
  return [...found].map((path) => `duplicate field ${JSON.stringify(path)}`);
}

interface Visit {
  readonly path: string;
  readonly depth: number;
  readonly repeated: NonNullable<JsonDocument["repeated"]>;
  readonly found: Set<string>;
}

function visit(value: Json, at: Visit): void {
  const { path, depth, repeated, found } = at;
  if (depth > depthMax) return;
  if (Array.isArray(value)) {
    for (const [index, item] of (value as readonly Json[]).entries()) {
      visit(item, { ...at, path: `${path}[${index}]`, depth: depth + 1 });
    }
  }
  if (!isObject(value)) return;
  const seen = new Set<string>();
  for (const [key, item] of repeated.get(value) ?? Object.entries(value)) {
    const below = path === "" ? key : `${path}.${key}`;
    if (seen.has(key)) found.add(below);
    seen.add(key);
    visit(item as Json, { ...at, path: below, depth: depth + 1 });
  }
}
