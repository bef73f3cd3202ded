import type { Task } from "../../kernel/task.ts";
import { millisecond, minute, second } from "../../kernel/time.ts";
import type { OpenFile } from "../../host/open-file.ts";
import { createPipe } from "../../host/pipe.ts";
import type { ForkOptions, Process } from "../../host/process.ts";
import type { CommandNode, Pipeline, Statement } from "unbash";
import { openNullInput } from "../null-input.ts";
import type { Shell } from "../shell.ts";
import { waitForJob } from "./foreground.ts";

/** Commands side by side with pipes between them; also `!` and `time`. */
export function* runPipeline(shell: Shell, node: Pipeline): Task<number> {
  const startedAt = shell.kernel.now;
  const isNegated = node.prefixes.filter((prefix) => prefix.type === "Negation").length % 2 === 1;
  const [only, ...others] = node.commands;
  let status = 0;
  if (only !== undefined && others.length === 0) {
    status = yield* shell.execute(only);
    shell.state.pipeStatus = [status];
  } else if (only !== undefined) status = yield* runStages(shell, node);
  if (node.prefixes.some((prefix) => prefix.type === "Time")) yield* reportTime(shell, startedAt);
  shell.state.status = isNegated ? Number(status === 0) : status;
  return shell.state.status;
}

function* runStages(shell: Shell, node: Pipeline): Task<number> {
  yield* shell.step();
  const processes = yield* startStages(shell, node, {});
  const statuses = yield* waitForJob(shell, processes, shell.source.text.slice(node.pos, node.end));
  shell.state.pipeStatus = statuses;
  const failed = statuses.findLast((status) => status !== 0);
  return shell.has("pipefail") ? (failed ?? 0) : (statuses.at(-1) ?? 0);
}

/** Starts all stages; each gets the pipe before it as input and the one behind it as output. */
function* startStages(shell: Shell, node: Pipeline, options: ForkOptions): Task<Process[]> {
  const processes: Process[] = [];
  let input: OpenFile | undefined;
  for (const [index, command] of node.commands.entries()) {
    const isLast = index === node.commands.length - 1;
    const pipe = isLast ? undefined : createPipe();
    const files = new Map(options.files ?? shell.process.files);
    if (input !== undefined) files.set(0, input);
    if (pipe !== undefined) files.set(1, pipe.writer);
    const error = node.operators[index] === "|&" ? files.get(1) : undefined;
    if (error !== undefined) files.set(2, error);
    const group = groupOptions(shell, processes);
    processes.push(yield* shell.fork((child) => runOnly(child, command), { ...options, ...group, files }));
    input?.release();
    pipe?.writer.release();
    input = pipe?.reader;
    takeForeground(shell, processes, options);
  }
  return processes;
}

/** A subshell for one command: it may become the command's process. */
function runOnly(child: Shell, command: CommandNode): Task<number> {
  child.tail = command;
  return child.execute(command);
}

/** With job control a pipeline is a process group of its own. */
function groupOptions(shell: Shell, processes: readonly Process[]): ForkOptions {
  if (!shell.has("monitor")) return {};
  const [first] = processes;
  return first === undefined ? { newGroup: true } : { group: first.group };
}

function takeForeground(shell: Shell, [first]: readonly Process[], { newGroup }: ForkOptions): void {
  const { terminal } = shell.process;
  if (terminal === undefined || first === undefined || !shell.has("monitor") || newGroup === false) return;
  terminal.foreground = first.group;
}

/** Runs a body in a subshell and waits for it, as one job. */
export function* forkAndWait(
  shell: Shell,
  body: (child: Shell) => Task<number>,
  text: string,
  files: ReadonlyMap<number, OpenFile> = shell.process.files,
): Task<number> {
  const process = yield* shell.fork(body, { files, ...groupOptions(shell, []) });
  takeForeground(shell, [process], {});
  const [status = 0] = yield* waitForJob(shell, [process], text);
  return status;
}

/** `command &`. */
export function* runBackground(shell: Shell, statement: Statement): Task<number> {
  yield* shell.step();
  shell.at(statement.pos);
  const { command } = statement;
  const files = new Map(shell.process.files);
  const input = shell.has("monitor") ? undefined : openNullInput();
  if (input !== undefined) files.set(0, input);
  // `newGroup: false` only says that the terminal stays where it is.
  const processes =
    command.type === "Pipeline" && command.commands.length > 1
      ? yield* startStages(shell, command, { files, newGroup: false })
      : [
          yield* shell.fork((child) => runInBackground(child, statement), {
            files,
            ...groupOptions(shell, []),
          }),
        ];
  input?.release();
  const last = processes.at(-1);
  const text = shell.source.text.slice(statement.pos, statement.end).replace(/\s*&\s*$/, "");
  const job = shell.jobs.add(processes, text, true);
  shell.state.backgroundPid = last?.pid;
  if (shell.isInteractive && last !== undefined)
    yield* shell.process.complain(`[${job.number}] ${last.pid}\n`);
  shell.state.status = 0;
  return 0;
}

function runInBackground(child: Shell, statement: Statement): Task<number> {
  const { command } = statement;
  if (command.type !== "AndOr" && command.type !== "Pipeline") child.tail = command;
  return child.statement({
    type: "Statement",
    pos: statement.pos,
    end: statement.end,
    command,
    background: undefined,
  });
}

/** `time`: virtual time is all real time; no CPU time is counted. */
function* reportTime(shell: Shell, startedAt: number): Task<void> {
  const took = shell.kernel.now - startedAt;
  const real = `${Math.floor(took / minute)}m${((took % minute) / second).toFixed(3)}s`;
  const cpu = Math.min(took, 3 * millisecond);
  const user = `0m${(cpu / second).toFixed(3)}s`;
  yield* shell.process.complain(`\nreal\t${real}\nuser\t${user}\nsys\t0m0.000s\n`);
}
