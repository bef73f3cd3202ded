import { Interrupted, type Task } from "../../kernel/task.ts";
import { SystemError } from "../../host/errno.ts";
import type { OpenFile } from "../../host/open-file.ts";
import type { Terminal } from "../../host/terminal.ts";
import { jobState } from "../jobs.ts";
import type { Shell } from "../shell.ts";
import { isIncomplete } from "../syntax-error.ts";
import { CommandError, FunctionReturn, LoopExit, ShellError } from "../unwinding.ts";
import { expandHistory, loadHistory, remember, saveHistory } from "./history.ts";
import { expandPrompt } from "./prompt.ts";
import { Readline, type Entered } from "./readline.ts";

/** Signals that a shell at its prompt lives through; its children get them as usual. */
const survived = ["SIGTERM", "SIGQUIT", "SIGTSTP", "SIGTTIN", "SIGTTOU"] as const;

interface Console {
  readonly terminal: Terminal | undefined;
  readonly input: OpenFile;
}

/** The prompt, again and again, until `exit` or ^D. */
export function* runInteractive(shell: Shell): Task<number> {
  const { process } = shell;
  for (const name of survived) process.onSignal(name, () => undefined);
  const input = process.files.get(0);
  if (input === undefined) return 0;
  const console: Console = { terminal: input.terminal, input };
  if (console.terminal !== undefined) {
    shell.state.options.add("monitor");
    console.terminal.foreground = process.group;
  }
  shell.state.options.add("histexpand").add("history").add("emacs").add("expand_aliases");
  loadHistory(shell);
  try {
    while (yield* oneCommand(shell, console));
    return shell.state.status;
  } finally {
    saveHistory(shell);
    hangUpJobs(shell);
  }
}

/** Reads and runs one command; false at the end of the input. */
function* oneCommand(shell: Shell, console: Console): Task<boolean> {
  try {
    yield* reportJobs(shell);
    const text = yield* readCommand(shell, console);
    if (text === undefined) return yield* endOfInput(shell);
    yield* runLine(shell, text);
  } catch (error) {
    if (!(error instanceof Interrupted) || error.reason !== "SIGINT") throw error;
    yield* shell.process.complain("\n");
    shell.state.status = 130;
  }
  return true;
}

function* runLine(shell: Shell, text: string): Task<void> {
  if (text.trim() === "") return;
  try {
    shell.typed = text;
    shell.state.status = yield* shell.run(text);
  } catch (error) {
    if (error instanceof LoopExit || error instanceof FunctionReturn) return;
    if (!(error instanceof ShellError || error instanceof CommandError)) throw error;
    yield* shell.complain(error.message);
    shell.state.status = error.status;
  }
  shell.loops = 0;
  shell.conditions = 0;
}

/** A whole command, perhaps over several lines; undefined at the end of the input. */
function* readCommand(shell: Shell, console: Console): Task<string | undefined> {
  yield* beforePrompt(shell);
  let text = "";
  for (let isFirst = true; ; isFirst = false) {
    const entered = yield* readLine(shell, console, isFirst ? primaryPrompt(shell) : secondaryPrompt(shell));
    if (entered.is === "interrupted") return givenUp(shell);
    if (entered.is === "end") return isFirst ? undefined : text;
    if (isFirst) console.terminal?.onShell?.({ is: "entered", line: entered.text });
    yield* shell.needInterpreter();
    const line = yield* expandedHistory(shell, entered.text);
    if (line === undefined) return "";
    text += isFirst ? line : `\n${line}`;
    if (!wantsMore(shell, text)) return text;
  }
}

/** A finished command goes into the history. */
function wantsMore(shell: Shell, text: string): boolean {
  const source = `${text}\n`;
  if (isIncomplete(shell.interpreter.parse(source), source)) return true;
  remember(shell, text);
  return false;
}

function givenUp({ state }: Shell): string {
  state.status = 130;
  return "";
}

/** PROMPT_COMMAND; `$?` is the same afterwards. */
function* beforePrompt(shell: Shell): Task<void> {
  const command = shell.variables.get("PROMPT_COMMAND") ?? "";
  if (command === "") return;
  const { status } = shell.state;
  yield* runLine(shell, command);
  shell.state.status = status;
}

/** The line after `!!` and its like, shown if it has changed; undefined after a message. */
function* expandedHistory(shell: Shell, line: string): Task<string | undefined> {
  if (!shell.has("histexpand")) return line;
  try {
    const expanded = expandHistory(shell, line);
    if (expanded !== line) yield* shell.process.complain(`${expanded}\n`);
    return expanded;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    yield* shell.complain(error.message);
    return undefined;
  }
}

function* readLine(shell: Shell, { terminal, input }: Console, prompt: string): Task<Entered> {
  const head = prompt.slice(0, prompt.lastIndexOf("\n") + 1);
  if (head !== "") yield* shell.process.complain(head);
  if (terminal === undefined) {
    yield* shell.process.complain(prompt.slice(head.length));
    const line = yield* shell.process.readLine();
    return line === undefined ? { is: "end" } : { is: "line", text: line };
  }
  const editor = new Readline(shell, { terminal, input, prompt });
  const { process } = shell;
  process.onSignal("SIGWINCH", () => void process.kernel.spawn("redraw", editor.refresh(), ignoreClosed));
  try {
    terminal.onShell?.({ is: "prompt" });
    return yield* editor.read();
  } finally {
    process.onSignal("SIGWINCH", "default");
  }
}

function ignoreClosed(_: unknown, error: unknown): void {
  if (error !== undefined && !(error instanceof SystemError) && !(error instanceof Interrupted)) throw error;
}

const defaultPrompts = { bash: "\\s-\\v\\$ ", ash: "\\w \\$ ", dash: "\\$ " };

function primaryPrompt(shell: Shell): string {
  return expandPrompt(shell, shell.variables.get("PS1") ?? defaultPrompts[shell.dialect]);
}

function secondaryPrompt(shell: Shell): string {
  return expandPrompt(shell, shell.variables.get("PS2") ?? "> ");
}

function* endOfInput(shell: Shell): Task<boolean> {
  const isStopped = shell.jobs.all.some((job) => jobState(job) === "Stopped");
  if (isStopped && !warned.has(shell)) {
    warned.add(shell);
    yield* shell.process.complain("There are stopped jobs.\n");
    return true;
  }
  if (shell.dialect === "bash") yield* complainUnlessClosed(shell, shell.isLogin ? "logout\n" : "exit\n");
  return false;
}

const warned = new WeakSet<Shell>();

function* complainUnlessClosed(shell: Shell, text: string): Task<void> {
  try {
    yield* shell.process.complain(text);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
  }
}

/** Before a prompt: which jobs behind it have ended. */
function* reportJobs(shell: Shell): Task<void> {
  for (const job of shell.jobs.all) {
    if (jobState(job) !== "Done") continue;
    if (job.isBackground) yield* shell.process.complain(shell.jobs.line(job));
    shell.jobs.remove(job);
    for (const process of job.processes) yield* shell.process.wait(process);
  }
}

function hangUpJobs(shell: Shell): void {
  for (const job of shell.jobs.all) {
    for (const process of job.processes) {
      process.signal("SIGHUP");
      process.signal("SIGCONT");
    }
  }
}
