import type { Task } from "../../kernel/task.ts";
import { binaryOperators, binaryTest, unaryOperators, unaryTest } from "../test-operators.ts";
import type { Shell } from "../shell.ts";
import { CommandError } from "../unwinding.ts";

export function* test(shell: Shell, args: readonly string[]): Task<number> {
  return evaluated(shell, "test", args);
}

export function* bracket(shell: Shell, args: readonly string[]): Task<number> {
  if (args.at(-1) !== "]") throw new CommandError("[: missing `]'", 2);
  return evaluated(shell, "[", args.slice(0, -1));
}

function evaluated(shell: Shell, name: string, words: readonly string[]): number {
  try {
    return new TestExpression(shell, words).evaluate() ? 0 : 1;
  } catch (error) {
    if (error instanceof CommandError) throw new CommandError(`${name}: ${error.message}`, 2);
    throw error;
  }
}

/** The words of `test`: by their number as POSIX has it, by precedence beyond four. */
class TestExpression {
  readonly #shell: Shell;
  readonly #words: readonly string[];
  #at = 0;

  constructor(shell: Shell, words: readonly string[]) {
    this.#shell = shell;
    this.#words = words;
  }

  evaluate(): boolean {
    return this.#fewWords(this.#words) ?? this.#whole();
  }

  #fewWords(words: readonly string[]): boolean | undefined {
    const [first = "", second = "", third = "", fourth = ""] = words;
    switch (words.length) {
      case 0:
        return false;
      case 1:
        return first !== "";
      case 2:
        return this.#two(first, second);
      case 3:
        return this.#three(first, second, third);
      case 4:
        return this.#four(first, fourth, [second, third]);
      default:
        return undefined;
    }
  }

  #four(first: string, last: string, [second, third]: readonly [string, string]): boolean | undefined {
    if (first === "!") return !this.#three(second, third, last);
    return first === "(" && last === ")" ? this.#two(second, third) : undefined;
  }

  #two(first: string, second: string): boolean {
    if (first === "!") return second === "";
    if (unaryOperators.has(first)) return unaryTest(this.#shell, first, second);
    throw new CommandError(`${first}: unary operator expected`);
  }

  #three(first: string, second: string, third: string): boolean {
    if (binaryOperators.has(second)) return binaryTest(this.#shell, second, [first, third]);
    if (second === "-a") return first !== "" && third !== "";
    if (second === "-o") return first !== "" || third !== "";
    if (first === "!") return !this.#two(second, third);
    if (first === "(" && third === ")") return second !== "";
    throw new CommandError(`${second}: binary operator expected`);
  }

  #whole(): boolean {
    const value = this.#or();
    if (this.#at < this.#words.length) throw new CommandError("too many arguments");
    return value;
  }

  #or(): boolean {
    let value = this.#and();
    while (this.#takes("-o")) value = this.#and() || value;
    return value;
  }

  #and(): boolean {
    let value = this.#not();
    while (this.#takes("-a")) value = this.#not() && value;
    return value;
  }

  #not(): boolean {
    return this.#takes("!") ? !this.#not() : this.#primary();
  }

  #primary(): boolean {
    const word = this.#words[this.#at];
    if (word === undefined) throw new CommandError("argument expected");
    const operator = this.#words[this.#at + 1] ?? "";
    const right = this.#words[this.#at + 2];
    if (binaryOperators.has(operator) && right !== undefined) {
      this.#at += 3;
      return binaryTest(this.#shell, operator, [word, right]);
    }
    this.#at++;
    if (word === "(") {
      const value = this.#or();
      if (!this.#takes(")")) throw new CommandError("`)' expected");
      return value;
    }
    const operand = this.#words[this.#at];
    if (!unaryOperators.has(word) || operand === undefined) return word !== "";
    this.#at++;
    return unaryTest(this.#shell, word, operand);
  }

  #takes(word: string): boolean {
    if (this.#words[this.#at] !== word) return false;
    this.#at++;
    return true;
  }
}
