import type { Json } from "./json.ts";
import type { JsonDocument } from "./json-document.ts";
import { JsonSyntaxError } from "./json-syntax-error.ts";

/** How deep JSON may be nested here; Go's limit is 10000, which no manifest comes near. */
export const nestingMax = 1000;

/**
 * Reads JSON character by character, keeps keys that stand twice and numbers as they were written, and says what is
 * wrong as Go's scanner does. Throws JsonSyntaxError.
 * @models encoding/json scanner, Go 1.24
 */
export function parseExactly(text: string): JsonDocument {
  return new Parser(text).document();
}

const space = new Set([" ", "\t", "\n", "\r"]);
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

class Parser {
  readonly #text: string;
  #at = 0;
  readonly #repeated = new Map<object, readonly (readonly [string, Json])[]>();
  readonly #literals = new Map<object, Map<string | number, string>>();
  /** The text of the number that was read last, if it is not how JavaScript writes it. */
  #literal: string | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  document(): JsonDocument {
    const root = this.#value(0);
    this.#skipSpace();
    if (this.#at < this.#text.length) throw this.#wrong("after top-level value");
    return { root, repeated: this.#repeated, literals: this.#literals };
  }

  #value(depth: number): Json {
    if (depth > nestingMax) throw new JsonSyntaxError("exceeded max depth");
    this.#literal = undefined;
    this.#skipSpace();
    const next = this.#text[this.#at];
    if (next === "{") return this.#object(depth);
    if (next === "[") return this.#list(depth);
    if (next === '"') return this.#string();
    if (next === "-" || isDigit(next)) return this.#number();
    if (next === "t") return this.#word("true", true);
    if (next === "f") return this.#word("false", false);
    if (next === "n") return this.#word("null", null);
    throw this.#wrong("looking for beginning of value");
  }

  #object(depth: number): Json {
    const entries: (readonly [string, Json])[] = [];
    const literals: (readonly [string, string])[] = [];
    this.#at++;
    this.#skipSpace();
    if (this.#text[this.#at] === "}") this.#at++;
    else {
      do {
        const key = this.#key();
        entries.push([key, this.#value(depth + 1)]);
        if (this.#literal !== undefined) literals.push([key, this.#literal]);
      } while (this.#continues("}", "after object key:value pair"));
    }
    const object = Object.fromEntries(entries);
    if (Object.keys(object).length < entries.length) this.#repeated.set(object, entries);
    if (literals.length > 0) this.#literals.set(object, new Map(literals));
    this.#literal = undefined;
    return object;
  }

  #key(): string {
    this.#skipSpace();
    if (this.#text[this.#at] !== '"') throw this.#wrong("looking for beginning of object key string");
    const key = this.#string();
    this.#skipSpace();
    if (this.#text[this.#at] !== ":") throw this.#wrong("after object key");
    this.#at++;
    return key;
  }

  #list(depth: number): Json {
    const items: Json[] = [];
    const literals: (readonly [number, string])[] = [];
    this.#at++;
    this.#skipSpace();
    if (this.#text[this.#at] === "]") this.#at++;
    else {
      do {
        items.push(this.#value(depth + 1));
        if (this.#literal !== undefined) literals.push([items.length - 1, this.#literal]);
      } while (this.#continues("]", "after array element"));
    }
    if (literals.length > 0) this.#literals.set(items, new Map(literals));
    this.#literal = undefined;
    return items;
  }

  /** Whether a comma follows; the other possibility is the end. */
  #continues(end: string, place: string): boolean {
    this.#skipSpace();
    const next = this.#text[this.#at];
    if (next !== "," && next !== end) throw this.#wrong(place);
    this.#at++;
    return next === ",";
  }

  #string(): string {
    let result = "";
    let from = ++this.#at;
    for (;;) {
      const next = this.#text[this.#at];
      if (next === '"') break;
      if (next === undefined || next < " ") throw this.#wrong("in string literal");
      if (next === "\\") {
        result += this.#text.slice(from, this.#at) + this.#escape();
        from = this.#at;
      } else this.#at++;
    }
    result += this.#text.slice(from, this.#at++);
    return result.toWellFormed();
  }

  #escape(): string {
    const letter = this.#text[++this.#at] ?? "";
    if (letter === "u") {
      const start = ++this.#at;
      for (; this.#at < start + 4; this.#at++) {
        if (!/[0-9a-fA-F]/.test(this.#text[this.#at] ?? "")) {
          throw this.#wrong(String.raw`in \u hexadecimal character escape`);
        }
      }
      return String.fromCharCode(Number.parseInt(this.#text.slice(start, this.#at), 16));
    }
    const meant = escapes[letter];
    if (meant === undefined) throw this.#wrong("in string escape code");
    this.#at++;
    return meant;
  }

  #number(): number {
    const start = this.#at;
    if (this.#text[this.#at] === "-") this.#at++;
    if (!isDigit(this.#text[this.#at])) throw this.#wrong("in numeric literal");
    if (this.#text[this.#at] === "0") this.#at++;
    else this.#digits();
    if (this.#text[this.#at] === ".") {
      this.#at++;
      if (!isDigit(this.#text[this.#at])) throw this.#wrong("after decimal point in numeric literal");
      this.#digits();
    }
    if (/[eE]/.test(this.#text[this.#at] ?? "")) {
      this.#at++;
      if (/[+-]/.test(this.#text[this.#at] ?? "")) this.#at++;
      if (!isDigit(this.#text[this.#at])) throw this.#wrong("in exponent of numeric literal");
      this.#digits();
    }
    const literal = this.#text.slice(start, this.#at);
    const value = Number(literal);
    if (String(value) !== literal) this.#literal = literal;
    return value;
  }

  #digits(): void {
    while (isDigit(this.#text[this.#at])) this.#at++;
  }

  #word<T extends Json>(word: string, value: T): T {
    for (const letter of word) {
      if (this.#text[this.#at] !== letter)
        throw this.#wrong(`in literal ${word} (expecting ${quoted(letter)})`);
      this.#at++;
    }
    return value;
  }

  #skipSpace(): void {
    while (space.has(this.#text[this.#at] ?? "")) this.#at++;
  }

  #wrong(place: string): JsonSyntaxError {
    const next = this.#text[this.#at];
    if (next === undefined) return new JsonSyntaxError("unexpected end of JSON input");
    return new JsonSyntaxError(`invalid character ${quoted(next)} ${place}`);
  }
}

function isDigit(text: string | undefined): boolean {
  return text !== undefined && text >= "0" && text <= "9";
}

/** One byte in Go's quotes; of a longer character its first byte, which Go takes for a character of Latin 1. */
function quoted(character: string): string {
  if (character === "'") return String.raw`'\''`;
  if (character === '"') return `'"'`;
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x80) return `'${String.fromCharCode(firstByte(code))}'`;
  const named: Readonly<Record<string, string>> = {
    "\n": "n",
    "\r": "r",
    "\t": "t",
    "\b": "b",
    "\f": "f",
    "\\": "\\",
  };
  if (named[character] !== undefined) return `'\\${named[character]}'`;
  return code < 0x20 || code === 0x7f ? `'\\x${code.toString(16).padStart(2, "0")}'` : `'${character}'`;
}

function firstByte(code: number): number {
  if (code < 0x800) return 0xc0 | (code >> 6);
  return code < 0x10000 ? 0xe0 | (code >> 12) : 0xf0 | (code >> 18);
}
