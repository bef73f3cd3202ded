import { Failure } from "../command.ts";
import { RegexError } from "../regex/pattern.ts";
import { Regex } from "../regex/regex.ts";
import type { Address, SedAction, SedCommand, SubstituteFlags } from "./sed-command.ts";

/** Reads a script. Throws Failure in sed's wording: `-e expression #1, char 3: unterminated \`s' command`. */
export function parseSed(script: string, isExtended: boolean): readonly SedCommand[] {
  return new SedParser(script, isExtended).parse();
}

type PlainAction = Extract<SedAction, { do: "d" }>["do"];

class SedParser {
  readonly #script: string;
  readonly #isExtended: boolean;
  readonly #commands: SedCommand[] = [];
  readonly #open: number[] = [];
  #at = 0;

  constructor(script: string, isExtended: boolean) {
    this.#script = script;
    this.#isExtended = isExtended;
  }

  parse(): readonly SedCommand[] {
    for (;;) {
      this.#skip(/[\s;]/);
      if (this.#at >= this.#script.length) break;
      if (this.#peek() === "#") this.#restOfLine();
      else this.#command();
    }
    if (this.#open.length > 0) this.#fail("unmatched `{'", 0);
    this.#checkLabels();
    return this.#commands;
  }

  #command(): void {
    const from = this.#address();
    let to: Address | undefined;
    this.#skip(/\s/);
    if (from !== undefined && this.#peek() === ",") {
      this.#at++;
      this.#skip(/\s/);
      to = this.#address();
      if (to === undefined) this.#fail("unexpected `,'");
    }
    this.#skip(/\s/);
    const isNegated = this.#peek() === "!";
    if (isNegated) this.#skip(/[!\s]/);
    const number = this.#commands.length;
    const action = this.#action(number, from !== undefined);
    this.#commands.push({ from, to, isNegated, action, number });
  }

  #action(number: number, hasAddress: boolean): SedAction {
    const letter = this.#peek();
    this.#at++;
    switch (letter) {
      case "":
        return this.#fail("missing command");
      case "{":
        this.#open.push(number);
        return { do: "{", end: -1 };
      case "}":
        if (hasAddress) this.#fail("} doesn't want any addresses");
        return this.#close(number);
      case "s":
        return this.#substitute();
      case "y":
        return this.#transliterate();
      case "a":
      case "i":
      case "c":
        return { do: letter, text: this.#text(letter) };
      case "b":
      case "t":
      case "T":
        this.#skip(/[ \t]/);
        return { do: letter, label: this.#word(/[^;\n}]/) };
      case ":":
        this.#skip(/[ \t]/);
        return { do: ":", label: this.#word(/[^;\n]/) };
      case "r":
      case "w":
        return { do: letter, path: this.#path() };
      case "q":
      case "Q":
        this.#skip(/[ \t]/);
        return this.#ended({ do: letter, code: Number(this.#word(/\d/)) });
      default:
        if (!/^[dDpPnNgGhHx=l]$/.test(letter)) this.#fail(`unknown command: \`${letter}'`);
        return this.#ended({ do: letter as PlainAction });
    }
  }

  #close(number: number): SedAction {
    const start = this.#open.pop();
    const opening = start === undefined ? undefined : this.#commands[start];
    if (start === undefined || opening === undefined) return this.#fail("unexpected `}'");
    this.#commands[start] = { ...opening, action: { do: "{", end: number } };
    return this.#ended({ do: "}" });
  }

  /** Behind most commands only a separator may come. */
  #ended<T extends SedAction>(action: T): T {
    this.#skip(/[ \t]/);
    const next = this.#peek();
    if (next !== "" && !/[;\n}#]/.test(next)) this.#fail("extra characters after command", 1);
    return action;
  }

  #address(): Address | undefined {
    const character = this.#peek();
    if (/\d/.test(character)) {
      const first = Number(this.#word(/\d/));
      if (this.#peek() !== "~") return { is: "line", number: first };
      this.#at++;
      return { is: "step", first, step: Number(this.#word(/\d/)) };
    }
    if (character === "$") {
      this.#at++;
      return { is: "last" };
    }
    if (character === "+") {
      this.#at++;
      return { is: "plus", count: Number(this.#word(/\d/)) };
    }
    if (character !== "/" && character !== "\\") return undefined;
    if (character === "\\") this.#at++;
    const source = this.#delimited(this.#take(), "unterminated address regex", true);
    const ignoreCase = this.#peek() === "I";
    if (ignoreCase) this.#at++;
    return { is: "match", regex: this.#regex(source, ignoreCase) };
  }

  #substitute(): SedAction {
    const separator = this.#take();
    const source = this.#delimited(separator, "unterminated `s' command", true);
    const replacement = this.#delimited(separator, "unterminated `s' command", false);
    let flags: SubstituteFlags = { all: false, print: false, number: 1, write: undefined };
    let ignoreCase = false;
    for (let letter = this.#peek(); /[gpiIem\d w]/.test(letter) && letter !== ""; letter = this.#peek()) {
      if (letter === "e") this.#fail("the e flag is not simulated");
      if (/\d/.test(letter)) {
        flags = { ...flags, number: Number(this.#word(/\d/)) };
        continue;
      }
      this.#at++;
      if (letter === "g") flags = { ...flags, all: true };
      else if (letter === "p") flags = { ...flags, print: true };
      else if (letter === "i" || letter === "I") ignoreCase = true;
      else if (letter === "w") flags = { ...flags, write: this.#path() };
    }
    const next = this.#peek();
    if (next !== "" && !/[;\n}#]/.test(next)) this.#fail("unknown option to `s'", 1);
    const regex = this.#regex(source, ignoreCase);
    const groups = regex === undefined ? 9 : groupsOf(regex.source, this.#isExtended);
    const highest = Math.max(0, ...Array.from(replacement.matchAll(/\\(\d)/g), ([, digit]) => Number(digit)));
    if (highest > groups) this.#fail(`invalid reference \\${highest} on \`s' command's RHS`);
    return { do: "s", regex, replacement: replacement.replaceAll("\\\n", "\n"), flags };
  }

  #transliterate(): SedAction {
    const separator = this.#take();
    const plain = (text: string): readonly string[] =>
      Array.from(text.replaceAll(/\\([n\\])/g, (_, letter: string) => (letter === "n" ? "\n" : "\\")));
    const from = plain(this.#delimited(separator, "unterminated `y' command", false));
    const to = plain(this.#delimited(separator, "unterminated `y' command", false));
    if (from.length !== to.length) this.#fail("strings for `y' command are different lengths");
    return this.#ended({
      do: "y",
      map: new Map(from.map((character, index) => [character, to[index] ?? ""])),
    });
  }

  /** The text of a, i and c: to the end of the line, lines continued by a backslash. */
  #text(letter: string): string {
    this.#skip(/[ \t]/);
    if (this.#peek() === "\\") {
      this.#at++;
      if (this.#peek() === "\n") this.#at++;
    }
    if (this.#at >= this.#script.length)
      this.#fail(
        `expected \\ after \`a', \`c' or \`i'`.replace(
          "`a', `c' or `i'",
          letter === "" ? "" : "`a', `c' or `i'",
        ),
      );
    let text = "";
    for (let character = this.#take(); character !== "" && character !== "\n"; character = this.#take()) {
      text += character === "\\" ? this.#take() : character;
    }
    return `${text}\n`;
  }

  /** Up to the separator; an escaped separator stands for itself. */
  #delimited(separator: string, failure: string, isRegex: boolean): string {
    let text = "";
    let isInBracket = false;
    for (;;) {
      const character = this.#take();
      if (character === "" || (character === "\n" && isRegex)) this.#fail(failure, character === "" ? 1 : 0);
      if (character === "\\" && !isInBracket) {
        const next = this.#take();
        if (next === separator) text += separator;
        else text += next === "\n" && !isRegex ? "\\\n" : `\\${next}`;
        continue;
      }
      if (character === separator && !isInBracket) return text;
      if (isRegex && character === "[" && !isInBracket) {
        isInBracket = true;
        text += character + this.#bracketStart();
        continue;
      }
      if (character === "]") isInBracket = false;
      text += character;
    }
  }

  /** `^` and a first `]` belong to a bracket. */
  #bracketStart(): string {
    const start = /^\^?\]?/.exec(this.#script.slice(this.#at, this.#at + 2))?.[0] ?? "";
    this.#at += start.length;
    return start;
  }

  #regex(source: string, ignoreCase: boolean): Regex | undefined {
    if (source === "") return undefined;
    try {
      return new Regex(source, { syntax: this.#isExtended ? "extended" : "basic", ignoreCase });
    } catch (error) {
      if (error instanceof RegexError) return this.#fail(error.message);
      throw error;
    }
  }

  #checkLabels(): void {
    const labels = new Set(this.#commands.flatMap(({ action }) => (action.do === ":" ? [action.label] : [])));
    for (const { action } of this.#commands) {
      const isJump = action.do === "b" || action.do === "t" || action.do === "T";
      if (isJump && action.label !== "" && !labels.has(action.label))
        throw new Failure(
          `-e expression #1, char ${this.#script.length}: can't find label for jump to \`${action.label}'`,
          1,
        );
    }
  }

  #path(): string {
    this.#skip(/[ \t]/);
    const path = this.#restOfLine();
    if (path === "") this.#fail("missing filename in r/R/w/W commands");
    return path;
  }

  #restOfLine(): string {
    return this.#word(/[^\n]/);
  }

  #word(pattern: RegExp): string {
    const start = this.#at;
    this.#skip(pattern);
    return this.#script.slice(start, this.#at).trimEnd();
  }

  #skip(pattern: RegExp): void {
    while (this.#at < this.#script.length && pattern.test(this.#script.charAt(this.#at))) this.#at++;
  }

  #peek(): string {
    return this.#script.charAt(this.#at);
  }

  #take(): string {
    return this.#script.charAt(this.#at++);
  }

  /** `ahead`: how far behind the place that was read sed counts. */
  #fail(message: string, ahead = 0): never {
    const at = Math.min(
      this.#script.length,
      message.startsWith("unmatched `{'")
        ? 0
        : this.#at + (message.startsWith("un") && ahead > 0 && this.#at < this.#script.length ? ahead : 0),
    );
    throw new Failure(`-e expression #1, char ${at}: ${message}`, 1);
  }
}

function groupsOf(source: string, isExtended: boolean): number {
  const plain = source.replaceAll(/\[\^?\]?[^\]]*\]/g, "");
  return (isExtended ? plain.replaceAll(/\\[^]/g, "").match(/\(/g) : plain.match(/\\\(/g))?.length ?? 0;
}
