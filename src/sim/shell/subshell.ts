import type { Task } from "../kernel/task.ts";
import type { Shell } from "./shell.ts";
import { CommandError, FunctionReturn, LoopExit, ShellError, ShellExit } from "./unwinding.ts";

/** The life of a subshell: its body, its EXIT trap, its exit code. */
export function* subshellMain(shell: Shell, run: (shell: Shell) => Task<number>): Task<number> {
  shell.state.status = yield* outcome(shell, run(shell));
  return yield* runExitTrap(shell);
}

/** Runs a body to its status; whatever unwinds a shell ends here. */
export function* outcome(shell: Shell, body: Task<number>): Task<number> {
  try {
    return yield* body;
  } catch (error) {
    if (error instanceof ShellExit || error instanceof FunctionReturn) return error.status;
    if (error instanceof LoopExit) return shell.state.status;
    if (!(error instanceof ShellError || error instanceof CommandError)) throw error;
    yield* shell.complain(error.message);
    const isPlain = shell.state.level > 0 || shell.has("errexit");
    return isPlain && error.status === 127 ? 1 : error.status;
  }
}

/** `trap ... EXIT` runs once; its `exit` counts. The result is the shell's exit code. */
export function* runExitTrap(shell: Shell): Task<number> {
  const { state } = shell;
  const action = state.traps.get("EXIT");
  if (action === undefined || action === "") return state.status;
  state.traps.delete("EXIT");
  const { status } = state;
  try {
    yield* shell.run(action, { keepsLine: true });
  } catch (error) {
    if (error instanceof ShellExit) return error.status;
    throw error;
  }
  return status;
}
