import { Regex } from "../regex/regex.ts";
import { wordSet } from "../regex/char-set.ts";

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Finds the first match in a line at or behind a place. */
export type Matcher = (line: string, from: number) => Span | undefined;

export interface MatcherOptions {
  readonly kind: "basic" | "extended" | "fixed" | "perl";
  readonly ignoreCase: boolean;
  /** -w: the match is bounded by what is no word. */
  readonly word: boolean;
  /** -x: the match is the line. */
  readonly line: boolean;
}

const words = wordSet();

/** One matcher for several patterns: leftmost, then longest. Throws RegexError. */
export function matcherFrom(patterns: readonly string[], options: MatcherOptions): Matcher {
  const singles = patterns.map((pattern) => single(pattern, options));
  const [only] = singles;
  if (singles.length === 1 && only !== undefined) return only;
  return (line, from) => {
    let best: Span | undefined;
    for (const matcher of singles) {
      const span = matcher(line, from);
      const isBetter =
        span !== undefined &&
        (best === undefined || span.start < best.start || (span.start === best.start && span.end > best.end));
      if (isBetter) best = span;
    }
    return best;
  };
}

function single(pattern: string, options: MatcherOptions): Matcher {
  const find =
    options.kind === "fixed"
      ? fixed(pattern, options.ignoreCase)
      : expression(pattern, options.kind, options);
  if (options.line) {
    return (line, from) => {
      const span = find(line, 0);
      return from === 0 && span?.start === 0 && span.end === line.length ? span : undefined;
    };
  }
  return options.word ? wholeWords(find) : find;
}

function fixed(pattern: string, ignoreCase: boolean): Matcher {
  if (!ignoreCase) {
    return (line, from) => {
      const start = line.indexOf(pattern, from);
      return start < 0 ? undefined : { start, end: start + pattern.length };
    };
  }
  const wanted = pattern.toLowerCase();
  return (line, from) => {
    const start = line.toLowerCase().indexOf(wanted, from);
    return start < 0 ? undefined : { start, end: start + pattern.length };
  };
}

function expression(
  pattern: string,
  syntax: "basic" | "extended" | "perl",
  { ignoreCase, line }: MatcherOptions,
): Matcher {
  const anchored = line ? (syntax === "basic" ? `^\\(${pattern}\\)$` : `^(${pattern})$`) : pattern;
  // A line is matched as a whole by anchoring; the group would shift back references, so those keep the bare pattern.
  const source = /\\[1-9]/.test(pattern) ? pattern : anchored;
  const regex = new Regex(source, { syntax, ignoreCase });
  return (text, from) => regex.exec(text, from);
}

function wholeWords(find: Matcher): Matcher {
  const isWord = (line: string, at: number): boolean =>
    at >= 0 && at < line.length && words.has(line.charCodeAt(at));
  return (line, from) => {
    for (let start = from; start <= line.length;) {
      const span = find(line, start);
      if (span === undefined) return undefined;
      if (!isWord(line, span.start - 1) && !isWord(line, span.end)) return span;
      start = span.start + 1;
    }
    return undefined;
  };
}
