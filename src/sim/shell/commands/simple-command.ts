import { call, StackOverflow, type Task } from "../../kernel/task.ts";
import { SystemError } from "../../host/errno.ts";
import type { Assignment, Command, Function as FunctionNode, Word } from "unbash";
import { builtins, specialBuiltins } from "../builtins/index.ts";
import type { Builtin } from "../builtins/builtin.ts";
import { quoteIfNeeded } from "../quoting.ts";
import type { Shell } from "../shell.ts";
import { Source } from "../source.ts";
import type { FunctionDefinition, Variable } from "../state.ts";
import { CommandError, FunctionReturn, ShellError } from "../unwinding.ts";
import { assign, declarationWord } from "./assignment.ts";
import { runExternal } from "./external.ts";
import { withRedirections } from "./redirection.ts";

const nestingMax = 900;

/** A command with its assignments and redirections: a function, a builtin or a program. */
export function* runSimpleCommand(shell: Shell, node: Command): Task<number> {
  yield* shell.step();
  shell.at(node.pos);
  const alias = aliasOf(shell, node);
  if (alias !== undefined) return yield* runAlias(shell, node, alias);
  shell.substitutionStatus = undefined;
  const assignments = node.prefix.filter((part) => part.type === "Assignment");
  try {
    const words = yield* commandWords(shell, node);
    if (words.length === 0) return yield* runAssignments(shell, node, assignments);
    return yield* runWords(shell, { node, words, assignments });
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    yield* shell.complain(error.message);
    return error.status;
  } finally {
    for (const open of shell.substitutionFiles.splice(0)) open.release();
  }
}

/** The name and the arguments; `export a=b c` gets its assignments unsplit. */
function* commandWords(shell: Shell, node: Command): Task<string[]> {
  if (node.name === undefined) return [];
  const words: string[] = yield* shell.fields([node.name]);
  let plain: Word[] = [];
  for (const argument of node.args) {
    if (argument.type === "Word") {
      plain.push(argument);
      continue;
    }
    words.push(...(yield* shell.fields(plain)));
    plain = [];
    words.push(yield* declarationWord(shell, argument));
  }
  words.push(...(yield* shell.fields(plain)));
  return words;
}

/** `x=1` alone changes the shell; its status is that of its last command substitution. */
function* runAssignments(shell: Shell, node: Command, assignments: readonly Assignment[]): Task<number> {
  return yield* withRedirections(shell, node.redirects, function* () {
    for (const assignment of assignments) {
      const text = yield* assign(shell, assignment);
      if (shell.has("xtrace")) yield* trace(shell, [], new Map([[assignment.name, { value: text }]]));
    }
    return shell.substitutionStatus ?? 0;
  });
}

interface Prepared {
  readonly node: Command;
  readonly words: readonly string[];
  readonly assignments: readonly Assignment[];
}

function* runWords(shell: Shell, prepared: Prepared): Task<number> {
  const { node, words, assignments } = prepared;
  const [name = "", ...args] = words;
  const scope = new Map<string, Variable>();
  if (isLasting(shell, name)) for (const assignment of assignments) yield* assign(shell, assignment);
  else yield* assignInto(shell, scope, assignments);
  if (shell.has("xtrace")) yield* trace(shell, words, scope);
  const { lastArgument } = shell.state;
  shell.state.lastArgument = words.at(-1) ?? lastArgument;
  if (!shell.state.functions.has(name) && !builtins.has(name)) {
    return yield* runExternal(shell, { node, words: [name, ...args], scope });
  }
  if (scope.size > 0) shell.state.scopes.push(scope);
  try {
    const keeps = name === "exec" && args.length === 0;
    return yield* withRedirections(shell, node.redirects, () => runOwn(shell, name, args), keeps);
  } finally {
    const index = shell.state.scopes.lastIndexOf(scope);
    if (index > 0) shell.state.scopes.splice(index, 1);
  }
}

/** In POSIX mode, assignments before special builtins stay. */
function isLasting(shell: Shell, name: string): boolean {
  return shell.has("posix") && specialBuiltins.has(name) && !shell.state.functions.has(name);
}

function runOwn(shell: Shell, name: string, args: readonly string[]): Task<number> {
  const definition = shell.state.functions.get(name);
  if (definition !== undefined) return callFunction(shell, definition, [name, ...args]);
  return runBuiltin(shell, builtins.get(name), args);
}

/** `A=1 command`: exported, for this command only. Each sees the ones before it. */
function* assignInto(
  shell: Shell,
  scope: Map<string, Variable>,
  assignments: readonly Assignment[],
): Task<void> {
  if (assignments.length === 0) return;
  shell.state.scopes.push(scope);
  try {
    for (const assignment of assignments) {
      if (shell.variables.find(assignment.name)?.isReadonly === true) {
        throw new CommandError(`${assignment.name}: readonly variable`);
      }
      scope.set(assignment.name, { value: shell.variables.get(assignment.name), isExported: true });
      yield* assign(shell, assignment);
    }
  } finally {
    shell.state.scopes.pop();
  }
}

function* runBuiltin(shell: Shell, builtin: Builtin | undefined, args: readonly string[]): Task<number> {
  if (builtin === undefined) return 0;
  try {
    return yield* builtin(shell, args);
  } catch (error) {
    if (error instanceof SystemError && error.errno === "EPIPE") return 1;
    if (error instanceof CommandError) yield* shell.complain(error.message);
    else if (error instanceof SystemError) yield* shell.complain(`write error: ${error.message}`);
    else throw error;
    return error instanceof CommandError ? error.status : 1;
  }
}

/** Calls a function with its own arguments and locals. `words[0]` is its name. */
export function* callFunction(
  shell: Shell,
  definition: FunctionDefinition,
  words: readonly string[],
): Task<number> {
  const [name = "", ...args] = words;
  const { state } = shell;
  if (shell.depth >= nestingMax) throw nestingError(name);
  const outer = { positional: state.positional, source: shell.source, loops: shell.loops, line: state.line };
  const scope = new Map<string, Variable>();
  state.positional = args;
  state.scopes.push(scope);
  state.calls.push(name);
  shell.source = new Source(definition.text, definition.line);
  shell.loops = 0;
  shell.depth++;
  try {
    return yield* call(shell.execute(bodyOf(shell, definition)));
  } catch (error) {
    if (error instanceof FunctionReturn) return error.status;
    if (error instanceof StackOverflow) throw nestingError(name);
    throw error;
  } finally {
    shell.depth--;
    state.calls.pop();
    state.scopes.splice(state.scopes.lastIndexOf(scope), 1);
    state.positional = outer.positional;
    state.line = outer.line;
    shell.source = outer.source;
    shell.loops = outer.loops;
  }
}

function nestingError(name: string): ShellError {
  return new ShellError(`${name}: maximum function nesting level exceeded (${nestingMax})`);
}

const bodies = new WeakMap<FunctionDefinition, FunctionNode["body"]>();

function bodyOf(
  shell: Shell,
  definition: FunctionDefinition,
): Extract<FunctionNode["body"], { type: "BraceGroup" }> {
  let body = bodies.get(definition);
  if (body === undefined) {
    const command = shell.interpreter.parse(definition.text).commands[0]?.command;
    if (command?.type !== "Function") throw new ShellError("not a function");
    ({ body } = command);
    bodies.set(definition, body);
  }
  return body as Extract<FunctionNode["body"], { type: "BraceGroup" }>;
}

function* trace(
  shell: Shell,
  words: readonly string[],
  assigned: ReadonlyMap<string, Pick<Variable, "value">>,
): Task<void> {
  const before = [...assigned].map(([key, { value }]) => `${key}=${quoteIfNeeded(value ?? "")}`);
  yield* shell.trace([...before, ...words.map((word) => quoteIfNeeded(word))].join(" "));
}

/** The text of an alias if the command's name is one that is not quoted and not being expanded. */
function aliasOf(shell: Shell, node: Command): string | undefined {
  if (shell.state.aliases.size === 0 || node.name?.parts !== undefined || node.prefix.length > 0)
    return undefined;
  if (!shell.isInteractive && !shell.has("expand_aliases")) return undefined;
  const { name } = node;
  if (name === undefined || name.text !== name.value || expanding.get(shell)?.has(name.value) === true)
    return undefined;
  return shell.state.aliases.get(name.value);
}

/** Names whose aliases are being expanded: `alias ls='ls -F'` does not go round. */
const expanding = new WeakMap<Shell, Set<string>>();

function* runAlias(shell: Shell, node: Command, alias: string): Task<number> {
  const names = expanding.get(shell) ?? new Set();
  expanding.set(shell, names);
  const name = node.name?.value ?? "";
  const bodies = node.redirects.map((part) =>
    part.type === "HereDoc"
      ? `\n${shell.source.text.slice(part.body.pos, part.closing?.end ?? part.body.end)}`
      : "",
  );
  const rest = shell.source.text.slice(node.name?.end ?? node.pos, node.end);
  names.add(name);
  try {
    return yield* call(shell.run(alias + rest + bodies.join(""), { keepsLine: true }));
  } finally {
    names.delete(name);
  }
}
