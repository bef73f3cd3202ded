import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { Failure } from "../command.ts";
import { complain } from "../input.ts";
import { RegexError } from "../regex/pattern.ts";
import { Regex } from "../regex/regex.ts";
import { isUtf8 } from "../quote.ts";

const help = `Usage: expr EXPRESSION
Print the value of an expression: each operand and operator is a word of its own.

  |  &  <  <=  =  !=  >=  >  +  -  *  /  %   by rising precedence
  STRING : REGEX    anchored match: the first group, or the number of characters
  length STRING, substr STRING POS LENGTH, index STRING CHARS, ( EXPRESSION )
  --help            show this help and exit
`;

/** Deepest nesting of parentheses. */
const depthMax = 100;

const levels: readonly (readonly string[])[] = [
  ["|"],
  ["&"],
  ["<", "<=", "=", "==", "!=", ">=", ">"],
  ["+", "-"],
  ["*", "/", "%"],
  [":"],
];

/** Its command line is an expression. Exit code 1 if the value is empty or zero, 2 for a mistake. */
export const expr: Command = {
  name: "expr",
  *run(process) {
    const words = process.argv.slice(1);
    if (words.length === 1 && words[0] === "--help") {
      yield* process.write(help);
      return 0;
    }
    if (words.length === 0) {
      yield* process.complain("expr: missing operand\nTry 'expr --help' for more information.\n");
      return 2;
    }
    try {
      const value = new Reader(words, process).whole();
      yield* process.write(`${value}\n`);
      return value === "" || /^-?0+$/.test(value) ? 1 : 0;
    } catch (error) {
      if (!(error instanceof Failure) && !(error instanceof RegexError)) throw error;
      yield* complain(process, error.message);
      return 2;
    }
  },
};

class Reader {
  readonly #words: readonly string[];
  readonly #process: Process;
  #at = 0;
  #depth = 0;

  constructor(words: readonly string[], process: Process) {
    this.#words = words;
    this.#process = process;
  }

  whole(): string {
    const value = this.#level(0);
    const extra = this.#words[this.#at];
    if (extra !== undefined) throw new Failure(`syntax error: unexpected argument ${this.#quoted(extra)}`, 2);
    return value;
  }

  #level(level: number): string {
    const operators = levels[level];
    if (operators === undefined) return this.#operand();
    let left = this.#level(level + 1);
    for (
      let operator = this.#words[this.#at];
      operator !== undefined && operators.includes(operator);
      operator = this.#words[this.#at]
    ) {
      this.#at++;
      left = apply(operator, left, this.#level(level + 1));
    }
    return left;
  }

  #operand(): string {
    const word = this.#take();
    if (word === "length") return String(Array.from(this.#operand()).length);
    if (word === "substr") return this.#substring();
    if (word === "index") return this.#index();
    if (word !== "(") return word;
    if (++this.#depth > depthMax) throw new Failure("the expression is nested too deeply", 2);
    const value = this.#level(0);
    if (this.#words[this.#at++] !== ")")
      throw new Failure(
        `syntax error: expecting ')' after ${this.#quoted(this.#words[this.#at - 2] ?? "")}`,
        2,
      );
    return value;
  }

  #substring(): string {
    const text = Array.from(this.#operand());
    const [from, count] = [Number(this.#operand()), Number(this.#operand())];
    return from > 0 && count > 0 ? text.slice(from - 1, from - 1 + count).join("") : "";
  }

  #index(): string {
    const text = Array.from(this.#operand());
    const wanted = new Set(this.#operand());
    return String(text.findIndex((character) => wanted.has(character)) + 1);
  }

  #take(): string {
    const word = this.#words[this.#at++];
    if (word === undefined)
      throw new Failure(`syntax error: missing argument after ${this.#quoted(this.#words.at(-1) ?? "")}`, 2);
    return word;
  }

  #quoted(word: string): string {
    return isUtf8(this.#process) ? `‘${word}’` : `'${word}'`;
  }
}

function isNothing(value: string): boolean {
  return value === "" || /^-?0+$/.test(value);
}

function apply(operator: string, left: string, right: string): string {
  if (operator === "|") return isNothing(left) ? (isNothing(right) ? "0" : right) : left;
  if (operator === "&") return isNothing(left) || isNothing(right) ? "0" : left;
  if (operator === ":") return matched(left, right);
  return /^[-+*/%]$/.test(operator) ? calculated(operator, left, right) : compared(operator, left, right);
}

function matched(text: string, pattern: string): string {
  const regex = new Regex(`^${pattern}`, { syntax: "basic" });
  const match = regex.exec(text);
  if (pattern.includes("\\(")) return match?.groups[1] ?? "";
  return String(match === undefined ? 0 : Array.from(match.text).length);
}

function calculated(operator: string, left: string, right: string): string {
  if (!/^-?\d+$/.test(left) || !/^-?\d+$/.test(right)) throw new Failure("non-integer argument", 2);
  const [a, b] = [BigInt(left), BigInt(right)];
  if (b === 0n && (operator === "/" || operator === "%")) throw new Failure("division by zero", 2);
  if (operator === "+") return String(a + b);
  if (operator === "-") return String(a - b);
  if (operator === "*") return String(a * b);
  return String(operator === "/" ? a / b : a % b);
}

function compared(operator: string, left: string, right: string): string {
  const areNumbers = /^-?\d+$/.test(left) && /^-?\d+$/.test(right);
  const order = areNumbers ? Number(left) - Number(right) : left < right ? -1 : left > right ? 1 : 0;
  const holds = operator.startsWith("!")
    ? order !== 0
    : (operator.includes("=") && order === 0) ||
      (operator.startsWith("<") && order < 0) ||
      (operator.startsWith(">") && order > 0);
  return holds ? "1" : "0";
}
