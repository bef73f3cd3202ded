import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, type Document } from "yaml";
import { isObject, type Json } from "./json.ts";
import { nestingMax } from "./json-parser.ts";
import { readDocuments } from "./read-yaml.ts";

/** The first document of a text as a value, with what go-yaml says of keys that stand twice; or its complaint. */
export type YamlBody =
  { readonly value: Json; readonly duplicates: readonly string[] } | { readonly error: string };

/** Reads a body in YAML. Keys are compared only where somebody wants to know. */
export function readYamlBody(text: string, findsDuplicates: boolean): YamlBody {
  const read = readDocuments(text);
  if ("error" in read) return { error: read.error };
  const value = (read.documents[0] ?? null) as Json;
  if (depthOf(value, 0) > nestingMax) return { error: "yaml: exceeded max depth" };
  return { value, duplicates: findsDuplicates ? duplicatesIn(text) : [] };
}

function depthOf(value: unknown, depth: number): number {
  if (depth > nestingMax || typeof value !== "object" || value === null) return depth;
  const children = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  return children.reduce<number>((deepest, child) => Math.max(deepest, depthOf(child, depth + 1)), depth + 1);
}

const duplicatesMax = 100;

function duplicatesIn(text: string): readonly string[] {
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, {
    version: "1.1",
    uniqueKeys: false,
    logLevel: "silent",
    lineCounter,
  });
  const found: string[] = [];
  if (Array.isArray(documents))
    visit((documents[0] as Document | undefined)?.contents, { lineCounter, found });
  return found;
}

interface Visit {
  readonly lineCounter: LineCounter;
  readonly found: string[];
}

function visit(node: unknown, state: Visit): void {
  if (isSeq(node)) for (const item of node.items) visit(item, state);
  if (!isMap(node) || isAlias(node)) return;
  const seen = new Set<string>();
  for (const { key, value } of node.items) {
    if (isScalar(key)) {
      const name = String(key.value);
      const { line } = state.lineCounter.linePos(key.range?.[0] ?? 0);
      if (seen.has(name) && state.found.length < duplicatesMax) {
        state.found.push(`line ${line}: key ${JSON.stringify(name)} already set in map`);
      }
      seen.add(name);
    }
    visit(value, state);
  }
}
