import type { Regex } from "../regex/regex.ts";

/** A place in the input: a line number, the last line, a match, every nth line. */
export type Address =
  | { readonly is: "line"; readonly number: number }
  | { readonly is: "last" }
  /** Undefined: the expression that was used last. */
  | { readonly is: "match"; readonly regex: Regex | undefined }
  | { readonly is: "step"; readonly first: number; readonly step: number }
  /** As the end of a range: so many lines more. */
  | { readonly is: "plus"; readonly count: number };

export interface SedCommand {
  readonly from: Address | undefined;
  readonly to: Address | undefined;
  readonly isNegated: boolean;
  readonly action: SedAction;
  /** Which command this is, for the state of its range. */
  readonly number: number;
}

export type SedAction =
  | { readonly do: "{"; readonly end: number }
  | { readonly do: "}" }
  | {
      readonly do: "s";
      readonly regex: Regex | undefined;
      readonly replacement: string;
      readonly flags: SubstituteFlags;
    }
  | { readonly do: "y"; readonly map: ReadonlyMap<string, string> }
  | { readonly do: "a" | "i" | "c"; readonly text: string }
  | { readonly do: "b" | "t" | "T"; readonly label: string }
  | { readonly do: ":"; readonly label: string }
  | { readonly do: "r" | "w"; readonly path: string }
  | { readonly do: "q" | "Q"; readonly code: number }
  | { readonly do: "d" | "D" | "p" | "P" | "n" | "N" | "g" | "G" | "h" | "H" | "x" | "=" | "l" };

export interface SubstituteFlags {
  readonly all: boolean;
  readonly print: boolean;
  readonly number: number;
  readonly write: string | undefined;
}
