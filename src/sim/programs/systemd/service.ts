import type { Kernel } from "../../kernel/kernel.ts";
import { Signal } from "../../kernel/signal.ts";
import type { Task } from "../../kernel/task.ts";
import type { Instant } from "../../kernel/time.ts";
import { SystemError } from "../../host/errno.ts";
import type { Exit, Process, SpawnOptions } from "../../host/process.ts";
import { signals } from "../../host/signals.ts";
import { readAssignments, readExecLine } from "./exec-line.ts";
import type { Journal } from "./journal.ts";
import type { Unit } from "./unit.ts";

export type ServiceState = "inactive" | "activating" | "active" | "deactivating" | "failed";

/** What a service needs of the machine. */
export interface ServiceEnvironment {
  /** Process 1. */
  readonly init: Process;
  readonly journal: Journal;
}

/** One unit's life: starts its process, watches it, restarts it as the unit says. */
export class Service {
  unit: Unit;
  state: ServiceState = "inactive";
  since: Instant | undefined;
  process: Process | undefined;
  /** How the last process ended. */
  lastExit: { readonly pid: number; readonly exit: Exit } | undefined;
  restarts = 0;
  readonly changed: Signal = new Signal();
  readonly #environment: ServiceEnvironment;
  readonly #kernel: Kernel;
  #cancelRestart: (() => void) | undefined;
  #starts: Instant[] = [];
  #stopping = false;

  constructor(unit: Unit, environment: ServiceEnvironment) {
    this.unit = unit;
    this.#environment = environment;
    this.#kernel = environment.init.kernel;
  }

  /** False if it cannot be started, which the journal explains. */
  *start(): Task<boolean> {
    if (this.state === "active") return true;
    this.#cancelRestart?.();
    this.#starts = [];
    return yield* this.#launch();
  }

  /** SIGTERM, and SIGKILL when that takes too long. */
  *stop(): Task<void> {
    this.#cancelRestart?.();
    this.restarts = 0;
    const { process } = this;
    if (process === undefined || process.exit !== undefined) {
      if (this.state !== "failed") this.#become("inactive");
      return;
    }
    this.#stopping = true;
    this.#become("deactivating");
    this.#log(`Stopping ${this.#title}...`);
    process.signal("SIGTERM");
    const deadline = this.#kernel.after(this.unit.stopTimeout, () => process.signal("SIGKILL"));
    while (this.#stopping) yield* this.#kernel.wait(this.changed);
    deadline();
  }

  *#launch(): Task<boolean> {
    const { unit } = this;
    const { access } = this.#environment.init;
    if (
      unit.conditionPaths.some(
        (path) => (access.find(path.replace(/^!/, "")) === undefined) !== path.startsWith("!"),
      )
    ) {
      this.#log(
        `${this.#title} was skipped because of an unmet condition check (ConditionPathExists=${unit.conditionPaths.join(" ")}).`,
      );
      this.#become("inactive");
      return true;
    }
    if (this.#startsTooOften()) {
      this.#log(`${unit.name}: Start request repeated too quickly.`);
      return this.#fail("exit-code");
    }
    return yield* this.#execute();
  }

  *#execute(): Task<boolean> {
    const { init } = this.#environment;
    try {
      const process = yield* init.spawn(this.#spawnOptions());
      this.process = process;
      this.#become("active");
      this.#log(`Started ${this.#title}.`);
      const note = (): void => this.#kernel.later(() => this.#ended(process));
      if (process.exit === undefined) process.onEnd(note);
      else note();
      return true;
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      this.#log(
        `${this.unit.name}: Failed to locate executable ${this.unit.execStart.split(" ")[0] ?? ""}: ${error.message}`,
      );
      return this.#fail("exit-code");
    }
  }

  #spawnOptions(): SpawnOptions {
    const { init, journal } = this.#environment;
    const { unit } = this;
    const env = readAssignments([
      ...unit.environment,
      ...unit.environmentFiles.map((file) => this.#readEnvironment(file)),
    ]);
    const [program = "", ...rest] = readExecLine(unit.execStart, env);
    const identifier = program.split("/").at(-1) ?? "";
    const output = journal.file({
      unit: unit.name,
      identifier,
      pid: () => this.process?.pid ?? newestPid(init),
    });
    const input = init.access.open("/dev/null", "read");
    const path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    return {
      argv: [program, ...rest],
      env: new Map([["PATH", path], ...env]),
      cwd: "/",
      files: new Map([
        [0, input],
        [1, output],
        [2, output],
      ]),
      newGroup: true,
    };
  }

  #readEnvironment(file: string): string {
    const { access } = this.#environment.init;
    const path = file.replace(/^-/, "");
    return access.find(path) === undefined ? "" : access.readText(path);
  }

  #ended(process: Process): void {
    // With init the whole machine has ended: nobody is left to restart anything.
    if (this.process !== process || this.#environment.init.exit !== undefined) return;
    const exit = process.exit ?? { code: 0, signal: undefined };
    this.lastExit = { pid: process.pid, exit };
    this.process = undefined;
    const wasAsked = this.#stopping;
    const isClean = wasAsked || endedWell(exit);
    this.#stopping = false;
    this.#log(
      `${this.unit.name}: ${isClean ? "Deactivated successfully." : `Main process exited, ${howText(exit)}`}`,
    );
    if (wasAsked) this.#log(`Stopped ${this.#title}.`);
    if (!wasAsked && this.#wantsRestart(isClean)) this.#scheduleRestart(isClean);
    else if (isClean) this.#become("inactive");
    else this.#fail("exit-code");
  }

  #wantsRestart(isClean: boolean): boolean {
    return this.unit.restart === "always" || (this.unit.restart === "on-failure" && !isClean);
  }

  #scheduleRestart(isClean: boolean): void {
    if (!isClean) this.#log(`${this.unit.name}: Failed with result 'exit-code'.`);
    this.#become("activating");
    this.#cancelRestart = this.#kernel.after(this.unit.restartDelay, () => {
      if (this.#environment.init.exit !== undefined) return;
      this.restarts++;
      this.#log(`${this.unit.name}: Scheduled restart job, restart counter is at ${this.restarts}.`);
      this.#kernel.begin(`systemd ${this.unit.name}`, this.#launch());
    });
  }

  #startsTooOften(): boolean {
    const { startInterval, startBurst } = this.unit;
    this.#starts = [...this.#starts.filter((at) => at > this.#kernel.now - startInterval), this.#kernel.now];
    return startInterval > 0 && this.#starts.length > startBurst;
  }

  #fail(result: string): false {
    this.#log(`${this.unit.name}: Failed with result '${result}'.`);
    this.#become("failed");
    return false;
  }

  #become(state: ServiceState): void {
    this.state = state;
    this.since = this.#kernel.now;
    this.changed.notify();
  }

  get #title(): string {
    return `${this.unit.name} - ${this.unit.description}`;
  }

  #log(text: string): void {
    this.#environment.journal.append({ unit: this.unit.name, identifier: "systemd", pid: 1, text });
  }
}

function endedWell({ code, signal }: Exit): boolean {
  return signal === "SIGTERM" || (signal === undefined && code === 0);
}

function howText({ code, signal }: Exit): string {
  return signal === undefined
    ? `code=exited, status=${code}/${statusName(code)}`
    : `code=killed, status=${signals[signal].number}/${signal.slice(3)}`;
}

/** What a daemon prints while it starts comes before its process is known here: it is the newest one. */
function newestPid({ host }: Process): number {
  return Math.max(0, ...host.processes.keys());
}

/** The name of an exit code as `systemctl status` shows it. */
export function statusName(code: number): string {
  return (
    ({ 0: "SUCCESS", 1: "FAILURE", 2: "INVALIDARGUMENT", 203: "EXEC" } as Readonly<Record<number, string>>)[
      code
    ] ?? "n/a"
  );
}
