import { CommandError } from "./command.ts";
import type { CommandNode } from "./command-node.ts";
import { bareValue, type Flag } from "./flag.ts";
import { FlagValues } from "./flag-values.ts";

export interface ParsedWords {
  readonly flags: FlagValues;
  readonly args: readonly string[];
  readonly dashAt: number;
}

/**
 * Separates flags from arguments and reads their values.
 * @models github.com/spf13/pflag flag.go parseArgs, 1.0.6
 */
export function parseFlags(node: CommandNode, words: readonly string[]): ParsedWords {
  const known = node.flags;
  const flags = new FlagValues(known);
  if (node.spec.parsesFlags === false && !words.some((word) => word === "-h" || word === "--help")) {
    return { flags, args: words, dashAt: -1 };
  }
  const reader = new WordReader(known, flags, words);
  const args: string[] = [];
  let dashAt = -1;
  for (let word = reader.next(); word !== undefined; word = reader.next()) {
    if (word === "--") {
      dashAt = args.length;
      args.push(...reader.rest());
    } else if (word.startsWith("--")) reader.long(word.slice(2));
    else if (word.length > 1 && word.startsWith("-")) reader.shorts(word.slice(1));
    else if (node.spec.interspersed === false) args.push(word, ...reader.rest());
    else args.push(word);
  }
  return { flags, args, dashAt };
}

class WordReader {
  readonly #known: ReadonlyMap<string, Flag>;
  readonly #flags: FlagValues;
  readonly #words: readonly string[];
  #at = 0;

  constructor(known: ReadonlyMap<string, Flag>, flags: FlagValues, words: readonly string[]) {
    this.#known = known;
    this.#flags = flags;
    this.#words = words;
  }

  next(): string | undefined {
    return this.#words[this.#at++];
  }

  rest(): readonly string[] {
    const rest = this.#words.slice(this.#at);
    this.#at = this.#words.length;
    return rest;
  }

  long(text: string): void {
    const equals = text.indexOf("=");
    const name = equals === -1 ? text : text.slice(0, equals);
    if (name === "" || name.startsWith("-")) throw refused(`bad flag syntax: --${text}`);
    const flag = this.#known.get(name);
    if (flag === undefined) throw refused(`unknown flag: --${name}`);
    const value = equals === -1 ? (bareValue(flag) ?? this.next()) : text.slice(equals + 1);
    if (value === undefined) throw refused(`flag needs an argument: --${name}`);
    this.#flags.set(flag, value);
  }

  /** `-it`, `-n3`, `-n=3`, `-n 3`. */
  shorts(letters: string): void {
    for (let rest = letters; rest !== "";) {
      const letter = rest.charAt(0);
      const flag = [...this.#known.values()].find(({ short }) => short === letter);
      if (flag === undefined) throw refused(`unknown shorthand flag: '${letter}' in -${rest}`);
      const tail = rest.slice(1);
      const bare = bareValue(flag);
      const hasEquals = tail.length > 1 && tail.startsWith("=");
      if (!hasEquals && bare !== undefined) {
        this.#flags.set(flag, bare);
        rest = tail;
        continue;
      }
      const value = hasEquals ? tail.slice(1) : tail === "" ? this.next() : tail;
      if (value === undefined) throw refused(`flag needs an argument: '${letter}' in -${rest}`);
      this.#flags.set(flag, value);
      return;
    }
  }
}

function refused(message: string): CommandError {
  return new CommandError(message, { stage: "flag" });
}
