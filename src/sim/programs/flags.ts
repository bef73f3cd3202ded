/** One option of a program. Its key in the table is the name under which the program finds it. */
export interface Flag {
  /** One character: `n` for `-n`. */
  readonly short?: string;
  /** Without dashes: `lines` for `--lines`. */
  readonly long?: string;
  /** One line for `--help`. */
  readonly help: string;
  /** The name of its value in `--help`: `NUM`. Without it the flag takes none. */
  readonly takes?: string;
  /** With `takes`: the value may be missing (`--color[=WHEN]`), and is then the empty string. */
  readonly isOptional?: true;
  /** With `takes`: all values are kept, in order. Without: the last one counts. */
  readonly isList?: true;
}

/** All options of a program: parsing, usage errors, `--help` and completion follow from it. */
export type FlagTable = Readonly<Record<string, Flag>>;

type FlagValue<F extends Flag> = F extends { readonly takes: string; readonly isList: true }
  ? readonly string[]
  : F extends { readonly takes: string }
    ? string | undefined
    : boolean;

/** What was given on the command line, by the keys of the table. */
export type FlagValues<T extends FlagTable> = { readonly [K in keyof T]: FlagValue<T[K]> };

/**
 * How options are told from operands: `gnu` anywhere, `posix` only before the first operand (env, xargs, sudo).
 */
export type FlagStyle = "gnu" | "posix";

export interface FlagSyntax {
  readonly flags: FlagTable;
  readonly style: FlagStyle;
  /** The flag that `-NUM` stands for: `head -5`. */
  readonly digits?: string | undefined;
  /** Words that look like flags but are operands: `chmod -x`. */
  readonly isOperand?: ((word: string) => boolean) | undefined;
}

export type Parsed =
  | {
      readonly values: Readonly<Record<string, boolean | string | readonly string[] | undefined>>;
      readonly operands: readonly string[];
      /** Keys in the order in which they were given, for flags of which the last one wins. */
      readonly order: readonly string[];
    }
  /** In getopt's wording, without the program's name: `invalid option -- 'z'`. `option` is the one it is about. */
  | {
      readonly mistake: string;
      readonly option: string;
      readonly why: "unknown" | "ambiguous" | "no value" | "value";
    };

type Named = readonly [key: string, flag: Flag];

class Mistake extends Error {
  readonly option: string;
  readonly why: Extract<Parsed, { mistake: string }>["why"];

  constructor(message: string, option: string, why: Extract<Parsed, { mistake: string }>["why"]) {
    super(message);
    this.option = option;
    this.why = why;
  }
}

/**
 * Reads a command line (without the program's name) as GNU's getopt does: clusters, `--long=value`, abbreviations of
 * long names, `--`.
 * @models glibc posix/getopt.c
 */
export function parseFlags(syntax: FlagSyntax, words: readonly string[]): Parsed {
  try {
    return new Parsing(syntax, words).run();
  } catch (error) {
    if (error instanceof Mistake) {
      return { mistake: error.message, option: error.option, why: error.why };
    }
    throw error;
  }
}

class Parsing {
  readonly #syntax: FlagSyntax;
  readonly #words: readonly string[];
  readonly #values = new Map<string, boolean | string | string[]>();
  readonly #operands: string[] = [];
  readonly #order: string[] = [];
  readonly #named: readonly Named[];
  #next = 0;

  constructor(syntax: FlagSyntax, words: readonly string[]) {
    this.#syntax = syntax;
    this.#words = words;
    this.#named = Object.entries(syntax.flags);
  }

  run(): Parsed {
    for (let word = this.#take(); word !== undefined; word = this.#take()) {
      if (word === "--") {
        this.#takeRest();
      } else if (this.#syntax.isOperand?.(word) === true) {
        this.#operands.push(word);
      } else if (word.startsWith("--")) {
        this.#long(word.slice(2));
      } else if (word.startsWith("-") && word.length > 1) {
        this.#cluster(word.slice(1));
      } else {
        this.#operands.push(word);
        if (this.#syntax.style === "posix") this.#takeRest();
      }
    }
    const values = Object.fromEntries(
      this.#named.map(([key, flag]) => [key, this.#values.get(key) ?? absent(flag)]),
    );
    return { values, operands: this.#operands, order: this.#order };
  }

  #take(): string | undefined {
    return this.#words[this.#next++];
  }

  #takeRest(): void {
    this.#operands.push(...this.#words.slice(this.#next));
    this.#next = this.#words.length;
  }

  #long(text: string): void {
    const equals = text.indexOf("=");
    const name = equals < 0 ? text : text.slice(0, equals);
    const named = this.#findLong(name);
    const [, flag] = named;
    if (equals >= 0) {
      if (flag.takes === undefined)
        throw new Mistake(`option '--${flag.long ?? ""}' doesn't allow an argument`, `--${name}`, "value");
      this.#set(named, text.slice(equals + 1));
    } else if (flag.takes === undefined || flag.isOptional === true) {
      this.#set(named, "");
    } else {
      const value = this.#take();
      if (value === undefined)
        throw new Mistake(`option '--${flag.long ?? ""}' requires an argument`, `--${name}`, "no value");
      this.#set(named, value);
    }
  }

  #findLong(name: string): Named {
    const exact = this.#named.find(([, flag]) => flag.long === name);
    if (exact !== undefined) return exact;
    const [first, ...others] = this.#named.filter(([, flag]) => flag.long?.startsWith(name) === true);
    if (first === undefined) throw new Mistake(`unrecognized option '--${name}'`, `--${name}`, "unknown");
    if (others.length === 0) return first;
    const list = [first, ...others].map(([, flag]) => ` '--${flag.long ?? ""}'`).join("");
    throw new Mistake(`option '--${name}' is ambiguous; possibilities:${list}`, `--${name}`, "ambiguous");
  }

  #cluster(text: string): void {
    const { digits } = this.#syntax;
    const number = digits === undefined ? null : /^\d+/.exec(text);
    if (number !== null && digits !== undefined) {
      this.#values.set(digits, number[0]);
      this.#order.push(digits);
      if (number[0].length < text.length) this.#cluster(text.slice(number[0].length));
      return;
    }
    for (let index = 0; index < text.length; index++) {
      const letter = text.charAt(index);
      const named = this.#named.find(([, flag]) => flag.short === letter);
      if (named === undefined) throw new Mistake(`invalid option -- '${letter}'`, `-${letter}`, "unknown");
      const rest = text.slice(index + 1);
      if (this.#short(named, rest)) return;
    }
  }

  /** True if the flag has taken the rest of the cluster as its value. */
  #short(named: Named, rest: string): boolean {
    const [, flag] = named;
    if (flag.takes === undefined) {
      this.#set(named, "");
      return false;
    }
    const value = rest !== "" || flag.isOptional === true ? rest : this.#take();
    if (value === undefined)
      throw new Mistake(
        `option requires an argument -- '${flag.short ?? ""}'`,
        `-${flag.short ?? ""}`,
        "no value",
      );
    this.#set(named, value);
    return true;
  }

  #set([key, flag]: Named, value: string): void {
    this.#order.push(key);
    if (flag.takes === undefined) {
      this.#values.set(key, true);
    } else if (flag.isList === true) {
      const list = this.#values.get(key);
      if (Array.isArray(list)) list.push(value);
      else this.#values.set(key, [value]);
    } else {
      this.#values.set(key, value);
    }
  }
}

function absent(flag: Flag): boolean | readonly string[] | undefined {
  if (flag.takes === undefined) return false;
  return flag.isList === true ? [] : undefined;
}
