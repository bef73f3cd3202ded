import type { Task } from "../../kernel/task.ts";
import { textWidth } from "../../host/text-width.ts";
import type { ArithmeticExpression, ArithmeticFor, CompoundList, For, Select, While } from "unbash";
import type { Shell } from "../shell.ts";
import { quoteIfNeeded } from "../quoting.ts";
import { LoopExit } from "../unwinding.ts";

/** Runs a loop's body once. "leave": a `break` ends the loop, or a `continue` one further out. */
function* runBody(shell: Shell, body: CompoundList): Task<"next" | "leave"> {
  shell.loops++;
  try {
    yield* shell.list(body);
    return "next";
  } catch (error) {
    if (!(error instanceof LoopExit)) throw error;
    if (error.levels > 1 && shell.loops > 1) throw new LoopExit(error.kind, error.levels - 1);
    shell.state.status = 0;
    return error.kind === "break" ? "leave" : "next";
  } finally {
    shell.loops--;
  }
}

export function* runWhile(shell: Shell, node: While): Task<number> {
  let status = 0;
  for (;;) {
    yield* shell.step();
    if ((yield* condition(shell, node.clause)) !== (node.kind === "while")) return status;
    if ((yield* runBody(shell, node.body)) === "leave") return 0;
    status = shell.state.status;
  }
}

function* condition(shell: Shell, clause: CompoundList): Task<boolean> {
  shell.conditions++;
  shell.loops++;
  try {
    return (yield* shell.list(clause)) === 0;
  } finally {
    shell.loops--;
    shell.conditions--;
  }
}

export function* runFor(shell: Shell, node: For): Task<number> {
  shell.at(node.pos);
  const words = node.wordlist === undefined ? shell.state.positional : yield* shell.fields(node.wordlist);
  shell.state.status = 0;
  for (const word of words) {
    yield* shell.step();
    yield* shell.trace(`for ${node.name.value} in ${words.map((text) => quoteIfNeeded(text)).join(" ")}`);
    shell.variables.set(node.name.value, word);
    if ((yield* runBody(shell, node.body)) === "leave") return 0;
  }
  return shell.state.status;
}

export function* runArithmeticFor(shell: Shell, node: ArithmeticFor): Task<number> {
  shell.at(node.pos);
  shell.state.status = 0;
  yield* evaluated(shell, node.initialize);
  while (node.test === undefined || (yield* evaluated(shell, node.test)) !== 0n) {
    yield* shell.step();
    if ((yield* runBody(shell, node.body)) === "leave") return 0;
    yield* evaluated(shell, node.update);
  }
  return shell.state.status;
}

function* evaluated(shell: Shell, expression: ArithmeticExpression | undefined): Task<bigint> {
  if (expression === undefined) return 0n;
  return yield* shell.arithmetic(shell.source.text.slice(expression.pos, expression.end));
}

/** `select`: a numbered menu on standard error, until `break` or the end of the input. */
export function* runSelect(shell: Shell, node: Select): Task<number> {
  const words = node.wordlist === undefined ? shell.state.positional : yield* shell.fields(node.wordlist);
  if (words.length === 0) return 0;
  for (let isShown = false; ;) {
    yield* shell.step();
    if (!isShown) yield* shell.process.complain(menu(words));
    isShown = true;
    yield* shell.process.complain(shell.variables.get("PS3") ?? "#? ");
    const line = yield* shell.process.readLine();
    if (line === undefined) return 1;
    shell.variables.set("REPLY", line);
    if (line.trim() === "") {
      isShown = false;
      continue;
    }
    shell.variables.set(node.name.value, /^\d+$/.test(line.trim()) ? (words[Number(line) - 1] ?? "") : "");
    if ((yield* runBody(shell, node.body)) === "leave") return 0;
  }
}

function menu(words: readonly string[]): string {
  const width = String(words.length).length;
  const longest = Math.max(...words.slice(0, 1000).map((word) => textWidth(word)));
  const lines = words.map((word, index) => `${String(index + 1).padStart(width)}) ${word}`);
  return longest > 0 ? `${lines.join("\n")}\n` : "";
}
