import { ShellError } from "../unwinding.ts";
import type { Pattern } from "./pattern.ts";

/** Matching work, in characters, beyond which an operation is refused. */
const workMax = 100_000_000;

/** `${x#p}`, `${x##p}`, `${x%p}`, `${x%%p}`. */
export function removePattern(text: string, pattern: Pattern, operator: "#" | "##" | "%" | "%%"): string {
  const chars = Array.from(text);
  if (operator === "#" || operator === "##") {
    const ends = pattern.ends(chars, 0, operator === "#" ? "first" : "all");
    return ends.size === 0 ? text : chars.slice(Math.max(...ends)).join("");
  }
  const start = startOfSuffix(chars, pattern, operator === "%");
  return start === undefined ? text : chars.slice(0, start).join("");
}

/** Where a match that reaches to the end begins. */
function startOfSuffix(chars: readonly string[], pattern: Pattern, isShortest: boolean): number | undefined {
  demandWork(chars.length, pattern);
  const starts = Array.from({ length: chars.length + 1 }, (_, index) => index);
  const ordered = isShortest ? starts.toReversed() : starts;
  return ordered.find((from) => pattern.ends(chars, from, chars.length).has(chars.length));
}

export type ReplaceOperator = "/" | "//" | "/#" | "/%";

/** `${x/p/r}` and its like: the longest match, leftmost first. */
export function replacePattern(
  text: string,
  pattern: Pattern,
  how: { readonly operator: ReplaceOperator; readonly replacement: string },
): string {
  const { operator, replacement } = how;
  const chars = Array.from(text);
  if (operator === "/%") {
    const start = startOfSuffix(chars, pattern, false);
    return start === undefined ? text : chars.slice(0, start).join("") + replacement;
  }
  demandWork(chars.length, pattern);
  let result = "";
  for (let at = 0; at < chars.length || at === 0;) {
    const end = endOfMatch(chars, pattern, at);
    result += end === undefined ? (chars[at] ?? "") : replacement;
    at = Math.max(end ?? 0, at + 1);
    if ((end !== undefined && operator === "/") || operator === "/#")
      return result + chars.slice(at).join("");
  }
  return result;
}

/** The longest match at a place; an empty one counts in an empty text only. */
function endOfMatch(chars: readonly string[], pattern: Pattern, at: number): number | undefined {
  const ends = pattern.ends(chars, at);
  const end = ends.size === 0 ? -1 : Math.max(...ends);
  return end > at || (end === at && chars.length === 0) ? end : undefined;
}

/** An empty pattern matches at the anchored end only. */
export function besideText(text: string, operator: string, replacement: string): string {
  if (operator === "/#") return replacement + text;
  return operator === "/%" ? text + replacement : text;
}

/** A pattern of fixed length is tried once per place; any other may look at all that follows, each time. */
function demandWork(length: number, pattern: Pattern): void {
  const work = pattern.isFixed ? length : length * length;
  if (work > workMax) throw new ShellError("pattern substitution: text is too long to be simulated");
}
