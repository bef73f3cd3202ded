import { unreachable } from "../../kernel/assert.ts";
import type { Task } from "../../kernel/task.ts";
import { userByName } from "../../host/users.ts";
import type { Word, WordPart } from "unbash";
import type { Shell } from "../shell.ts";
import { expandBraces } from "./brace.ts";
import { expandParameter } from "./parameter.ts";
import { fieldBreak, literal, quoted, split, type Pieces } from "./piece.ts";

/** Where a word stands: in double quotes, or behind `=` (tildes after colons, no braces). */
export interface WordContext {
  readonly isQuoted?: boolean;
  readonly isAssignment?: boolean;
  /** The word of `${x:-word}` outside quotes: its plain text is split too. */
  readonly isOperand?: boolean;
}

/** Expands a word into pieces, before splitting and globbing. */
export function* expandWord(shell: Shell, word: Word, context: WordContext = {}): Task<Pieces> {
  const { parts } = word;
  if (parts === undefined) return plainPieces(shell, word.text, context, true);
  const pieces: Pieces = [];
  for (const [index, part] of parts.entries()) {
    for (const piece of yield* expandPart(shell, part, { ...context, isFirst: index === 0 }))
      pieces.push(piece);
  }
  return pieces;
}

/** The words that braces make of a word. */
export function wordsOfBraces(shell: Shell, word: Word): readonly Word[] {
  if (!shell.state.options.has("braceexpand")) return [word];
  if (word.parts?.some((part) => part.type === "BraceExpansion") !== true) return [word];
  return expandBraces(word.text).flatMap((text) => shell.parseWord(text));
}

type PartContext = WordContext & { readonly isFirst: boolean };

function* expandPart(shell: Shell, part: WordPart, context: PartContext): Task<Pieces> {
  const isQuoted = context.isQuoted === true;
  if (isNested(part)) return yield* nestedPieces(shell, part);
  if (isComputed(part)) return [yield* computed(shell, part, isQuoted)];
  switch (part.type) {
    case "Literal":
      return plainPieces(shell, part.text, context, context.isFirst);
    case "SingleQuoted":
    case "AnsiCQuoted":
      return [quoted(part.value)];
    case "DoubleQuoted":
    case "LocaleString":
      return yield* doubleQuotedPieces(shell, part.parts);
    case "SimpleExpansion":
    case "ParameterExpansion":
      return yield* expandParameter(shell, part, isQuoted);
  }
  return unreachable(part);
}

/** Patterns and braces: their text may hold expansions. */
type NestedPart = WordPart & { readonly type: "Glob" | "ExtendedGlob" | "BraceExpansion" };
/** What runs something. */
type ComputedPart = WordPart & {
  readonly type: "CommandExpansion" | "ArithmeticExpansion" | "ProcessSubstitution";
};

function isNested(part: WordPart): part is NestedPart {
  return part.type === "Glob" || part.type === "ExtendedGlob" || part.type === "BraceExpansion";
}

function isComputed(part: WordPart): part is ComputedPart {
  return ["CommandExpansion", "ArithmeticExpansion", "ProcessSubstitution"].includes(part.type);
}

/** What runs something: command, arithmetic and process substitution. */
function* computed(
  shell: Shell,
  part: WordPart & { readonly type: "CommandExpansion" | "ArithmeticExpansion" | "ProcessSubstitution" },
  isQuoted: boolean,
): Task<Pieces[number]> {
  let text: string;
  if (part.type === "CommandExpansion") text = yield* shell.substitute(part);
  else if (part.type === "ProcessSubstitution") return quoted(yield* shell.substituteProcess(part));
  else text = String(yield* shell.arithmetic(arithmeticSource(part.text)));
  return isQuoted ? quoted(text) : split(text);
}

function* doubleQuotedPieces(shell: Shell, parts: readonly WordPart[]): Task<Pieces> {
  const pieces: Pieces = [];
  let isList = false;
  for (const part of parts) {
    if (part.type === "Literal") {
      pieces.push(quoted(part.value));
      continue;
    }
    isList ||= isListExpansion(part);
    for (const piece of yield* expandPart(shell, part, { isQuoted: true, isFirst: false }))
      pieces.push(piece);
  }
  return pieces.length === 0 && !isList ? [quoted("")] : pieces;
}

/** `"$@"` without arguments is no word at all, unlike `""`. */
function isListExpansion(part: WordPart): boolean {
  if (part.type === "SimpleExpansion") return part.text === "$@";
  if (part.type !== "ParameterExpansion") return false;
  return part.parameter === "@" || part.index?.text === "@";
}

/** Patterns and braces that stay: their text, with what is expanded inside. */
function* nestedPieces(
  shell: Shell,
  part: WordPart & { readonly type: "Glob" | "ExtendedGlob" | "BraceExpansion" },
): Task<Pieces> {
  const { parts, text } = part;
  if (parts === undefined || parts.every((inner) => inner.type === "Literal" || inner.type === "Glob"))
    return [literal(text)];
  const first = parts[0];
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return [literal(text)];
  const opening = first.pos - part.pos;
  const pieces: Pieces = [literal(text.slice(0, opening))];
  for (const inner of parts) pieces.push(...(yield* expandPart(shell, inner, { isFirst: false })));
  pieces.push(literal(text.slice(last.end - part.pos)));
  return pieces;
}

/** Unquoted source text: backslashes quote, a tilde at its start is a home. */
function plainPieces(shell: Shell, source: string, context: WordContext, isFirst: boolean): Pieces {
  const pieces: Pieces = [];
  const text =
    isFirst || context.isAssignment === true
      ? expandTildes(shell, source, { context, isFirst, pieces })
      : source;
  if (context.isQuoted === true) {
    pieces.push(quoted(text.replace(/\\([$`"\\\n])/g, (_, char: string) => (char === "\n" ? "" : char))));
    return pieces;
  }
  const plain = context.isOperand === true ? split : literal;
  if (!text.includes("\\")) {
    if (text !== "") pieces.push(plain(text));
    return pieces;
  }
  for (const [part = ""] of text.matchAll(/\\.|[^\\]+|\\$/gs)) {
    if (part === "\\\n") continue;
    if (part.startsWith("\\") && part.length > 1) pieces.push(quoted(part.slice(1)));
    else pieces.push(plain(part));
  }
  return pieces;
}

/** Takes tilde prefixes off the text and puts the homes into the pieces; the result is the text that is left. */
function expandTildes(
  shell: Shell,
  source: string,
  {
    context,
    isFirst,
    pieces,
  }: { readonly context: WordContext; readonly isFirst: boolean; readonly pieces: Pieces },
): string {
  if (!source.includes("~") || context.isQuoted === true) return source;
  const shape =
    context.isAssignment === true ? /(?<=^|:)~([^/:\\"'$]*)(?=[/:]|$)/g : /^~([^/\\"'$]*)(?=\/|$)/g;
  let rest = 0;
  for (const match of source.matchAll(shape)) {
    if (match.index === 0 && !isFirst) continue;
    const home = homeOf(shell, match[1] ?? "");
    if (home === undefined) continue;
    if (match.index > rest) pieces.push(literal(source.slice(rest, match.index)));
    pieces.push(quoted(home));
    rest = match.index + match[0].length;
  }
  return source.slice(rest);
}

function homeOf(shell: Shell, name: string): string | undefined {
  if (name === "+") return shell.process.cwd;
  if (name === "-") return shell.variables.get("OLDPWD");
  if (name !== "") return userByName(shell.process.access, name)?.home;
  return shell.variables.get("HOME") ?? shell.user?.home;
}

/** Inside `$((...))` or `$[...]`. */
function arithmeticSource(text: string): string {
  return text.startsWith("$((") ? text.slice(3, -2) : text.slice(2, -1);
}

/** The body of a here-document whose delimiter is not quoted: only `\$`, `` \` ``, `\\` and `\newline` are special. */
export function* expandHereDocument(
  shell: Shell,
  body: { readonly text: string; readonly parts: readonly WordPart[] | undefined },
): Task<string> {
  const unescaped = (text: string): string =>
    text.replace(/\\([$`\\\n])/g, (_, char: string) => (char === "\n" ? "" : char));
  if (body.parts === undefined) return unescaped(body.text);
  let text = "";
  for (const part of body.parts) {
    if (part.type === "Literal") {
      text += unescaped(part.text);
      continue;
    }
    for (const piece of yield* expandPart(shell, part, { isQuoted: true, isFirst: false })) {
      text += piece === fieldBreak ? " " : piece.text;
    }
  }
  return text;
}
