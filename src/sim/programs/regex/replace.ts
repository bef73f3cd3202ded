import type { Match, Regex } from "./regex.ts";

export interface Replacement {
  /** With `&`, `\1` to `\9`, `\n`, `\t`, and GNU's `\U`, `\L`, `\u`, `\l`, `\E`. */
  readonly replacement: string;
  readonly all: boolean;
  /** Replace only from the nth match on. */
  readonly from?: number;
}

/** A text with its matches replaced; undefined if nothing matched. */
export function replaceMatches(
  regex: Regex,
  text: string,
  { replacement, all, from = 1 }: Replacement,
): string | undefined {
  let result = "";
  let copied = 0;
  let count = 0;
  for (const match of matchesOf(regex, text)) {
    if (++count < from) continue;
    result += text.slice(copied, match.start) + filled(replacement, match);
    copied = match.end;
    if (!all) break;
  }
  return count < from ? undefined : result + text.slice(copied);
}

/** All matches from left to right. An empty one right behind another does not count. */
export function* matchesOf(regex: Regex, text: string): Generator<Match, void> {
  for (let at = 0, lastEnd = -1; at <= text.length;) {
    const match = regex.exec(text, at);
    if (match === undefined) return;
    const isEmpty = match.end === match.start;
    if (!isEmpty || match.start !== lastEnd) yield match;
    lastEnd = match.end;
    at = isEmpty ? match.end + 1 : match.end;
  }
}

const part = /\\([0-9&ULEul\\n t])|\\([^])|&/g;

/** The replacement with its references filled in. */
export function filled(replacement: string, match: Match): string {
  if (!/[\\&]/.test(replacement)) return replacement;
  let result = "";
  let at = 0;
  let convert: "U" | "L" | undefined;
  let once: "u" | "l" | undefined;
  const add = (text: string): void => {
    if (text === "") return;
    const whole = convert === "U" ? text.toUpperCase() : convert === "L" ? text.toLowerCase() : text;
    const first =
      once === "u"
        ? whole.charAt(0).toUpperCase()
        : once === "l"
          ? whole.charAt(0).toLowerCase()
          : whole.charAt(0);
    result += first + whole.slice(1);
    once = undefined;
  };
  for (const found of replacement.matchAll(part)) {
    add(replacement.slice(at, found.index));
    at = found.index + found[0].length;
    const [whole, known, other] = found;
    if (known === "U" || known === "L") convert = known;
    else if (known === "E") convert = undefined;
    else if (known === "u" || known === "l") once = known;
    else add(reference(whole, known, match) ?? other ?? "");
  }
  add(replacement.slice(at));
  return result;
}

function reference(whole: string, known: string | undefined, match: Match): string | undefined {
  if (whole === "&") return match.text;
  if (known === undefined) return undefined;
  if (/\d/.test(known)) return match.groups[Number(known)] ?? "";
  return known === "n" ? "\n" : known === "t" ? "\t" : known;
}
