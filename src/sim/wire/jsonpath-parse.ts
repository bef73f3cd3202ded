import { JsonPathError } from "./jsonpath-error.ts";
import type { Operand, Operator, Step, TemplateNode } from "./jsonpath-syntax.ts";

const lengthMax = 8 * 1024;
const depthMax = 50;

/**
 * Reads a template: `{range .items[*]}{.metadata.name}{"\n"}{end}`.
 * @models staging/src/k8s.io/client-go/util/jsonpath/parser.go, 1.33
 */
export function parseTemplate(text: string): readonly TemplateNode[] {
  if (text.length > lengthMax) throw new JsonPathError("template is longer than 8 KiB");
  return new TemplateParser(text).parse();
}

interface OpenRange {
  readonly steps: readonly Step[];
  readonly body: TemplateNode[];
}

class TemplateParser {
  readonly #text: string;
  readonly #ranges: OpenRange[] = [];
  readonly #nodes: TemplateNode[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  parse(): readonly TemplateNode[] {
    let at = 0;
    while (at < this.#text.length) {
      const open = this.#text.indexOf("{", at);
      if (open < 0) break;
      if (open > at) this.#add({ is: "text", text: this.#text.slice(at, open) });
      const close = closing(this.#text, open);
      this.#action(this.#text.slice(open + 1, close).trim());
      at = close + 1;
    }
    if (at < this.#text.length) this.#add({ is: "text", text: this.#text.slice(at) });
    if (this.#ranges.length > 0) throw new JsonPathError("unterminated range, expected {end}");
    return this.#nodes;
  }

  #add(node: TemplateNode): void {
    (this.#ranges.at(-1)?.body ?? this.#nodes).push(node);
  }

  #action(action: string): void {
    if (action === "end") return this.#endRange();
    const range = /^range\s+(.*)$/s.exec(action)?.[1];
    if (range !== undefined) {
      if (this.#ranges.length >= depthMax) throw new JsonPathError("ranges are nested too deep");
      this.#ranges.push({ steps: parsePath(range), body: [] });
      return;
    }
    for (const part of splitAction(action)) {
      this.#add(
        isQuoted(part) ? { is: "text", text: unquote(part) } : { is: "path", steps: parsePath(part) },
      );
    }
  }

  #endRange(): void {
    const range = this.#ranges.pop();
    if (range === undefined) throw new JsonPathError("not in range, nothing to end");
    this.#add({ is: "range", ...range });
  }
}

/** Where an action's brace closes: braces inside quotes do not count. */
function closing(text: string, open: number): number {
  let quote = "";
  for (let index = open + 1; index < text.length; index++) {
    const char = text.charAt(index);
    if (quote !== "") {
      if (char === "\\") index++;
      else if (char === quote) quote = "";
    } else if (char === '"' || char === "'") quote = char;
    else if (char === "}") return index;
  }
  throw new JsonPathError(quote === "" ? "unclosed action" : "unterminated quoted string");
}

const part =
  /(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\[(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\[[^\]]*\]|[^\]"'[])*\]|[^\s[]|\[)+/g;

/** An action may hold several things: `{.a "text" .b}`. Spaces inside brackets and quotes do not part them. */
function splitAction(action: string): readonly string[] {
  return action.match(part) ?? (action === "" ? [] : [action]);
}

function isQuoted(part: string): boolean {
  return part.startsWith('"') || part.startsWith("'");
}

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "0": "\0" };

function unquote(part: string): string {
  if (part.length < 2 || part.at(-1) !== part[0]) throw new JsonPathError("unterminated quoted string");
  return part.slice(1, -1).replaceAll(/\\(.)/gs, (_, char: string) => escapes[char] ?? char);
}

/** Reads a path: `.items[0].metadata['name']`, `$..name`, `@.status`. */
export function parsePath(text: string): readonly Step[] {
  const steps: Step[] = [];
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const char = rest.charAt(0);
    if (char === "$" || char === "@") {
      if (char === "$") steps.push({ is: "root" });
      at++;
    } else if (rest.startsWith("..")) {
      steps.push({ is: "recursive" });
      at += /^\.\.[[]/.test(rest) || /^\.\.[^.[]/.test(rest) ? 1 : 2;
      if (rest.charAt(2) === "[") at++;
    } else if (char === "[") {
      const close = closingBracket(text, at);
      steps.push(bracket(text.slice(at + 1, close)));
      at = close + 1;
    } else {
      at += name(rest, steps);
    }
  }
  return steps;
}

/** Takes `.name`, `.*` or a bare `name`; the result is how many characters it took. */
function name(rest: string, steps: Step[]): number {
  const match = /^\.?((?:\\.|[^.[\]{}\s"'$@()=<>!\\])*)/.exec(rest);
  const raw = match?.[1] ?? "";
  const length = match?.[0].length ?? 0;
  if (length === 0 || !/^[.\w\\*]/.test(rest)) {
    const point = (rest.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    throw new JsonPathError(`unrecognized character in action: U+${point} '${rest.charAt(0)}'`);
  }
  if (raw === "*") steps.push({ is: "wildcard" });
  else if (raw !== "") steps.push({ is: "field", name: raw.replaceAll(/\\(.)/g, "$1") });
  return length;
}

function closingBracket(text: string, open: number): number {
  let depth = 0;
  let quote = "";
  for (let index = open; index < text.length; index++) {
    const char = text.charAt(index);
    if (quote !== "") {
      if (char === "\\") index++;
      else if (char === quote) quote = "";
    } else if (char === '"' || char === "'") quote = char;
    else if (char === "[") depth++;
    else if (char === "]" && --depth === 0) return index;
  }
  throw new JsonPathError("unterminated array");
}

function bracket(content: string): Step {
  if (content === "*") return { is: "wildcard" };
  const filter = /^\?\((.*)\)$/s.exec(content)?.[1];
  if (filter !== undefined) return filterOf(filter);
  if (content.startsWith("?(")) throw new JsonPathError("unterminated filter");
  const parts = content.split(/,(?=(?:[^'"]|'[^']*'|"[^"]*")*$)/).map((part) => part.trim());
  if (parts.length > 1) return { is: "union", paths: parts.map((part) => [element(part)]) };
  return element(content.trim());
}

function element(part: string): Step {
  // What is quoted is a path, too: dots in a key need a backslash.
  if (isQuoted(part)) return { is: "union", paths: [parsePath(`.${part.slice(1, -1)}`)] };
  const match = /^(-?\d+)?(?:(:)(-?\d+)?)?(?::(-?\d+)?)?$/.exec(part);
  if (match === null || part === "") throw new JsonPathError(`invalid array index ${part}`);
  const [, from, colon, to, by] = match;
  const isIndex = colon === undefined;
  return {
    is: "slice",
    from: from === undefined ? undefined : Number(from),
    to: isIndex || to === undefined ? undefined : Number(to),
    by: by === undefined ? 1 : Number(by),
    isIndex,
  };
}

function filterOf(text: string): Step {
  const match = /^((?:[^=!<>'"]|'[^']*'|"[^"]*")*?)\s*(==|!=|<=|>=|<|>)\s*(.*)$/s.exec(text.trim());
  if (match === null)
    return { is: "filter", left: operand(text.trim()), operator: "exists", right: undefined };
  const [, left = "", operator, right = ""] = match;
  return {
    is: "filter",
    left: operand(left.trim()),
    operator: operator as Operator,
    right: operand(right.trim()),
  };
}

function operand(text: string): Operand {
  if (isQuoted(text)) return { is: "literal", value: unquote(text) };
  if (/^-?\d+(\.\d+)?$/.test(text)) return { is: "literal", value: Number(text) };
  if (text === "true" || text === "false") return { is: "literal", value: text === "true" };
  return { is: "path", steps: parsePath(text) };
}
