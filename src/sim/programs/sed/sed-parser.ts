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
    const letter = this.#take();
    if (letter === "") return this.#fail("missing command");
    if (letter === "}" && hasAddress) return this.#fail("} doesn't want any addresses");
    const read = this.#readers[letter];
    if (read !== undefined) return read(number);
    if (!/^[dDpPnNgGhHx=l]$/.test(letter)) this.#fail(`unknown command: \`${letter}'`);
    return this.#ended({ do: letter as PlainAction });
  }

  /** Commands that have something behind their letter. */
  readonly #readers: Readonly<Record<string, (number: number) => SedAction>> = {
    "{": (number) => {
      this.#open.push(number);
      return { do: "{", end: -1 };
    },
    "}": (number) => this.#close(number),
    s: () => this.#substitute(),
    y: () => this.#transliterate(),
    a: () => ({ do: "a", text: this.#text() }),
    i: () => ({ do: "i", text: this.#text() }),
    c: () => ({ do: "c", text: this.#text() }),
    b: () => ({ do: "b", label: this.#label(/[^;\n}]/) }),
    t: () => ({ do: "t", label: this.#label(/[^;\n}]/) }),
    T: () => ({ do: "T", label: this.#label(/[^;\n}]/) }),
    ":": () => ({ do: ":", label: this.#label(/[^;\n]/) }),
    r: () => ({ do: "r", path: this.#path() }),
    w: () => ({ do: "w", path: this.#path() }),
    q: () => this.#ended({ do: "q", code: this.#exitCode() }),
    Q: () => this.#ended({ do: "Q", code: this.#exitCode() }),
  };

  #label(pattern: RegExp): string {
    this.#skip(/[ \t]/);
    return this.#word(pattern);
  }

  #exitCode(): number {
    this.#skip(/[ \t]/);
    return Number(this.#word(/\d/));
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
    if (/\d/.test(character)) return this.#lineAddress();
    if (character !== "" && /[$+/\\]/.test(character)) this.#at++;
    if (character === "$") return { is: "last" };
    if (character === "+") return { is: "plus", count: Number(this.#word(/\d/)) };
    if (character !== "/" && character !== "\\") return undefined;
    const separator = character === "/" ? "/" : this.#take();
    const source = this.#delimited(separator, "unterminated address regex", true);
    const ignoreCase = this.#peek() === "I";
    if (ignoreCase) this.#at++;
    return { is: "match", regex: this.#regex(source, ignoreCase) };
  }

  #lineAddress(): Address {
    const first = Number(this.#word(/\d/));
    if (this.#peek() !== "~") return { is: "line", number: first };
    this.#at++;
    return { is: "step", first, step: Number(this.#word(/\d/)) };
  }

  #substitute(): SedAction {
    const separator = this.#take();
    const source = this.#delimited(separator, "unterminated `s' command", true);
    const replacement = this.#delimited(separator, "unterminated `s' command", false);
    const { ignoreCase, ...flags } = this.#substituteFlags();
    const next = this.#peek();
    if (next !== "" && !/[;\n}#]/.test(next)) this.#fail("unknown option to `s'", 1);
    const regex = this.#regex(source, ignoreCase);
    const groups = regex === undefined ? 9 : groupsOf(regex.source, this.#isExtended);
    const highest = Math.max(0, ...Array.from(replacement.matchAll(/\\(\d)/g), ([, digit]) => Number(digit)));
    if (highest > groups) this.#fail(`invalid reference \\${highest} on \`s' command's RHS`);
    return { do: "s", regex, replacement: replacement.replaceAll("\\\n", "\n"), flags };
  }

  #substituteFlags(): SubstituteFlags & { readonly ignoreCase: boolean } {
    const start = this.#at;
    let number = 1;
    let write: string | undefined;
    for (let letter = this.#peek(); letter !== "" && /[gpiIem\d w]/.test(letter); letter = this.#peek()) {
      if (letter === "e") this.#fail("the e flag is not simulated");
      if (/\d/.test(letter)) {
        number = Number(this.#word(/\d/));
        continue;
      }
      this.#at++;
      if (letter === "w") write = this.#path();
    }
    const letters = this.#script.slice(start, this.#at - (write?.length ?? 0));
    return {
      all: letters.includes("g"),
      print: letters.includes("p"),
      number,
      write,
      ignoreCase: /i/i.test(letters),
    };
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
  #text(): string {
    this.#skip(/[ \t]/);
    if (this.#peek() === "\\") {
      this.#at++;
      if (this.#peek() === "\n") this.#at++;
    }
    if (this.#at >= this.#script.length) this.#fail("expected \\ after `a', `c' or `i'");
    let text = "";
    for (let character = this.#take(); character !== "" && character !== "\n"; character = this.#take()) {
      text += character === "\\" ? this.#take() : character;
    }
    return `${text}\n`;
  }

  /** Up to the separator; an escaped separator stands for itself. */
  #delimited(separator: string, failure: string, isRegex: boolean): string {
    let text = "";
    for (;;) {
      const character = this.#take();
      if (character === "" || (character === "\n" && isRegex)) this.#fail(failure, character === "" ? 1 : 0);
      if (character === separator) return text;
      if (character === "\\") text += this.#escaped(separator, isRegex);
      else text += character === "[" && isRegex ? this.#bracket(failure) : character;
    }
  }

  #escaped(separator: string, isRegex: boolean): string {
    const next = this.#take();
    if (next === separator) return separator;
    return next === "\n" && !isRegex ? "\\\n" : `\\${next}`;
  }

  /** A bracket expression to its end: the separator is nothing special within. */
  #bracket(failure: string): string {
    let text = `[${this.#bracketStart()}`;
    for (;;) {
      const character = this.#take();
      if (character === "") this.#fail(failure, 1);
      text += character;
      if (character === "]") return text;
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
