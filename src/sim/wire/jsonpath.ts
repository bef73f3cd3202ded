import { follow } from "./jsonpath-evaluate.ts";
import { parseTemplate } from "./jsonpath-parse.ts";
import type { TemplateNode } from "./jsonpath-syntax.ts";

export { JsonPathError } from "./jsonpath-error.ts";

/** A template that was read. Both functions throw JsonPathError where the template does not fit the value. */
export interface JsonPath {
  /** The values that all paths of the template lead to, one after the other; texts are left out. */
  find(value: unknown): readonly unknown[];
  /** What kubectl prints: values of one path with a space between them, lists and maps as JSON. */
  print(value: unknown): string;
}

/** Reads a template of kubectl's dialect. Throws JsonPathError. */
export function parseJsonPath(text: string): JsonPath {
  const nodes = parseTemplate(text);
  return {
    find: (value) => findAll(nodes, value, value),
    print: (value) => printAll(nodes, value, value),
  };
}

function findAll(nodes: readonly TemplateNode[], value: unknown, root: unknown): readonly unknown[] {
  return nodes.flatMap((node) => {
    if (node.is === "text") return [];
    const found = follow(node.steps, value, root);
    return node.is === "path" ? found : found.flatMap((item) => findAll(node.body, item, root));
  });
}

function printAll(nodes: readonly TemplateNode[], value: unknown, root: unknown): string {
  return nodes
    .map((node) => {
      if (node.is === "text") return node.text;
      const found = follow(node.steps, value, root);
      if (node.is === "path") return found.map((item) => printed(item)).join(" ");
      return found.map((item) => printAll(node.body, item, root)).join("");
    })
    .join("");
}

function printed(value: unknown): string {
  if (value === null) return "<nil>";
  return typeof value === "string" ? value : JSON.stringify(sorted(value));
}

/** Go writes the keys of maps in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => sorted(item));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, child]) => [key, sorted(child)]));
}
