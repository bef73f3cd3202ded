/** A set of characters by code point: ranges, negation, case folding. */
export class CharSet {
  readonly #ascii = new Uint8Array(128);
  readonly #ranges: (readonly [first: number, last: number])[] = [];
  #isNegated = false;

  add(first: number, last: number = first): this {
    for (let code = first; code <= Math.min(last, 127); code++) this.#ascii[code] = 1;
    if (last > 127) this.#ranges.push([Math.max(first, 128), last]);
    return this;
  }

  addAll(characters: string): this {
    for (let index = 0; index < characters.length; index++) this.add(characters.charCodeAt(index));
    return this;
  }

  negate(): this {
    this.#isNegated = !this.#isNegated;
    return this;
  }

  /** Everything that another set has. */
  include(other: CharSet): this {
    for (let code = 0; code < 128; code++) if (other.has(code)) this.#ascii[code] = 1;
    if (other.#isNegated) this.#ranges.push([128, 0x10ffff]);
    else this.#ranges.push(...other.#ranges);
    return this;
  }

  /** Adds the other case of all ASCII letters in it; of others one at a time when asked. */
  fold(): this {
    for (let code = 65; code <= 90; code++) {
      if (this.#ascii[code] === 1 || this.#ascii[code + 32] === 1)
        this.#ascii[code] = this.#ascii[code + 32] = 1;
    }
    return this;
  }

  has(code: number): boolean {
    const isIn =
      code < 128
        ? this.#ascii[code] === 1
        : this.#ranges.some(([first, last]) => code >= first && code <= last);
    return isIn !== this.#isNegated;
  }
}

const named: Readonly<Record<string, string>> = {
  alpha: "A-Za-z",
  digit: "0-9",
  alnum: "A-Za-z0-9",
  upper: "A-Z",
  lower: "a-z",
  space: "\t-\r  ",
  blank: "\t\t  ",
  punct: "!-/:-@[-`{-~",
  print: " -~",
  graph: "!-~",
  cntrl: "\0-\x1f\x7f-\x7f",
  xdigit: "0-9A-Fa-f",
};

/** `[:alpha:]` and the like; undefined for an unknown name. Letters beyond ASCII count as alpha, alnum, print, graph. */
export function namedSet(name: string): CharSet | undefined {
  const ranges = named[name];
  if (ranges === undefined) return undefined;
  const set = new CharSet();
  for (const [pair] of ranges.matchAll(/[^]-[^]|[^]/g))
    set.add(pair.charCodeAt(0), pair.charCodeAt(pair.length - 1));
  if (["alpha", "alnum", "print", "graph"].includes(name)) set.add(0xc0, 0xd7fff);
  return set;
}

/** `\w`: letters, digits and the underscore. */
export function wordSet(): CharSet {
  return (namedSet("alnum") ?? new CharSet()).add(95);
}
