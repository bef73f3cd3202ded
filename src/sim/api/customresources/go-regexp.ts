/**
 * What Go's regexp/syntax says about an expression that it cannot read; undefined if it can. Repetitions are counted,
 * as Go does, up to a thousand.
 * @models Go regexp/syntax/parse.go, 1.24
 */
export function regexpError(pattern: string): string | undefined {
  const error = new Reader(pattern).read();
  return error === undefined ? undefined : `error parsing regexp: ${error}`;
}

const classes = "dDsSwWpP";
const anchors = "AbBzQE";
const controls = "afnrtvxC0123456789";

class Reader {
  readonly #text: string;
  #at = 0;
  #open = 0;
  /** Something stands here that can be repeated; a repetition can, too, but only once more by `?`. */
  #before: "nothing" | "atom" | "repeat" = "nothing";
  #repeatStart = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): string | undefined {
    while (this.#at < this.#text.length) {
      const error = this.#next();
      if (error !== undefined) return error;
    }
    return this.#open > 0 ? `missing closing ): \`${this.#text}\`` : undefined;
  }

  #next(): string | undefined {
    const char = this.#text[this.#at] ?? "";
    if (char === "(") return this.#group();
    if (char === ")") return this.#close();
    if (char === "[") return this.#class();
    if (char === "\\") return this.#escape();
    if ("*+?".includes(char)) return this.#repeat(char);
    if (char === "{") return this.#count();
    this.#at++;
    this.#before = char === "|" ? "nothing" : "atom";
    return undefined;
  }

  #group(): string | undefined {
    const rest = this.#text.slice(this.#at);
    this.#open++;
    this.#before = "nothing";
    if (!rest.startsWith("(?")) {
      this.#at++;
      return undefined;
    }
    const named = /^\(\?P?<([A-Za-z_]\w*)>/.exec(rest);
    if (named !== null) return this.#skip(named[0].length);
    if (/^\(\?P?</.test(rest)) {
      const end = rest.indexOf(">");
      return `invalid named capture: \`${end < 0 ? rest : rest.slice(0, end + 1)}\``;
    }
    const flags = /^\(\?[imsU]*(?:-[imsU]+)?([:)])/.exec(rest);
    if (flags === null) {
      const bad = /^\(\?[imsU-]*./s.exec(rest)?.[0] ?? rest;
      return rest.length <= bad.length
        ? `missing argument to repetition operator: \`?\``
        : `invalid or unsupported Perl syntax: \`${bad}\``;
    }
    if (flags[1] === ")") this.#open--;
    return this.#skip(flags[0].length);
  }

  #skip(length: number): undefined {
    this.#at += length;
    return undefined;
  }

  #close(): string | undefined {
    if (this.#open === 0) return `unexpected ): \`${this.#text}\``;
    this.#open--;
    this.#before = "atom";
    return this.#skip(1);
  }

  #class(): string | undefined {
    const start = this.#at;
    let at = start + (this.#text[start + 1] === "^" ? 2 : 1);
    let isFirst = true;
    while (at < this.#text.length && (isFirst || this.#text[at] !== "]")) {
      isFirst = false;
      const range = /^(\\.|[^\\])-(\\.|[^\\\]])/su.exec(this.#text.slice(at));
      const [whole = "", low = "", high = ""] = range ?? [];
      const isNamed = this.#text.startsWith("[:", at);
      if (isBackwards(low, high) && !isNamed) return `invalid character class range: \`${whole}\``;
      at += this.#itemLength(at, whole);
    }
    if (at >= this.#text.length) return `missing closing ]: \`${this.#text.slice(start)}\``;
    this.#before = "atom";
    this.#at = at + 1;
    return undefined;
  }

  /** Of a named class, a range, or a character. */
  #itemLength(at: number, range: string): number {
    if (this.#text.startsWith("[:", at)) {
      const end = this.#text.indexOf(":]", at);
      return end < 0 ? 1 : end + 2 - at;
    }
    if (range !== "") return range.length;
    return this.#text[at] === "\\" ? 2 : 1;
  }

  #escape(): string | undefined {
    const char = this.#text[this.#at + 1];
    if (char === undefined) return "trailing backslash at end of expression: ``";
    const known =
      /[^0-9A-Za-z]/.test(char) ||
      classes.includes(char) ||
      anchors.includes(char) ||
      controls.includes(char);
    if (!known || /[1-9]/.test(char)) return `invalid escape sequence: \`\\${char}\``;
    this.#before = "atom";
    const property = /^\\[pP]\{[^}]*\}|^\\x\{[^}]*\}/.exec(this.#text.slice(this.#at));
    return this.#skip(property === null ? 2 : property[0].length);
  }

  #repeat(char: string): string | undefined {
    if (this.#before === "nothing") return `missing argument to repetition operator: \`${char}\``;
    return this.#repeated(1);
  }

  /** After a repetition, `?` makes it lazy; anything else is one too many. */
  #repeated(length: number): string | undefined {
    if (this.#before === "repeat") {
      const end = this.#at + length;
      return `invalid nested repetition operator: \`${this.#text.slice(this.#repeatStart, end)}\``;
    }
    this.#repeatStart = this.#at;
    this.#at += length;
    if (this.#text[this.#at] === "?") this.#at++;
    this.#before = "repeat";
    return undefined;
  }

  #count(): string | undefined {
    const match = /^\{(\d+)(,(\d*))?\}/.exec(this.#text.slice(this.#at));
    if (match === null) {
      this.#before = "atom";
      return this.#skip(1);
    }
    const [whole, low = "0", , high = ""] = match;
    if (this.#before === "nothing") return `missing argument to repetition operator: \`${whole}\``;
    const isTooMany = Number(low) > 1000 || Number(high) > 1000;
    if (isTooMany || (high !== "" && Number(low) > Number(high))) return `invalid repeat count: \`${whole}\``;
    return this.#repeated(whole.length);
  }
}

function isBackwards(low: string, high: string): boolean {
  return low.length === 1 && high.length === 1 && low > high;
}
