import { ShellError } from "../unwinding.ts";

/** How many words one word may become. */
const resultMax = 100_000;

/** Brace expansion on a word's source text, before all other expansions: `a{b,c}{1..3}`. Quotes are kept. */
export function expandBraces(source: string): readonly string[] {
  const brace = findBrace(source, 0);
  if (brace === undefined) return [source];
  const before = source.slice(0, brace.start);
  const middles =
    brace.parts.length > 1 ? brace.parts.flatMap((part) => expandBraces(part)) : (brace.sequence ?? []);
  const ends = expandBraces(source.slice(brace.end));
  if (middles.length * ends.length > resultMax)
    throw new ShellError("brace expansion: Cannot allocate memory");
  return middles.flatMap((middle) => ends.map((end) => before + middle + end));
}

interface Brace {
  readonly start: number;
  /** Behind the closing brace. */
  readonly end: number;
  readonly parts: readonly string[];
  readonly sequence: readonly string[] | undefined;
}

/** The first brace that is one: with a comma or a sequence inside. */
function findBrace(source: string, from: number): Brace | undefined {
  for (let at = from; at < source.length; at = skipped(source, at)) {
    if (source[at] !== "{" || source[at - 1] === "$") continue;
    const brace = readBrace(source, at);
    if (brace !== undefined) return brace;
  }
  return undefined;
}

function readBrace(source: string, start: number): Brace | undefined {
  const parts: string[] = [];
  let depth = 0;
  let partStart = start + 1;
  for (let at = start + 1; at < source.length; at = skipped(source, at)) {
    const char = source[at];
    if (char === "{") depth++;
    else if (char === "," && depth === 0) {
      parts.push(source.slice(partStart, at));
      partStart = at + 1;
    } else if (char === "}" && depth > 0) depth--;
    else if (char === "}") {
      parts.push(source.slice(partStart, at));
      const sequence = parts.length === 1 ? sequenceOf(parts[0] ?? "") : undefined;
      return parts.length > 1 || sequence !== undefined ? { start, end: at + 1, parts, sequence } : undefined;
    }
  }
  return undefined;
}

/** Behind the character at `at`, or behind the quotation or `${...}`, `$(...)` that begins there. */
function skipped(source: string, at: number): number {
  const char = source[at];
  if (char === "\\") return at + 2;
  if (char === "'" || char === '"' || char === "`") {
    for (let end = at + 1; end < source.length; end++) {
      if (source[end] === "\\" && char !== "'") end++;
      else if (source[end] === char) return end + 1;
    }
    return source.length;
  }
  if (char === "$" && (source[at + 1] === "{" || source[at + 1] === "("))
    return behindExpansion(source, at + 1);
  return at + 1;
}

function behindExpansion(source: string, open: number): number {
  const [opening, closing] = source[open] === "{" ? ["{", "}"] : ["(", ")"];
  let depth = 0;
  for (let at = open; at < source.length; at++) {
    if (source[at] === "\\") at++;
    else if (source[at] === opening) depth++;
    else if (source[at] === closing && --depth === 0) return at + 1;
  }
  return source.length;
}

function sequenceOf(text: string): readonly string[] | undefined {
  const numbers = /^(-?\d{1,15})\.\.(-?\d{1,15})(?:\.\.(-?\d{1,15}))?$/.exec(text);
  if (numbers !== null) return numberSequence(numbers);
  const letters = /^([A-Za-z])\.\.([A-Za-z])(?:\.\.(-?\d{1,9}))?$/.exec(text);
  if (letters === null) return undefined;
  const [, first = "", last = "", step] = letters;
  return counted(first.charCodeAt(0), last.charCodeAt(0), Number(step ?? 1)).map((code) =>
    String.fromCharCode(code),
  );
}

function numberSequence([, first = "", last = "", step]: RegExpExecArray): readonly string[] {
  const isPadded = /^-?0\d/.test(first) || /^-?0\d/.test(last);
  const width = isPadded ? Math.max(first.length, last.length) : 0;
  return counted(Number(first), Number(last), Number(step ?? 1)).map((number) => {
    const digits = String(Math.abs(number)).padStart(number < 0 ? width - 1 : width, "0");
    return number < 0 ? `-${digits}` : digits;
  });
}

function counted(first: number, last: number, step: number): readonly number[] {
  const stride = Math.abs(step) || 1;
  const length = Math.floor(Math.abs(last - first) / stride) + 1;
  if (length > resultMax) throw new ShellError("brace expansion: Cannot allocate memory");
  const direction = last >= first ? stride : -stride;
  return Array.from({ length }, (_, index) => first + index * direction);
}
