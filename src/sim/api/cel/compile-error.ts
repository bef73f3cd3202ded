import { positionOf, wordAt, type Located } from "./source-position.ts";

/** The error of the interpreter's parser or checker. */
export interface InterpreterError {
  readonly code?: string;
  readonly summary?: string;
  readonly message: string;
  readonly range?: { readonly start: number; readonly end: number };
  readonly node?: Located;
}

/** What is wrong, and where in the text. */
interface Finding {
  readonly at: number;
  readonly text: string;
}

const tokens =
  "{'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}";

/** `compilation failed: ERROR: <input>:1:5: undefined field 'foo' ...`, as cel-go would put it. */
export function compileText(error: InterpreterError, source: string, functions: ReadonlySet<string>): string {
  const found = finders[error.code ?? ""]?.({ error, source, functions }) ?? fallback(error);
  return `compilation failed: ${shownFinding(found, source)}`;
}

/** One finding with the line that it is in. */
export function shownFinding({ at, text }: Finding, source: string): string {
  const lines = source.slice(0, at).split("\n");
  const column = Array.from(lines.at(-1) ?? "").length;
  const line = source.split("\n")[lines.length - 1] ?? "";
  return `ERROR: <input>:${lines.length}:${column + 1}: ${text}\n | ${line}\n | ${".".repeat(column)}^`;
}

interface Search {
  readonly error: InterpreterError;
  readonly source: string;
  readonly functions: ReadonlySet<string>;
}

type Finder = (search: Search) => Finding;

function start({ range }: InterpreterError): number {
  return range?.start ?? 0;
}

function fallback(error: InterpreterError): Finding {
  return { at: start(error), text: error.summary ?? error.message };
}

/** Types as cel-go writes them: `list(int)`, `map(string, int)`. */
function goTypes(text: string): string {
  return text.replaceAll("<", "(").replaceAll(">", ")").replaceAll("dynamic", "dyn");
}

const finders: Readonly<Record<string, Finder>> = {
  no_such_key: ({ error, source }) => ({
    at: source.lastIndexOf(".", start(error)),
    text: `undefined field '${(error.summary ?? "").replace("No such key: ", "")}'`,
  }),
  unknown_variable: ({ error }) => ({
    at: start(error),
    text: `undeclared reference to '${(error.summary ?? "").replace("Unknown variable: ", "")}' (in container '')`,
  }),
  no_such_overload: overload,
  no_matching_overload: call,
  incompatible_ternary_branches: ternary,
  invalid_condition_type: condition,
  invalid_logical_operand: logical,
  cannot_index_type: index,
  invalid_comprehension_range: ({ error, source }) => ({
    at: positionOf(error.node, source),
    text: (error.summary ?? "").replace("Expression", "expression").replace(/\.$/, ""),
  }),
  invalid_macro_argument: ({ error }) => ({ at: start(error), text: "argument must be a simple name" }),
  reserved_identifier: ({ error }) => ({
    at: start(error),
    text: (error.summary ?? "").replace("Reserved", "reserved"),
  }),
  unterminated_string: ({ error, source }) => ({
    at: start(error),
    text: `Syntax error: token recognition error at: '${source.slice(start(error))}'`,
  }),
  unexpected_token: unexpected,
  unexpected_character: extra,
  expected_token: expected,
};

const binary = /^no such overload: (.+) (\+|-|\*|\/|%|<=?|>=?|==|!=|in) (.+)$/;
const unary = /^no such overload: ([!-])(.+)$/;

function overload({ error, source }: Search): Finding {
  const summary = error.summary ?? "";
  const at = positionOf(error.node, source);
  const one = unary.exec(summary);
  if (one !== null) {
    return {
      at,
      text: `found no matching overload for '${one[1]}_' applied to '(${goTypes(one[2] ?? "")})'`,
    };
  }
  const [, left = "", operator = "", right = ""] = binary.exec(summary) ?? [];
  const name = operator === "in" ? "@in" : `_${operator}_`;
  return {
    at,
    text: `found no matching overload for '${name}' applied to '(${goTypes(left)}, ${goTypes(right)})'`,
  };
}

function call({ error, source, functions }: Search): Finding {
  const match = /for '(?:(.*)\.)?([A-Za-z_]\w*)\((.*)\)'$/s.exec(error.summary ?? "");
  const [, receiver, name = "", args = ""] = match ?? [];
  const at = positionOf(error.node, source);
  if (!functions.has(name)) return { at, text: `undeclared reference to '${name}' (in container '')` };
  const types = goTypes(args);
  const shown = receiver === undefined ? `(${types})` : `${goTypes(receiver)}.(${types})`;
  return { at, text: `found no matching overload for '${name}' applied to '${shown}'` };
}

function ternary({ error, source }: Search): Finding {
  const [, left = "", right = ""] = /got '(.*)' and '(.*)'$/.exec(error.summary ?? "") ?? [];
  const at = positionOf(error.node, source);
  return {
    at,
    text: `found no matching overload for '_?_:_' applied to '(bool, ${goTypes(left)}, ${goTypes(right)})'`,
  };
}

function condition({ error, source }: Search): Finding {
  const type = goTypes(/got '(.*)'$/.exec(error.summary ?? "")?.[1] ?? "");
  const at = positionOf(error.node, source);
  return { at, text: `expected type 'bool' but found '${type}'` };
}

function logical({ error, source }: Search): Finding {
  const type = goTypes(/got '(.*)'$/.exec(error.summary ?? "")?.[1] ?? "");
  const node = error.node;
  const operand = Array.isArray(node?.args) ? (node.args as readonly Located[])[0] : node;
  return { at: positionOf(operand, source), text: `expected type 'bool' but found '${type}'` };
}

function index({ error, source }: Search): Finding {
  const type = goTypes(/Cannot index type '(.*)'$/.exec(error.summary ?? "")?.[1] ?? "");
  const node = error.node;
  if (node?.op !== "[]") {
    return {
      at: source.lastIndexOf(".", start(error)),
      text: `type '${type}' does not support field selection`,
    };
  }
  return {
    at: positionOf(node, source),
    text: `found no matching overload for '_[_]' applied to '(${type}, int)'`,
  };
}

function unexpected({ error, source }: Search): Finding {
  const at = start(error);
  if (at >= source.length) return { at, text: `Syntax error: mismatched input '<EOF>' expecting ${tokens}` };
  return { at, text: `Syntax error: extraneous input '${wordAt(source, at)}' expecting ${tokens}` };
}

/** Something stands behind a whole expression. */
function extra({ error, source }: Search): Finding {
  let at = start(error);
  while (at > 0 && /\w/.test(source[at - 1] ?? "") && /\w/.test(source[at] ?? "")) at--;
  const word = wordAt(source, at);
  if (/^\w/.test(word)) return { at, text: `Syntax error: mismatched input '${word}' expecting <EOF>` };
  if (")]}".includes(word)) return { at, text: `Syntax error: extraneous input '${word}' expecting <EOF>` };
  return { at, text: `Syntax error: token recognition error at: '${word}'` };
}

const closing: Readonly<Record<string, string>> = { RPAREN: ")", RBRACKET: "]", RBRACE: "}", COLON: ":" };

function expected({ error, source }: Search): Finding {
  const at = start(error);
  const name = /^Expected (\w+)/.exec(error.summary ?? "")?.[1] ?? "";
  const found = at >= source.length ? "<EOF>" : wordAt(source, at);
  const wanted = closing[name];
  if (name === "IDENTIFIER") return { at, text: `Syntax error: no viable alternative at input '.${found}'` };
  if (name === "RBRACKET")
    return { at, text: `Syntax error: mismatched input '${found}' expecting {']', ','}` };
  if (name === "RPAREN") return { at, text: `Syntax error: missing ')' at '${found}'` };
  return { at, text: `Syntax error: mismatched input '${found}' expecting '${wanted ?? name}'` };
}
