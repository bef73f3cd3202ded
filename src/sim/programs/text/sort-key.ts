import { compareHuman, compareMonth, compareText, compareVersion, leadingNumber } from "./compare-text.ts";

/** One `-k`: from a field and character to another, with ordering letters of its own. */
export interface SortKey {
  readonly fromField: number;
  readonly fromChar: number;
  readonly toField: number;
  /** 0 is the end of the field. */
  readonly toChar: number;
  /** `nrfbhMVdi`; empty: the global ones. */
  readonly letters: string;
}

/** Reads `2,3nr`, `1.2,1.4`; undefined if it is not a key. */
export function parseSortKey(text: string): SortKey | undefined {
  const match = /^(\d+)(?:\.(\d+))?([bdfghiMnRrV]*)(?:,(\d+)(?:\.(\d+))?([bdfghiMnRrV]*))?$/.exec(text);
  if (match === null || match[1] === "0") return undefined;
  const [, fromField = "1", fromChar = "1", letters = "", toField = "0", toChar = "0", more = ""] = match;
  return {
    fromField: Number(fromField),
    fromChar: Number(fromChar),
    toField: Number(toField),
    toChar: Number(toChar),
    letters: letters + more,
  };
}

/** The part of a line that a key looks at. Without a separator, blanks belong to the field behind them. */
export function keyText(line: string, key: SortKey, separator: string | undefined): string {
  const starts = fieldStarts(line, separator);
  const skipsBlanks = key.letters.includes("b");
  const start = (field: number, char: number): number => {
    const at = starts[field - 1] ?? line.length;
    const blanks = skipsBlanks ? (/^[ \t]*/.exec(line.slice(at))?.[0].length ?? 0) : 0;
    return Math.min(line.length, at + blanks + char - 1);
  };
  const end = ((): number => {
    if (key.toField === 0) return line.length;
    if (key.toChar > 0) return start(key.toField, key.toChar + 1);
    const next = starts[key.toField];
    return next === undefined ? line.length : next - (separator === undefined ? 0 : separator.length);
  })();
  return line.slice(start(key.fromField, key.fromChar), Math.max(end, 0));
}

function fieldStarts(line: string, separator: string | undefined): readonly number[] {
  const starts = [0];
  if (separator === undefined) {
    for (const match of line.matchAll(/[^ \t]+(?=[ \t])/g)) starts.push(match.index + match[0].length);
    return starts;
  }
  for (let at = line.indexOf(separator); at >= 0; at = line.indexOf(separator, at + separator.length)) {
    starts.push(at + separator.length);
  }
  return starts;
}

/** How two texts compare under ordering letters, `r` not among them. */
export function compareBy(letters: string): (a: string, b: string) => number {
  if (letters.includes("n") || letters.includes("g")) return (a, b) => leadingNumber(a) - leadingNumber(b);
  if (letters.includes("h")) return compareHuman;
  if (letters.includes("M")) return compareMonth;
  if (letters.includes("V")) return compareVersion;
  const prepared = (text: string): string => {
    let key = letters.includes("b") ? text.trimStart() : text;
    if (letters.includes("d")) key = key.replaceAll(/[^A-Za-z0-9 \t]/g, "");
    return letters.includes("f") ? key.toUpperCase() : key;
  };
  return (a, b) => compareText(prepared(a), prepared(b));
}
