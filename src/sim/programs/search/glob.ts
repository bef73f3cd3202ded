import { CharSet, namedSet } from "../regex/char-set.ts";

type Part = { readonly is: "any" } | { readonly is: "star" } | { readonly is: "set"; readonly set: CharSet };

/** A shell pattern (`*`, `?`, `[...]`, backslash), matched in time linear in pattern × text. @models fnmatch(3) */
export class Glob {
  readonly #parts: readonly Part[];
  readonly #ignoreCase: boolean;

  constructor(pattern: string, ignoreCase = false) {
    this.#ignoreCase = ignoreCase;
    this.#parts = parse(ignoreCase ? pattern.toLowerCase() : pattern);
  }

  matches(name: string): boolean {
    const text = Array.from(
      this.#ignoreCase ? name.toLowerCase() : name,
      (character) => character.codePointAt(0) ?? 0,
    );
    let at = 0;
    let part = 0;
    /** Where to go on if this way fails: behind the last star, which then takes one character more. */
    let retry: { readonly part: number; readonly at: number } | undefined;
    while (at < text.length) {
      const current = this.#parts[part];
      if (current?.is === "star") {
        retry = { part: ++part, at };
      } else if (fits(current, text[at] ?? 0)) {
        part++;
        at++;
      } else if (retry === undefined) {
        return false;
      } else {
        retry = { part: retry.part, at: retry.at + 1 };
        ({ part, at } = retry);
      }
    }
    return this.#parts.slice(part).every(({ is }) => is === "star");
  }
}

function fits(part: Part | undefined, code: number): boolean {
  return part?.is === "any" || (part?.is === "set" && part.set.has(code));
}

function parse(pattern: string): readonly Part[] {
  const parts: Part[] = [];
  const characters = Array.from(pattern);
  for (let index = 0; index < characters.length; index++) {
    const character = characters[index] ?? "";
    if (character === "*") parts.push({ is: "star" });
    else if (character === "?") parts.push({ is: "any" });
    else if (character === "[" && closeOf(characters, index) > 0) {
      const close = closeOf(characters, index);
      parts.push({ is: "set", set: bracket(characters.slice(index + 1, close).join("")) });
      index = close;
    } else {
      const literal = character === "\\" ? (characters[++index] ?? "\\") : character;
      parts.push({ is: "set", set: new CharSet().add(literal.codePointAt(0) ?? 0) });
    }
  }
  return parts;
}

/** The place of the `]` that closes a bracket, -1 if there is none. */
function closeOf(characters: readonly string[], open: number): number {
  const first = characters[open + 1] === "!" || characters[open + 1] === "^" ? open + 2 : open + 1;
  return characters.indexOf("]", first + 1);
}

function bracket(text: string): CharSet {
  const isNegated = text.startsWith("!") || text.startsWith("^");
  const set = new CharSet();
  for (const [item, name, from, to] of text
    .slice(isNegated ? 1 : 0)
    .matchAll(/\[:(\w+):\]?|([^])-([^])|[^]/gu)) {
    if (name !== undefined) set.include(namedSet(name) ?? new CharSet());
    else if (from !== undefined && to !== undefined)
      set.add(from.codePointAt(0) ?? 0, to.codePointAt(0) ?? 0);
    else set.add(item.codePointAt(0) ?? 0);
  }
  return isNegated ? set.negate() : set;
}
