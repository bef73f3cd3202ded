import { Interrupted, type Task } from "../../kernel/task.ts";
import type { Process } from "../../host/process.ts";
import { signals } from "../../host/signals.ts";
import type { Job } from "../jobs.ts";
import type { Shell } from "../shell.ts";

/** Waits for a job in the foreground; the result is each process's status. A job that stops goes into the table. */
export function* waitForJob(
  shell: Shell,
  processes: readonly Process[],
  text: string,
  known?: Job,
): Task<readonly number[]> {
  try {
    for (const process of processes) {
      while (process.exit === undefined && process.stopped === undefined) yield { on: process.changed };
    }
  } finally {
    reclaimTerminal(shell);
  }
  const isStopped = processes.some((process) => process.exit === undefined);
  if (isStopped) return yield* noteStop(shell, known ?? shell.jobs.add(processes, text, false));
  if (known !== undefined) shell.jobs.remove(known);
  const statuses: number[] = [];
  for (const process of processes) statuses.push((yield* shell.process.wait(process)).code);
  yield* reportDeath(shell, processes.at(-1), text);
  return statuses;
}

function reclaimTerminal(shell: Shell): void {
  const { terminal, group } = shell.process;
  if (terminal === undefined || !shell.has("monitor")) return;
  terminal.foreground = group;
  terminal.mode = "cooked";
  terminal.echo = true;
}

function* noteStop(shell: Shell, job: Job): Task<readonly number[]> {
  const signal = job.processes.find((process) => process.stopped !== undefined)?.stopped ?? "SIGTSTP";
  job.isBackground = true;
  job.isNoticed = true;
  shell.jobs.touch(job);
  yield* shell.process.complain(`\n${shell.jobs.line(job)}`);
  return job.processes.map(() => 128 + signals[signal].number);
}

/** Ctrl-C at a program gives up the whole line, as if the shell had got it; other signals are named. */
function* reportDeath(shell: Shell, process: Process | undefined, text: string): Task<void> {
  const signal = process?.exit?.signal;
  if (signal === undefined || signal === "SIGPIPE") return;
  if (signal === "SIGINT") {
    if (shell.isInteractive) throw new Interrupted("SIGINT");
    return;
  }
  if (shell.isInteractive) yield* shell.process.complain(`${signals[signal].text}\n`);
  else if (shell.state.level === 0) {
    yield* shell.complain(`${String(process?.pid).padStart(5)} ${signals[signal].text.padEnd(23)} ${text}`);
  }
}
