import { escapedCharacter, gnuClass, parseBracket, perlClass } from "./bracket.ts";
import { RegexError, type Assertion, type Pattern, type Syntax } from "./pattern.ts";

/** RE_DUP_MAX */
const repeatMax = 32_767;
/** Deepest nesting of groups. */
const depthMax = 200;

const assertions: Readonly<Record<string, Assertion>> = {
  b: "word",
  B: "not-word",
  "<": "word-start",
  ">": "word-end",
  "`": "start",
  "'": "end",
};

/** Reads a regular expression. `groups` is how many of them capture. Throws RegexError. */
export function parsePattern(
  source: string,
  syntax: Syntax,
): { readonly pattern: Pattern; readonly groups: number } {
  const parser = new Parser(source, syntax);
  const pattern = parser.choice(0);
  parser.expectEnd();
  return { pattern, groups: parser.groups };
}

class Parser {
  groups = 0;
  readonly #source: string;
  readonly #syntax: Syntax;
  readonly #isBasic: boolean;
  #at = 0;

  constructor(source: string, syntax: Syntax) {
    this.#source = source;
    this.#syntax = syntax;
    this.#isBasic = syntax === "basic";
  }

  expectEnd(): void {
    if (this.#at < this.#source.length) throw new RegexError("Unmatched ) or \\)");
  }

  choice(depth: number): Pattern {
    if (depth > depthMax) throw new RegexError("Regular expression too big");
    const parts = [this.#sequence(depth)];
    while (this.#takes(this.#isBasic ? "\\|" : "|")) parts.push(this.#sequence(depth));
    const [first = { is: "empty" as const }] = parts;
    return parts.length === 1 ? first : { is: "choice", parts };
  }

  #sequence(depth: number): Pattern {
    const parts: Pattern[] = [];
    while (!this.#atEndOfSequence(depth)) {
      const part = this.#atom(depth, parts.length === 0);
      parts.push(this.#repeated(part));
    }
    const [first = { is: "empty" as const }] = parts;
    return parts.length === 1 ? first : { is: "sequence", parts };
  }

  #atEndOfSequence(depth: number): boolean {
    const rest = this.#source.slice(this.#at, this.#at + 2);
    if (rest === "") return true;
    if (this.#isBasic) return rest === "\\|" || (rest === "\\)" && depth > 0);
    return rest.startsWith("|") || (rest.startsWith(")") && (depth > 0 || this.#syntax === "perl"));
  }

  #takes(token: string): boolean {
    if (!this.#source.startsWith(token, this.#at)) return false;
    this.#at += token.length;
    return true;
  }

  #atom(depth: number, isFirst: boolean): Pattern {
    const character = this.#source.charAt(this.#at);
    if (this.#takes(this.#isBasic ? "\\(" : "(")) return this.#group(depth);
    if (character === "[") {
      const { set, end } = parseBracket(this.#source, this.#at, this.#syntax);
      this.#at = end;
      return { is: "set", set };
    }
    if (character === "\\") return this.#escape();
    if (character === "^" && (!this.#isBasic || isFirst)) return this.#asserted("line-start");
    if (character === "$" && (!this.#isBasic || this.#isLastInBasic())) return this.#asserted("line-end");
    if (character === ".") {
      this.#at++;
      return { is: "any" };
    }
    if (this.#syntax === "perl" && /[*+?]/.test(character))
      throw new RegexError("quantifier does not follow a repeatable item");
    // At the start of an expression POSIX leaves `*` undefined; GNU's extended syntax ignores it.
    if (!this.#isBasic && /[*+?]/.test(character)) {
      this.#at++;
      return { is: "empty" };
    }
    return this.#literal();
  }

  #literal(): Pattern {
    const code = this.#source.codePointAt(this.#at) ?? 0;
    this.#at += code > 0xffff ? 2 : 1;
    return { is: "char", code };
  }

  #asserted(what: Assertion): Pattern {
    this.#at++;
    return { is: "assert", what };
  }

  #isLastInBasic(): boolean {
    const rest = this.#source.slice(this.#at + 1, this.#at + 3);
    return rest === "" || rest === "\\)" || rest === "\\|";
  }

  #group(depth: number): Pattern {
    let number = 0;
    if (this.#syntax === "perl" && this.#source.charAt(this.#at) === "?") {
      if (!this.#takes("?:")) throw new RegexError("look-around and named groups are not simulated");
    } else {
      number = ++this.groups;
    }
    const part = this.choice(depth + 1);
    if (!this.#takes(this.#isBasic ? "\\)" : ")")) throw new RegexError("Unmatched ( or \\(");
    return { is: "group", number, part };
  }

  #escape(): Pattern {
    const letter = this.#source.charAt(this.#at + 1);
    if (letter === "") throw new RegexError("Trailing backslash");
    if (letter === ")" && this.#isBasic) throw new RegexError("Unmatched ) or \\)");
    this.#at += 2;
    const set = this.#syntax === "perl" ? perlClass(letter) : gnuClass(letter);
    if (set !== undefined) return { is: "set", set };
    if (/[1-9]/.test(letter)) return this.#back(Number(letter));
    if (this.#syntax === "perl" && letter === "K") return { is: "keep" };
    const what = assertions[letter];
    if (what !== undefined && !(this.#syntax === "perl" && /[<>]/.test(letter)))
      return { is: "assert", what };
    const code = /[ntrfva]/.test(letter) ? escapedCharacter(letter) : undefined;
    if (code !== undefined) return { is: "char", code };
    this.#at--;
    return this.#literal();
  }

  #back(number: number): Pattern {
    if (number > this.groups) throw new RegexError("Invalid back reference");
    return { is: "back", number };
  }

  #repeated(part: Pattern): Pattern {
    let result = part;
    for (let bounds = this.#bounds(part); bounds !== undefined; bounds = this.#bounds(result)) {
      const lazy = this.#syntax === "perl" && this.#takes("?");
      result = { is: "repeat", part: result, ...bounds, lazy };
    }
    return result;
  }

  #bounds(part: Pattern): { readonly min: number; readonly max: number } | undefined {
    const isAnchor = part.is === "assert" && part.what === "line-start";
    if (this.#isBasic && isAnchor) return undefined;
    if (this.#takes("*")) return { min: 0, max: Infinity };
    if (this.#takes(this.#isBasic ? "\\+" : "+")) return { min: 1, max: Infinity };
    if (this.#takes(this.#isBasic ? "\\?" : "?")) return { min: 0, max: 1 };
    return this.#interval();
  }

  #interval(): { readonly min: number; readonly max: number } | undefined {
    const open = this.#isBasic ? "\\{" : "{";
    if (!this.#source.startsWith(open, this.#at)) return undefined;
    const pattern = this.#isBasic ? /^\\\{(\d*)(,?)(\d*)\\\}/ : /^\{(\d*)(,?)(\d*)\}/;
    const match = pattern.exec(this.#source.slice(this.#at, this.#at + 24));
    if (match === null || (match[1] === "" && match[2] === "")) {
      if (this.#isBasic) throw new RegexError(match === null ? "Unmatched \\{" : "Invalid content of \\{\\}");
      return undefined;
    }
    this.#at += match[0].length;
    const min = Number(match[1]);
    const max = match[2] === "" ? min : match[3] === "" ? Infinity : Number(match[3]);
    if (max < min) throw new RegexError("Invalid content of \\{\\}");
    if (min > repeatMax || (max !== Infinity && max > repeatMax))
      throw new RegexError("Regular expression too big");
    return { min, max };
  }
}
