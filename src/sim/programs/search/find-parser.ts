import type { Process } from "../../host/process.ts";
import { Failure } from "../command.ts";
import { findTest, type Action, type Expression, type FindPlan } from "./find-expression.ts";
import { unescapeText } from "../text/escapes.ts";

/** Deepest nesting of parentheses. */
const nestingMax = 100;

const always: Expression = { is: "test", test: () => true };

/** Reads find's expression. Throws Failure with find's messages. */
export function parseFind(words: readonly string[], process: Process): FindPlan {
  const parser = new FindParser(words, process);
  return parser.parse();
}

class FindParser {
  readonly #words: readonly string[];
  readonly #process: Process;
  #at = 0;
  #nesting = 0;
  #minDepth = 0;
  #maxDepth = 200;
  #depthFirst = false;
  #hasAction = false;

  constructor(words: readonly string[], process: Process) {
    this.#words = words;
    this.#process = process;
  }

  parse(): FindPlan {
    const parsed = this.#words.length === 0 ? always : this.#or();
    const extra = this.#words[this.#at];
    if (extra === ")")
      throw new Failure("invalid expression; you have used a binary operator ')' with nothing before it.");
    if (extra !== undefined) throw new Failure(`paths must precede expression: \`${extra}'`);
    const print: Expression = { is: "act", action: { do: "print", end: "\n" } };
    const expression: Expression = this.#hasAction ? parsed : { is: "and", left: parsed, right: print };
    return { expression, minDepth: this.#minDepth, maxDepth: this.#maxDepth, depthFirst: this.#depthFirst };
  }

  #or(): Expression {
    let left = this.#and();
    while (this.#takes("-o", "-or")) left = { is: "or", left, right: this.#and() };
    return left;
  }

  #and(): Expression {
    let left = this.#not();
    for (;;) {
      this.#takes("-a", "-and");
      const next = this.#words[this.#at];
      if (next === undefined || next === ")" || next === "-o" || next === "-or" || !/^[-!(]/.test(next))
        return left;
      left = { is: "and", left, right: this.#not() };
    }
  }

  #not(): Expression {
    if (this.#takes("!", "-not")) return { is: "not", part: this.#not() };
    if (!this.#takes("(")) return this.#primary();
    if (++this.#nesting > nestingMax) throw new Failure("the expression is nested too deeply");
    const inner = this.#or();
    if (!this.#takes(")"))
      throw new Failure("invalid expression; I was expecting to find a ')' somewhere but did not see one.");
    this.#nesting--;
    return inner;
  }

  #primary(): Expression {
    const word = this.#words[this.#at++];
    if (word === undefined)
      throw new Failure("invalid expression; expected to find something behind the last operator.");
    if (this.#option(word)) return always;
    if (word === "-prune") return { is: "prune" };
    const action = this.#action(word);
    if (action !== undefined) {
      this.#hasAction = true;
      return { is: "act", action };
    }
    const test = findTest(word, () => this.#argument(word), this.#process);
    if (test === undefined)
      throw new Failure(
        word.startsWith("-") ? `unknown predicate \`${word}'` : `paths must precede expression: \`${word}'`,
      );
    return { is: "test", test };
  }

  #option(word: string): boolean {
    if (word === "-maxdepth") this.#maxDepth = this.#number(word);
    else if (word === "-mindepth") this.#minDepth = this.#number(word);
    else if (word === "-depth" || word === "-d") this.#depthFirst = true;
    else return ["-follow", "-xdev", "-mount", "-noleaf", "-daystart"].includes(word);
    return true;
  }

  #action(word: string): Action | undefined {
    switch (word) {
      case "-print":
        return { do: "print", end: "\n" };
      case "-print0":
        return { do: "print", end: "\0" };
      case "-printf":
        return { do: "printf", format: unescapeText(this.#argument(word), "printf").text };
      case "-delete":
        this.#depthFirst = true;
        return { do: "delete" };
      case "-ls":
        return { do: "ls" };
      case "-quit":
        return { do: "quit" };
      case "-exec":
      case "-execdir":
        return this.#exec(word);
      default:
        return undefined;
    }
  }

  #exec(word: string): Action {
    const end = this.#words.findIndex(
      (other, index) =>
        index >= this.#at && (other === ";" || (other === "+" && this.#words[index - 1] === "{}")),
    );
    if (end < 0 || end === this.#at) throw new Failure(`missing argument to \`${word}'`);
    const words = this.#words.slice(this.#at, end);
    const many = this.#words[end] === "+";
    this.#at = end + 1;
    return { do: "exec", words, many, inDirectory: word === "-execdir" };
  }

  #number(word: string): number {
    const text = this.#argument(word);
    if (!/^\d+$/.test(text))
      throw new Failure(`Expected a positive decimal integer argument to ${word}, but got ‘${text}’`);
    return Number(text);
  }

  #argument(word: string): string {
    const argument = this.#words[this.#at++];
    if (argument === undefined) throw new Failure(`missing argument to \`${word}'`);
    return argument;
  }

  #takes(...words: readonly string[]): boolean {
    if (!words.includes(this.#words[this.#at] ?? "\0")) return false;
    this.#at++;
    return true;
  }
}
