import type { CharSet } from "./char-set.ts";

/** A regular expression as a tree. */
export type Pattern =
  | { readonly is: "empty" }
  | { readonly is: "char"; readonly code: number }
  | { readonly is: "set"; readonly set: CharSet }
  | { readonly is: "any" }
  | { readonly is: "assert"; readonly what: Assertion }
  | { readonly is: "sequence"; readonly parts: readonly Pattern[] }
  | { readonly is: "choice"; readonly parts: readonly Pattern[] }
  | {
      readonly is: "repeat";
      readonly part: Pattern;
      readonly min: number;
      readonly max: number;
      readonly lazy: boolean;
    }
  /** Group 0 does not capture. */
  | { readonly is: "group"; readonly number: number; readonly part: Pattern }
  | { readonly is: "back"; readonly number: number }
  /** Perl's `\K`: the match begins here. */
  | { readonly is: "keep" };

export type Assertion =
  "start" | "end" | "line-start" | "line-end" | "word" | "not-word" | "word-start" | "word-end";

/** POSIX basic and extended as GNU has them, and the part of Perl's that needs no look-around. */
export type Syntax = "basic" | "extended" | "perl";

/** A pattern that is no regular expression, in GNU's wording: `Unmatched [, [^, [:, [., or [=`. */
export class RegexError extends Error {
  override name = "RegexError";
}
