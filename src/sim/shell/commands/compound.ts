import type { Task } from "../../kernel/task.ts";
import type {
  ArithmeticCommand,
  BraceGroup,
  Case,
  Function as FunctionNode,
  If,
  Redirected,
  Subshell,
  TestCommand,
} from "unbash";
import { quoteIfNeeded } from "../quoting.ts";
import type { Shell } from "../shell.ts";
import { ShellError } from "../unwinding.ts";
import { evaluateConditional } from "./conditional.ts";
import { forkAndWait } from "./pipeline.ts";
import { withRedirections } from "./redirection.ts";

function* isTrue(shell: Shell, clause: If["clause"]): Task<boolean> {
  shell.conditions++;
  try {
    return (yield* shell.list(clause)) === 0;
  } finally {
    shell.conditions--;
  }
}

export function* runIf(shell: Shell, node: If): Task<number> {
  for (const branch of [node, ...node.elif]) {
    if (yield* isTrue(shell, branch.clause)) return yield* shell.list(branch.then);
  }
  return node.else === undefined ? 0 : yield* shell.list(node.else);
}

export function* runCase(shell: Shell, node: Case): Task<number> {
  yield* shell.step();
  const text = yield* shell.expandText(node.word);
  yield* shell.trace(`case ${quoteIfNeeded(text)} in`);
  let status = 0;
  let falls = false;
  for (const item of node.items) {
    if (!falls && !(yield* matchesAny(shell, text, item.pattern))) continue;
    status = yield* shell.list(item.body);
    if (item.terminator === ";;" || item.terminator === undefined) return status;
    falls = item.terminator === ";&";
  }
  return status;
}

function* matchesAny(shell: Shell, text: string, patterns: Case["items"][number]["pattern"]): Task<boolean> {
  for (const word of patterns) {
    if (shell.pattern(yield* shell.expandPattern(word)).matches(text)) return true;
  }
  return false;
}

export function* runSubshell(shell: Shell, node: Subshell): Task<number> {
  yield* shell.step();
  return yield* forkAndWait(
    shell,
    (child) => child.list(node.body),
    shell.source.text.slice(node.pos, node.end),
  );
}

export function* runBraceGroup(shell: Shell, node: BraceGroup): Task<number> {
  return yield* shell.list(node.body);
}

export function* runTestCommand(shell: Shell, node: TestCommand): Task<number> {
  yield* shell.step();
  shell.at(node.pos);
  return (yield* evaluateConditional(shell, node.expression)) ? 0 : 1;
}

export function* runArithmeticCommand(shell: Shell, node: ArithmeticCommand): Task<number> {
  yield* shell.step();
  shell.at(node.pos);
  yield* shell.trace(`(( ${node.body} ))`);
  try {
    return (yield* shell.arithmetic(node.body)) === 0n ? 1 : 0;
  } catch (error) {
    if (!(error instanceof ShellError)) throw error;
    yield* shell.complain(`((: ${error.message}`);
    return 1;
  }
}

/** A compound command with redirections: they hold for all that is inside. */
export function* runRedirected(shell: Shell, node: Redirected): Task<number> {
  shell.at(node.pos);
  return yield* withRedirections(shell, node.redirects, () => shell.execute(node.command));
}

export function* runFunctionDefinition(shell: Shell, node: FunctionNode): Task<number> {
  const text = shell.source.text.slice(node.pos, node.end);
  shell.state.functions.set(node.name.value, { text, line: shell.source.lineAt(node.pos) });
  return 0;
}
