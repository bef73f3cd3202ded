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
    const parts = this.#parts;
    let at = 0;
    let part = 0;
    let star = -1;
    let retry = 0;
    while (at < text.length) {
      const current = parts[part];
      if (current?.is === "star") {
        star = part++;
        retry = at;
      } else if (current?.is === "any" || current?.set.has(text[at] ?? 0) === true) {
        part++;
        at++;
      } else if (star >= 0) {
        part = star + 1;
        at = ++retry;
      } else {
        return false;
      }
    }
    while (parts[part]?.is === "star") part++;
    return part === parts.length;
  }
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
