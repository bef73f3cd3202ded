import { CharSet, namedSet, wordSet } from "./char-set.ts";
import { RegexError, type Syntax } from "./pattern.ts";

const unmatched = "Unmatched [, [^, [:, [., or [=";

/** Reads a bracket expression whose `[` is at `start`; `end` is behind its `]`. */
export function parseBracket(
  source: string,
  start: number,
  syntax: Syntax,
): { readonly set: CharSet; readonly end: number } {
  const isNegated = source.charAt(start + 1) === "^";
  const first = start + (isNegated ? 2 : 1);
  const set = new CharSet();
  let at = first;
  for (;;) {
    const character = source.charAt(at);
    if (character === "") throw new RegexError(at === start + 1 ? "Invalid regular expression" : unmatched);
    if (character === "]" && at > first) break;
    at = addItem(set, source, at, syntax);
  }
  if (isNegated) set.negate();
  return { set, end: at + 1 };
}

/** Adds one character, range or class; the result is the place behind it. */
function addItem(set: CharSet, source: string, at: number, syntax: Syntax): number {
  if (source.startsWith("[:", at)) return addClass(set, source, at);
  if (source.charAt(at) === "\\" && syntax === "perl") {
    const shorthand = perlClass(source.charAt(at + 1));
    if (shorthand !== undefined) {
      set.include(shorthand);
      return at + 2;
    }
  }
  const from = readCharacter(source, at, syntax);
  const isRange =
    source.charAt(from.end) === "-" && source.charAt(from.end + 1) !== "]" && from.end + 1 < source.length;
  if (!isRange) {
    set.add(from.code);
    return from.end;
  }
  const to = readCharacter(source, from.end + 1, syntax);
  if (to.code < from.code) throw new RegexError("Invalid range end");
  set.add(from.code, to.code);
  return to.end;
}

function addClass(set: CharSet, source: string, at: number): number {
  const close = source.indexOf(":]", at + 2);
  if (close < 0) throw new RegexError(unmatched);
  const members = namedSet(source.slice(at + 2, close));
  if (members === undefined) throw new RegexError("Invalid character class name");
  set.include(members);
  return close + 2;
}

function readCharacter(
  source: string,
  at: number,
  syntax: Syntax,
): { readonly code: number; readonly end: number } {
  if (source.startsWith("[.", at) || source.startsWith("[=", at)) {
    const code = source.codePointAt(at + 2) ?? 0;
    return { code, end: source.indexOf("]", at + 3) + 1 };
  }
  const escape = source.charAt(at) === "\\" ? escapedCharacter(source.charAt(at + 1)) : undefined;
  if (escape !== undefined) return { code: escape, end: at + 2 };
  if (syntax === "perl" && source.charAt(at) === "\\")
    return { code: source.codePointAt(at + 1) ?? 92, end: at + 2 };
  const code = source.codePointAt(at) ?? 0;
  return { code, end: at + (code > 0xffff ? 2 : 1) };
}

/** `\n` and `\t` also mean their characters within brackets: sed and awk want that. */
export function escapedCharacter(letter: string): number | undefined {
  return { n: 10, t: 9, r: 13, f: 12, v: 11, a: 7 }[letter];
}

/** `\d`, `\w`, `\s` and their opposites. */
export function perlClass(letter: string): CharSet | undefined {
  switch (letter) {
    case "d":
      return new CharSet().add(48, 57);
    case "D":
      return new CharSet().add(48, 57).negate();
    default:
      return gnuClass(letter);
  }
}

/** `\w`, `\s` and their opposites, which GNU has in all syntaxes. */
export function gnuClass(letter: string): CharSet | undefined {
  switch (letter) {
    case "w":
      return wordSet();
    case "W":
      return wordSet().negate();
    case "s":
      return namedSet("space");
    case "S":
      return namedSet("space")?.negate();
    default:
      return undefined;
  }
}
