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

interface Bounds {
  readonly min: number;
  readonly max: number;
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
    if (character === "[") return this.#bracket();
    if (character === "\\") return this.#escape();
    if (this.#takes(".")) return { is: "any" };
    if (this.#isAnchor(character, isFirst))
      return this.#asserted(character === "^" ? "line-start" : "line-end");
    return !this.#isBasic && /[*+?]/.test(character) ? this.#danglingQuantifier() : this.#literal();
  }

  /** In the basic syntax `^` and `$` are anchors at the ends only. */
  #isAnchor(character: string, isFirst: boolean): boolean {
    if (character === "^") return !this.#isBasic || isFirst;
    return character === "$" && (!this.#isBasic || this.#isLastInBasic());
  }

  #bracket(): Pattern {
    const { set, end } = parseBracket(this.#source, this.#at, this.#syntax);
    this.#at = end;
    return { is: "set", set };
  }

  /** At the start of an expression POSIX leaves `*` undefined; GNU's extended syntax ignores it. */
  #danglingQuantifier(): Pattern {
    if (this.#syntax === "perl") throw new RegexError("quantifier does not follow a repeatable item");
    this.#at++;
    return { is: "empty" };
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
    const special = this.#escapedClass(letter) ?? this.#escapedAssertion(letter);
    if (special !== undefined) {
      this.#at += 2;
      return special;
    }
    this.#at++;
    return this.#literal();
  }

  #escapedClass(letter: string): Pattern | undefined {
    const set = this.#syntax === "perl" ? perlClass(letter) : gnuClass(letter);
    if (set !== undefined) return { is: "set", set };
    if (/[1-9]/.test(letter)) return this.#back(Number(letter));
    const code = /[ntrfva]/.test(letter) ? escapedCharacter(letter) : undefined;
    return code === undefined ? undefined : { is: "char", code };
  }

  #escapedAssertion(letter: string): Pattern | undefined {
    const isPerl = this.#syntax === "perl";
    if (isPerl && letter === "K") return { is: "keep" };
    const what = isPerl && /[<>]/.test(letter) ? undefined : assertions[letter];
    return what === undefined ? undefined : { is: "assert", what };
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

  #bounds(part: Pattern): Bounds | undefined {
    const isAnchor = part.is === "assert" && part.what === "line-start";
    if (this.#isBasic && isAnchor) return undefined;
    if (this.#takes("*")) return { min: 0, max: Infinity };
    if (this.#takes(this.#isBasic ? "\\+" : "+")) return { min: 1, max: Infinity };
    if (this.#takes(this.#isBasic ? "\\?" : "?")) return { min: 0, max: 1 };
    return this.#interval();
  }

  #interval(): Bounds | undefined {
    const open = this.#isBasic ? "\\{" : "{";
    if (!this.#source.startsWith(open, this.#at)) return undefined;
    const pattern = this.#isBasic ? /^\\\{(\d*)(,?)(\d*)\\\}/ : /^\{(\d*)(,?)(\d*)\}/;
    const match = pattern.exec(this.#source.slice(this.#at, this.#at + 24));
    if (match === null || (match[1] === "" && match[2] === "")) return this.#noInterval(match !== null);
    this.#at += match[0].length;
    return bounded(match[1] ?? "", match[2] ?? "", match[3] ?? "");
  }

  /** In the extended syntax a brace that opens no interval is a character. */
  #noInterval(isClosed: boolean): undefined {
    if (this.#isBasic) throw new RegexError(isClosed ? "Invalid content of \\{\\}" : "Unmatched \\{");
    return undefined;
  }
}

function bounded(from: string, comma: string, to: string): Bounds {
  const min = Number(from);
  const most = to === "" ? Infinity : Number(to);
  const max = comma === "" ? min : most;
  if (max < min) throw new RegexError("Invalid content of \\{\\}");
  if (min > repeatMax || (max !== Infinity && max > repeatMax))
    throw new RegexError("Regular expression too big");
  return { min, max };
}
