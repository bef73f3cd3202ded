import type { Process } from "../host/process.ts";
import { signals } from "../host/signals.ts";

/** A pipeline that the shell has started and still knows. */
export interface Job {
  /** `%1`. */
  readonly number: number;
  readonly processes: readonly Process[];
  /** As it was typed. */
  readonly text: string;
  /** Runs behind the prompt: its end is reported before the next one. */
  isBackground: boolean;
  /** Its stop was reported. */
  isNoticed: boolean;
}

export type JobState = "Running" | "Stopped" | "Done";

export function jobState(job: Job): JobState {
  if (job.processes.every((process) => process.exit !== undefined)) return "Done";
  return job.processes.some((process) => process.stopped !== undefined) ? "Stopped" : "Running";
}

/** What `jobs` calls a state: `Exit 1`, `Terminated`. */
export function describeJob(job: Job): string {
  const state = jobState(job);
  const exit = job.processes.at(-1)?.exit;
  if (state !== "Done" || exit === undefined || exit.code === 0) return state;
  return exit.signal === undefined ? `Exit ${exit.code}` : signals[exit.signal].text;
}

/** A shell's table of jobs. The one that was touched last is the current one, `%+`. */
export class Jobs {
  #jobs: Job[] = [];
  /** The most recent last. */
  #order: Job[] = [];

  get all(): readonly Job[] {
    return this.#jobs;
  }

  get current(): Job | undefined {
    return this.#order.at(-1);
  }

  add(processes: readonly Process[], text: string, isBackground: boolean): Job {
    const number = (this.#jobs.at(-1)?.number ?? 0) + 1;
    const job: Job = { number, processes, text, isBackground, isNoticed: false };
    this.#jobs.push(job);
    this.touch(job);
    return job;
  }

  touch(job: Job): void {
    this.#order = [...this.#order.filter((other) => other !== job), job];
  }

  remove(job: Job): void {
    this.#jobs = this.#jobs.filter((other) => other !== job);
    this.#order = this.#order.filter((other) => other !== job);
  }

  /** `+` for the current job, `-` for the one before. */
  mark(job: Job): string {
    if (job === this.#order.at(-1)) return "+";
    return job === this.#order.at(-2) ? "-" : " ";
  }

  /** `%1`, `%+`, `%%`, `%-`, `%text`, `%?text`; undefined if there is none. */
  find(spec: string): Job | undefined {
    const name = spec.startsWith("%") ? spec.slice(1) : spec;
    if (name === "" || name === "+" || name === "%") return this.current;
    if (name === "-") return this.#order.at(-2) ?? this.current;
    if (/^\d+$/.test(name)) return this.#jobs.find((job) => job.number === Number(name));
    if (name.startsWith("?")) return this.#jobs.findLast((job) => job.text.includes(name.slice(1)));
    return this.#jobs.findLast((job) => job.text.startsWith(name));
  }

  /** `[1]+  Running                 sleep 10 &`. */
  line(job: Job, pid = ""): string {
    const state = jobState(job);
    const suffix = state === "Running" && job.isBackground ? " &" : "";
    return `[${job.number}]${this.mark(job)}  ${pid}${describeJob(job).padEnd(23)} ${job.text}${suffix}\n`;
  }
}
