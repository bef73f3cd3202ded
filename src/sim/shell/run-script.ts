import type { Task } from "../kernel/task.ts";
import { SystemError } from "../host/errno.ts";
import { programOf, findInPath } from "../host/executable.ts";
import type { Shell } from "./shell.ts";
import { isIncomplete } from "./syntax-error.ts";
import { ShellExit } from "./unwinding.ts";

/** `bash script`: its name becomes `$0`. */
export function* runScriptFile(shell: Shell, path: string): Task<number> {
  const { access } = shell.process;
  try {
    const file = located(shell, path);
    const { node } = access.stat(file);
    if (node.is === "directory") return yield* refused(shell, `${path}: Is a directory`, 126);
    if (node.is === "file" && programOf(node) !== undefined)
      return yield* refused(shell, `${path}: cannot execute binary file`, 126);
    const text = access.readText(file);
    shell.state.name = path;
    return yield* shell.run(text);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    return yield* refused(shell, `${path}: ${error.message}`, error.errno === "ENOENT" ? 127 : 126);
  }
}

function located(shell: Shell, path: string): string {
  const { access } = shell.process;
  if (path.includes("/") || access.find(path) !== undefined) return path;
  return findInPath(access, path, shell.variables.get("PATH") ?? "");
}

function* refused(shell: Shell, message: string, status: number): Task<number> {
  yield* shell.process.complain(`${shell.state.name}: ${message}\n`);
  return status;
}

/** Commands from standard input, one whole command after the other, so that they can read from it too. */
export function* runStandardInput(shell: Shell): Task<number> {
  let text = "";
  let line = 0;
  let firstLine = 1;
  for (let next = yield* shell.process.readLine(); ; next = yield* shell.process.readLine()) {
    if (next !== undefined) {
      line++;
      text += `${next}\n`;
      if (isIncomplete(shell.interpreter.parse(text), text)) continue;
    }
    if (text !== "") {
      const status = yield* shell.run(text, { firstLine });
      shell.state.status = status;
      if (status === 2 && hasSyntaxError(shell, text)) throw new ShellExit(2);
    }
    if (next === undefined) return shell.state.status;
    text = "";
    firstLine = line + 1;
  }
}

function hasSyntaxError(shell: Shell, text: string): boolean {
  return (shell.interpreter.parse(text).errors?.length ?? 0) > 0;
}
