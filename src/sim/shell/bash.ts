import { Interrupted, type Task } from "../kernel/task.ts";
import type { Process } from "../host/process.ts";
import type { Command } from "../host/program.ts";
import { runInteractive } from "./interactive/interactive.ts";
import { parseInvocation, type Invocation } from "./invocation.ts";
import { runScriptFile, runStandardInput } from "./run-script.ts";
import { Shell, type Dialect } from "./shell.ts";
import { createState } from "./state.ts";
import { importEnvironment, readStartupFiles } from "./startup.ts";
import { outcome, runExitTrap } from "./subshell.ts";
import { setLetters, setOption } from "./set-options.ts";

/** The version that it behaves like. */
export const bashVersion = "5.2.15(1)-release";

function* main(process: Process): Task<number> {
  const invocation = parseInvocation(process.argv);
  if (invocation.is === "answer") {
    yield* invocation.code === 0 ? process.write(invocation.text) : process.complain(invocation.text);
    return invocation.code;
  }
  const shell = new Shell({ process, state: createState(invocation.name, process.kernel.now) });
  importEnvironment(shell, bashVersion);
  prepare(shell, invocation);
  try {
    const status = yield* outcome(shell, run(shell, invocation));
    shell.state.status = status;
    return yield* runExitTrap(shell);
  } catch (error) {
    if (error instanceof Interrupted) yield* runExitTrap(shell);
    throw error;
  }
}

function prepare(shell: Shell, invocation: Invocation & { is: "run" }): void {
  const { command, operands, readsInput } = invocation;
  const { process, state } = shell;
  const isOnInput = command === undefined && (operands.length === 0 || readsInput);
  shell.isInteractive = invocation.isInteractive || (isOnInput && isOnTerminal(process));
  shell.showsLines = !shell.isInteractive;
  shell.isLogin = invocation.isLogin;
  shell.dialect = dialectOf(process, invocation.called);
  shell.inputLetter = command !== undefined ? "c" : isOnInput ? "s" : "";
  state.positional = command === undefined && !readsInput ? operands.slice(1) : operands;
  for (const { word, isOn } of invocation.letters) setLetters(shell, word, isOn);
  for (const { name, isOn } of invocation.options) {
    if (invocation.shopts.has(name)) state.options.add(name);
    else setOption(shell, name, isOn);
  }
}

function isOnTerminal({ files }: Process): boolean {
  return files.get(0)?.terminal !== undefined && files.get(2)?.terminal !== undefined;
}

/** `sh` is busybox's where there is one, else Debian's dash: the same shell in other words. */
function dialectOf(process: Process, called: string): Dialect {
  if (called === "bash" || called === "zsh") return "bash";
  return process.access.find("/bin/ash") === undefined ? "dash" : "ash";
}

function* run(shell: Shell, invocation: Invocation & { is: "run" }): Task<number> {
  yield* readStartupFiles(shell, invocation);
  if (invocation.command !== undefined) {
    return yield* shell.run(invocation.command, { label: "-c", isLast: true });
  }
  if (shell.isInteractive) return yield* runInteractive(shell);
  yield* shell.needInterpreter();
  const [path] = invocation.operands;
  if (path === undefined || invocation.readsInput) return yield* runStandardInput(shell);
  return yield* runScriptFile(shell, path);
}

/** The shell: `bash`, and `sh`, `ash`, `dash`, `zsh` by its name. `@models bash 5.2` */
export const bash: Command = {
  name: "bash",
  run: main,
};
