import { shortened } from "../interactive/shortened.ts";
import type { Task } from "../../kernel/task.ts";
import { SystemError } from "../../host/errno.ts";
import { cleanPath } from "../../host/file-tree.ts";
import type { Shell } from "../shell.ts";
import { CommandError } from "../unwinding.ts";
import { parseOptions } from "./builtin.ts";

export function* cd(shell: Shell, args: readonly string[]): Task<number> {
  const { options, operands } = parseOptions(args, {
    name: "cd",
    allowed: "LPe@",
    usage: "[-L|[-P [-e]] [-@]] [dir]",
  });
  if (operands.length > 1) throw new CommandError("cd: too many arguments");
  const [operand] = operands;
  const target = operand === "-" ? demanded(shell, "OLDPWD") : (operand ?? demanded(shell, "HOME"));
  const found = searched(shell, target);
  changeDirectory(shell, found, { command: "cd", isPhysical: options.has("P") });
  if (operand === "-" || found !== target) yield* shell.write(`${shell.process.cwd}\n`);
  return 0;
}

function demanded(shell: Shell, name: string): string {
  const value = shell.variables.get(name);
  if (value === undefined) throw new CommandError(`cd: ${name} not set`);
  return value;
}

/** CDPATH. */
function searched(shell: Shell, target: string): string {
  const search = shell.variables.get("CDPATH");
  if (search === undefined || search === "" || /^\.{0,2}\//.test(target) || target === "." || target === "..")
    return target;
  for (const folder of search.split(":")) {
    const path = folder === "" ? target : `${folder}/${target}`;
    if (shell.process.access.find(path)?.is === "directory") return path;
  }
  return target;
}

function changeDirectory(
  shell: Shell,
  target: string,
  { command, isPhysical }: { readonly command: string; readonly isPhysical: boolean },
): void {
  const { process, variables } = shell;
  const logical = cleanPath(target, variables.get("PWD") ?? process.cwd);
  try {
    const { node, path } = process.access.stat(target === "" ? "." : logical);
    if (node.is !== "directory") throw new SystemError("ENOTDIR");
    if (!process.access.may(path, "execute")) throw new SystemError("EACCES");
    const old = variables.get("PWD") ?? process.cwd;
    // The logical path is kept, links and all, as `pwd` shows it.
    process.cwd = isPhysical ? path : target === "" ? process.cwd : logical;
    variables.set("OLDPWD", old);
    variables.set("PWD", process.cwd);
  } catch (error) {
    if (error instanceof SystemError) throw new CommandError(`${command}: ${target}: ${error.message}`);
    throw error;
  }
}

export function* pwd(shell: Shell, args: readonly string[]): Task<number> {
  const { options } = parseOptions(args, { name: "pwd", allowed: "LP", usage: "[-LP]" });
  const { process } = shell;
  yield* shell.write(`${options.has("P") ? process.access.realPath(process.cwd) : process.cwd}\n`);
  return 0;
}

export function* pushd(shell: Shell, args: readonly string[]): Task<number> {
  const [operand] = args;
  const { state, process } = shell;
  const stack = [process.cwd, ...state.directories];
  if (operand === undefined) {
    if (stack.length < 2) throw new CommandError("pushd: no other directory");
    return yield* goTo(shell, "pushd", [stack[1] ?? "/", stack[0] ?? "/", ...stack.slice(2)]);
  }
  const index = stackIndex(operand, stack.length);
  if (index !== undefined)
    return yield* goTo(shell, "pushd", [...stack.slice(index), ...stack.slice(0, index)]);
  return yield* goTo(shell, "pushd", [operand, ...stack]);
}

export function* popd(shell: Shell, args: readonly string[]): Task<number> {
  const stack = [shell.process.cwd, ...shell.state.directories];
  if (stack.length < 2) throw new CommandError("popd: directory stack empty");
  const index = stackIndex(args[0] ?? "+0", stack.length) ?? 0;
  return yield* goTo(
    shell,
    "popd",
    stack.filter((_, place) => place !== index),
  );
}

export function* dirs(shell: Shell, args: readonly string[]): Task<number> {
  const { options } = parseOptions(args, { name: "dirs", allowed: "clpv", usage: "[-clpv] [+N] [-N]" });
  const { state, process } = shell;
  if (options.has("c")) {
    state.directories = [];
    return 0;
  }
  const shown = [process.cwd, ...state.directories].map((path) =>
    options.has("l") ? path : shortened(shell, path),
  );
  if (options.has("v"))
    yield* shell.write(shown.map((path, index) => `${String(index).padStart(2)}  ${path}\n`).join(""));
  else yield* shell.write(`${shown.join(options.has("p") ? "\n" : " ")}\n`);
  return 0;
}

function* goTo(shell: Shell, command: string, [first = "/", ...rest]: readonly string[]): Task<number> {
  changeDirectory(shell, first, { command, isPhysical: false });
  shell.state.directories = rest;
  return yield* dirs(shell, []);
}

function stackIndex(text: string, length: number): number | undefined {
  if (!/^[-+]\d+$/.test(text)) return undefined;
  const count = Number(text.slice(1));
  if (count >= length) throw new CommandError(`${text}: directory stack index out of range`);
  return text.startsWith("+") ? count : length - 1 - count;
}
