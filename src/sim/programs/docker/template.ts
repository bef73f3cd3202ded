import { evaluate, isTruthy, print, type Scope } from "./template-value.ts";

/** A format that cannot be read or filled in. The message begins where Go's does, with `template: `. */
export class TemplateError extends Error {
  override name = "TemplateError";
}

type Node =
  | { readonly is: "text"; readonly text: string }
  | { readonly is: "print"; readonly words: readonly string[] }
  | {
      readonly is: "if" | "with" | "range";
      readonly words: readonly string[];
      readonly body: readonly Node[];
      readonly otherwise: readonly Node[];
    };

interface Reader {
  readonly tokens: readonly string[];
  position: number;
}

/**
 * The part of Go's text/template that docker's `--format` is used with: fields, `index`, `json`, `range`, `if`, `with`.
 * Compiles once; filling in throws TemplateError for a field that is not there.
 */
export function compileTemplate(text: string): (value: unknown) => string {
  const reader: Reader = { tokens: text.split(/(\{\{-?\s[\s\S]*?-?\}\}|\{\{[\s\S]*?\}\})/), position: 0 };
  const { nodes, closedBy } = parse(reader, 0);
  if (closedBy !== undefined) throw new TemplateError(`template: :1: unexpected {{${closedBy}}}`);
  return (value) => fill(nodes, { dot: value, root: value, variables: new Map() });
}

const depthMax = 20;

function parse(
  reader: Reader,
  depth: number,
): { readonly nodes: readonly Node[]; readonly closedBy?: string } {
  if (depth > depthMax) throw new TemplateError("template: :1: exceeded maximum template depth");
  const nodes: Node[] = [];
  while (reader.position < reader.tokens.length) {
    const token = reader.tokens[reader.position++] ?? "";
    if (!(token.startsWith("{{") && token.endsWith("}}"))) {
      if (token.includes("{{")) throw new TemplateError("template: :1: unclosed action");
      if (token !== "") nodes.push({ is: "text", text: trimmed(reader, token) });
      continue;
    }
    const words = splitWords(token.replace(/^\{\{-?/, "").replace(/-?\}\}$/, ""));
    const [keyword = ""] = words;
    if (keyword === "end" || keyword === "else") return { nodes, closedBy: keyword };
    nodes.push(isBlock(keyword) ? block(reader, keyword, words.slice(1), depth) : { is: "print", words });
  }
  return { nodes };
}

function isBlock(keyword: string): keyword is "if" | "with" | "range" {
  return keyword === "if" || keyword === "with" || keyword === "range";
}

function block(reader: Reader, is: "if" | "with" | "range", words: readonly string[], depth: number): Node {
  const body = parse(reader, depth + 1);
  const otherwise =
    body.closedBy === "else" ? parse(reader, depth + 1) : { nodes: [], closedBy: body.closedBy };
  if (otherwise.closedBy !== "end") throw new TemplateError("template: :1: unexpected EOF");
  return { is, words, body: body.nodes, otherwise: otherwise.nodes };
}

/** `{{-` and `-}}` take the white space beside them away. */
function trimmed(reader: Reader, text: string): string {
  const before = reader.tokens[reader.position - 2] ?? "";
  const behind = reader.tokens[reader.position] ?? "";
  const left = before.endsWith("-}}") ? text.trimStart() : text;
  return behind.startsWith("{{-") ? left.trimEnd() : left;
}

function splitWords(text: string): readonly string[] {
  return text.match(/"(?:[^"\\]|\\.)*"|`[^`]*`|\|+|:=|,|\(|\)|[^\s"`|,()]+/g) ?? [];
}

function fill(nodes: readonly Node[], scope: Scope): string {
  return nodes.map((node) => fillOne(node, scope)).join("");
}

function fillOne(node: Node, scope: Scope): string {
  if (node.is === "text") return node.text;
  if (node.is === "print") {
    if (node.words.length === 0) throw new TemplateError("template: :1: missing value for command");
    return print(evaluate(node.words, scope));
  }
  if (node.is === "range") return fillRange(node.words, node.body, node.otherwise, scope);
  const value = evaluate(node.words, scope);
  const inner = node.is === "with" ? { ...scope, dot: value } : scope;
  return isTruthy(value) ? fill(node.body, inner) : fill(node.otherwise, scope);
}

function fillRange(
  words: readonly string[],
  body: readonly Node[],
  otherwise: readonly Node[],
  scope: Scope,
): string {
  const assignment = words.indexOf(":=");
  const names = words.slice(0, Math.max(0, assignment)).filter((word) => word !== ",");
  const value = evaluate(words.slice(assignment + 1), scope);
  const items = Array.isArray(value)
    ? value.map((item: unknown, index) => [index, item] as const)
    : entriesOf(value);
  if (items.length === 0) return fill(otherwise, scope);
  return items.map(([key, item]) => fill(body, rangeScope(scope, names, key, item))).join("");
}

function rangeScope(scope: Scope, names: readonly string[], key: unknown, item: unknown): Scope {
  const variables = new Map(scope.variables);
  const [first, second] = names;
  if (first !== undefined) variables.set(first, second === undefined ? item : key);
  if (second !== undefined) variables.set(second, item);
  return { ...scope, dot: item, variables };
}

/** Maps are walked in the order of their keys. */
function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
