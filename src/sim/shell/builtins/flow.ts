import { call, type Task } from "../../kernel/task.ts";
import { SystemError } from "../../host/errno.ts";
import { defaultPath, findInPath } from "../../host/executable.ts";
import { execute } from "../commands/external.ts";
import type { Shell } from "../shell.ts";
import { CommandError, FunctionReturn, LoopExit, ShellError, ShellExit } from "../unwinding.ts";
import { numeric, parseOptions } from "./builtin.ts";

const nestingMax = 400;

export function* breakLoop(shell: Shell, args: readonly string[]): Task<number> {
  return yield* leave(shell, "break", args);
}

export function* continueLoop(shell: Shell, args: readonly string[]): Task<number> {
  return yield* leave(shell, "continue", args);
}

function* leave(shell: Shell, kind: "break" | "continue", [operand = "1"]: readonly string[]): Task<number> {
  if (shell.loops === 0) {
    yield* shell.complain(`${kind}: only meaningful in a \`for', \`while', or \`until' loop`);
    return 0;
  }
  const levels = numeric(kind, operand);
  if (levels < 1) throw new CommandError(`${kind}: ${operand}: loop count out of range`);
  throw new LoopExit(kind, Math.min(levels, shell.loops));
}

export function* returnFrom(shell: Shell, [operand]: readonly string[]): Task<number> {
  if (shell.state.calls.length === 0 && sourced(shell) === 0) {
    throw new CommandError("return: can only `return' from a function or sourced script", 2);
  }
  throw new FunctionReturn(operand === undefined ? shell.state.status : numeric("return", operand) & 255);
}

export function* exit(shell: Shell, [operand]: readonly string[]): Task<number> {
  if (shell.isInteractive && shell.dialect === "bash")
    yield* shell.process.complain(shell.isLogin ? "logout\n" : "exit\n");
  if (operand === undefined) throw new ShellExit(shell.state.status);
  if (!/^[-+]?\d+$/.test(operand)) {
    yield* shell.complain(`exit: ${operand}: numeric argument required`);
    throw new ShellExit(2);
  }
  throw new ShellExit(Number(operand) & 255);
}

export function* evaluate(shell: Shell, args: readonly string[]): Task<number> {
  demandDepth(shell, "eval");
  const text = (args[0] === "--" ? args.slice(1) : args).join(" ");
  return yield* call(shell.run(text, { keepsLine: true, label: "eval" }));
}

const depths = new WeakMap<Shell, number>();

/** How many sourced scripts are running. */
function sourced(shell: Shell): number {
  return depths.get(shell) ?? 0;
}

/** `source file [arguments]`. */
export function* source(shell: Shell, args: readonly string[]): Task<number> {
  const [path, ...operands] = args;
  if (path === undefined)
    throw new CommandError(
      "source: filename argument required\nsource: usage: source filename [arguments]",
      2,
    );
  demandDepth(shell, "source");
  const { state } = shell;
  const text = readScript(shell, path);
  const outer = { positional: state.positional, line: state.line };
  if (operands.length > 0) state.positional = operands;
  depths.set(shell, sourced(shell) + 1);
  try {
    return yield* call(shell.run(text));
  } catch (error) {
    if (error instanceof FunctionReturn) return error.status;
    throw error;
  } finally {
    depths.set(shell, sourced(shell) - 1);
    if (operands.length > 0) state.positional = outer.positional;
    state.line = outer.line;
  }
}

function readScript(shell: Shell, path: string): string {
  const { access } = shell.process;
  try {
    const inPath =
      path.includes("/") || access.find(path)?.is === "file"
        ? path
        : findInPath(access, path, shell.variables.get("PATH") ?? defaultPath);
    return access.readText(inPath);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    throw new CommandError(
      error.errno === "EISDIR" ? `source: ${path}: is a directory` : `${path}: ${error.message}`,
    );
  }
}

function demandDepth(shell: Shell, name: string): void {
  if (shell.depth > nestingMax)
    throw new ShellError(`${name}: maximum nesting level exceeded (${nestingMax})`);
}

/** Replaces the shell by a program. Without one, redirections stay. */
export function* exec(shell: Shell, args: readonly string[]): Task<number> {
  const { options, operands } = parseOptions(args, {
    name: "exec",
    allowed: "cla:",
    usage: "[-cl] [-a name] [command [argument ...]] [redirection ...]",
  });
  const [name, ...rest] = operands;
  if (name === undefined) return 0;
  const path = executablePath(shell, name);
  const shown = (options.has("l") ? "-" : "") + (options.get("a") ?? name);
  const env = options.has("c") ? new Map<string, string>() : shell.variables.environment();
  throw new ShellExit(yield* execute(shell, { words: [shown, ...rest], path, env }));
}

function executablePath(shell: Shell, name: string): string {
  try {
    return findInPath(shell.process.access, name, shell.variables.get("PATH") ?? defaultPath);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    const isMissing = error.errno === "ENOENT" && !name.includes("/");
    const message = `exec: ${name}: ${isMissing ? "not found" : error.message}`;
    const status = error.errno === "ENOENT" ? 127 : 126;
    if (shell.isInteractive) throw new CommandError(message, status);
    throw new ShellError(message, status);
  }
}
