import { call, type Task } from "../../kernel/task.ts";
import type { CommandNode, PipelineNode, Statement } from "unbash";
import type { Shell } from "../shell.ts";
import { ShellExit } from "../unwinding.ts";
import {
  runArithmeticCommand,
  runBraceGroup,
  runCase,
  runFunctionDefinition,
  runIf,
  runRedirected,
  runSubshell,
  runTestCommand,
} from "./compound.ts";
import { runArithmeticFor, runFor, runSelect, runWhile } from "./loops.ts";
import { runBackground, runPipeline } from "./pipeline.ts";
import { runSimpleCommand } from "./simple-command.ts";
import { runTrap } from "./trap.ts";

/** Runs statements one after the other; the result is the last one's status. */
export function* runList(shell: Shell, statements: readonly Statement[]): Task<number> {
  let status = 0;
  for (const statement of statements) status = yield* runStatement(shell, statement);
  return status;
}

export function* runStatement(shell: Shell, statement: Statement): Task<number> {
  const { command } = statement;
  if (statement.background === true) return yield* runBackground(shell, statement);
  if (command.type !== "AndOr") return yield* runChecked(shell, command);
  let status = 0;
  for (const [index, node] of command.commands.entries()) {
    const operator = command.operators[index - 1];
    if ((operator === "&&" && status !== 0) || (operator === "||" && status === 0)) continue;
    const isLast = index === command.commands.length - 1;
    status = isLast
      ? yield* runChecked(shell, node)
      : yield* runAsCondition(shell, runPipelineNode(shell, node));
  }
  return status;
}

/** Runs something whose failure is an answer: `if`, `while`, `!`, all but the last of `&&` and `||`. */
export function* runAsCondition(shell: Shell, body: Task<number>): Task<number> {
  shell.conditions++;
  try {
    return yield* body;
  } finally {
    shell.conditions--;
  }
}

/** A failure here runs the ERR trap and, under `set -e`, ends the shell. */
function* runChecked(shell: Shell, node: PipelineNode): Task<number> {
  const isNegated = node.type === "Pipeline" && node.prefixes.some((prefix) => prefix.type === "Negation");
  if (isNegated) return yield* runAsCondition(shell, runPipelineNode(shell, node));
  const status = yield* runPipelineNode(shell, node);
  if (status === 0 || shell.conditions > 0 || !isChecked(node)) return status;
  if (shell.state.traps.has("ERR") && (shell.state.calls.length === 0 || shell.has("errtrace")))
    yield* runTrap(shell, "ERR");
  if (shell.has("errexit")) throw new ShellExit(status);
  return status;
}

/** Of the compound commands only those that are a command of their own count: what is inside was checked already. */
function isChecked(node: PipelineNode): boolean {
  const inner = node.type === "Redirected" ? node.command : node;
  return ["Command", "Pipeline", "Subshell", "TestCommand", "ArithmeticCommand"].includes(inner.type);
}

function* runPipelineNode(shell: Shell, node: PipelineNode): Task<number> {
  if (node.type === "Pipeline") return yield* runPipeline(shell, node);
  const status = yield* executeNode(shell, node);
  shell.state.pipeStatus = [status];
  return status;
}

type Compound = Exclude<CommandNode, { type: "Command" }>;

const compounds: {
  readonly [T in Compound["type"]]: (shell: Shell, node: Extract<Compound, { type: T }>) => Task<number>;
} = {
  If: runIf,
  For: runFor,
  ArithmeticFor: runArithmeticFor,
  While: runWhile,
  Select: runSelect,
  Case: runCase,
  Subshell: runSubshell,
  BraceGroup: runBraceGroup,
  TestCommand: runTestCommand,
  ArithmeticCommand: runArithmeticCommand,
  Redirected: runRedirected,
  Function: runFunctionDefinition,
  Coproc: runCoproc,
};

/** Runs one command of any kind. */
export function* executeNode(shell: Shell, node: CommandNode): Task<number> {
  const status =
    node.type === "Command" ? yield* runSimpleCommand(shell, node) : yield* call(runCompound(shell, node));
  shell.state.status = status;
  return status;
}

function runCompound<T extends Compound["type"]>(
  shell: Shell,
  node: Extract<Compound, { type: T }>,
): Task<number> {
  const run: (shell: Shell, node: never) => Task<number> = compounds[node.type];
  return run(shell, node as never);
}

function* runCoproc(shell: Shell): Task<number> {
  yield* shell.complain("coproc: not simulated");
  return 1;
}
