import type { Task } from "../../kernel/task.ts";
import { SystemError } from "../../host/errno.ts";
import { defaultPath, findInPath } from "../../host/executable.ts";
import type { OpenFile } from "../../host/open-file.ts";
import type { Command } from "unbash";
import { suggestForHangul } from "../interactive/hangul.ts";
import type { Shell } from "../shell.ts";
import type { Variable } from "../state.ts";
import { forkAndWait } from "./pipeline.ts";
import { openRedirections } from "./redirection.ts";

/** What starting a program costs, in microseconds. */
const executeCost = 400;

interface External {
  readonly node: Command;
  readonly words: readonly [string, ...string[]];
  /** Variables of this command only. */
  readonly scope: Map<string, Variable>;
}

/** Runs a program in a process of its own, or in this one if nothing follows. */
export function* runExternal(shell: Shell, external: External): Task<number> {
  const { node, words, scope } = external;
  const env = environmentWith(shell, scope);
  const isTail = shell.tail === node && !shell.isInteractive && shell.state.traps.size === 0;
  if (isTail) return yield* executeHere(shell, external, env);
  const files = new Map(shell.process.files);
  const opened: OpenFile[] = [];
  try {
    yield* openRedirections(shell, node.redirects, { files, opened });
    const path = locate(shell, words, env);
    if (typeof path !== "string") return yield* refuse(shell, { words, problem: path, files });
    return yield* forkAndWait(
      shell,
      (child) => execute(child, { words, path, env }),
      textOf(shell, node),
      files,
    );
  } finally {
    for (const open of opened) open.release();
  }
}

function* executeHere(shell: Shell, { node, words }: External, env: Map<string, string>): Task<number> {
  yield* openRedirections(shell, node.redirects, { files: shell.process.files, opened: [] });
  const path = locate(shell, words, env);
  if (typeof path === "string") return yield* execute(shell, { words, path, env });
  return yield* refuse(shell, { words, problem: path, files: shell.process.files });
}

/** Replaces a subshell by a program. A text without `#!` is a script for the shell. */
export function* execute(
  shell: Shell,
  program: {
    readonly words: readonly [string, ...string[]];
    readonly path: string;
    readonly env: ReadonlyMap<string, string>;
  },
): Task<number> {
  yield* shell.kernel.sleep(executeCost);
  const { words, path, env } = program;
  try {
    return yield* shell.process.execute({ argv: words, executable: path, env });
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    if (error.errno === "ENOEXEC") return yield* runAsScript(shell, words, path);
    const isMissing = error.errno === "ENOENT";
    yield* shell.complain(
      `${words[0]}: ${isMissing ? "cannot execute: required file not found" : error.message}`,
    );
    return isMissing ? 127 : 126;
  }
}

function* runAsScript(shell: Shell, words: readonly string[], path: string): Task<number> {
  const text = shell.process.access.readText(path);
  if (text.includes("\0")) {
    yield* shell.complain(`${words[0]}: cannot execute binary file: Exec format error`);
    return 126;
  }
  shell.state.positional = words.slice(1);
  shell.state.name = path;
  shell.showsLines = true;
  return yield* shell.run(text);
}

/** Why there is nothing to execute: 127 not found, 126 not executable. */
interface Problem {
  readonly message: string;
  readonly status: number;
  /** No file of this name along PATH. */
  readonly isUnknown: boolean;
}

function locate(
  shell: Shell,
  [name]: readonly [string, ...string[]],
  env: ReadonlyMap<string, string>,
): string | Problem {
  const { access } = shell.process;
  try {
    return findInPath(access, name, env.get("PATH") ?? shell.variables.get("PATH") ?? defaultPath);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    return problemOf(shell, name, error);
  }
}

function problemOf(shell: Shell, name: string, { errno, message }: SystemError): Problem {
  if (errno === "ENOENT" && !name.includes("/")) {
    const words = shell.dialect === "bash" ? "command not found" : "not found";
    return { message: `${name}: ${words}`, status: 127, isUnknown: true };
  }
  const isFolder = name.includes("/") && shell.process.access.find(name)?.is === "directory";
  const status = errno === "ENOENT" || errno === "ENOTDIR" ? 127 : 126;
  return { message: `${name}: ${isFolder ? "Is a directory" : message}`, status, isUnknown: false };
}

/** The message goes where the command's own would have gone. */
function* refuse(
  shell: Shell,
  {
    words,
    problem,
    files,
  }: {
    readonly words: readonly [string, ...string[]];
    readonly problem: Problem;
    readonly files: ReadonlyMap<number, OpenFile>;
  },
): Task<number> {
  yield* writeTo(files.get(2), `${shell.messagePrefix}${problem.message}\n`);
  if (problem.isUnknown && shell.isInteractive) yield* suggestForHangul(shell, words[0]);
  return problem.status;
}

function* writeTo(open: OpenFile | undefined, text: string): Task<void> {
  try {
    yield* open?.write(text) ?? [];
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
  }
}

function environmentWith(shell: Shell, scope: ReadonlyMap<string, Variable>): Map<string, string> {
  const env = shell.variables.environment();
  for (const [name, { value }] of scope) env.set(name, value ?? "");
  return env;
}

function textOf(shell: Shell, node: Command): string {
  return shell.source.text.slice(node.pos, node.end);
}
