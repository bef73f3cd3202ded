import { assert } from "./assert.ts";
import { Digest } from "./digest.ts";
import type { Module } from "./module.ts";
import { Random } from "./random.ts";
import type { Signal } from "./signal.ts";
import { Interrupted, type Suspension, type Task } from "./task.ts";
import { Thread, type Scheduler } from "./thread.ts";
import { after, type Instant } from "./time.ts";
import { Timers } from "./timers.ts";

/** Why `advance` came back: time is there, the steps are used up, it was told to stop, or code has to be loaded. */
export type Pause =
  | { readonly is: "reached" }
  | { readonly is: "steps" }
  | { readonly is: "stopped" }
  | { readonly is: "needs"; readonly module: Module<unknown> };

export interface AdvanceOptions {
  readonly until: Instant;
  readonly steps: number;
  readonly stop?: () => boolean;
}

type Ended<T> = (result: T | undefined, error: unknown) => void;

interface Ready {
  readonly step: () => void;
  readonly module: Module<unknown> | undefined;
}

/** Steps at one instant beyond which the world is caught in a loop that spends no time. */
const stillStepsMax = 5_000_000;

/** The one scheduler: virtual time, seeded randomness, a run queue. Everything that happens in a world happens here. */
export class Kernel implements Scheduler {
  readonly random: Random;
  readonly digest: Digest = new Digest();
  readonly depthMax: number = 2_000;
  #now: Instant;
  #steps = 0;
  #stillSince = 0;
  #ready: Ready[] = [];
  #head = 0;
  readonly #timers = new Timers();

  constructor(options: { readonly seed: number; readonly start: Instant }) {
    this.random = new Random(options.seed);
    this.#now = options.start;
  }

  get now(): Instant {
    return this.#now;
  }

  /** How many steps the world has made: with `now`, the exact place of an input. */
  get steps(): number {
    return this.#steps;
  }

  /** When something will happen next: now if a step is ready, undefined if nothing ever will. */
  get due(): Instant | undefined {
    return this.#head < this.#ready.length ? this.#now : this.#timers.due;
  }

  /** Durations are in microseconds here and everywhere: `sleep(3 * second)`. */
  *sleep(duration: number): Task<void> {
    yield { until: after(this.#now, duration) };
  }

  /** Lets everyone else run first. A loop that never sleeps must pass, so that steps are counted. */
  *pass(): Task<void> {
    yield { until: this.#now };
  }

  /** False if the time ran out before the signal came. */
  *wait(on: Signal, timeout?: number): Task<boolean> {
    if (timeout === undefined) {
      yield { on };
      return true;
    }
    let signalled = false;
    const unsubscribe = on.subscribe(() => void (signalled = true));
    try {
      yield { on, until: after(this.#now, timeout) };
    } finally {
      unsubscribe();
    }
    return signalled;
  }

  /**
   * Starts a task of its own at the end of the run queue. Without `ended`, an error that it throws is a bug of the
   * simulator and stops the world; an interruption that it does not catch just ends it.
   */
  spawn<T>(name: string, task: Task<T>, ended?: Ended<T>): Thread {
    const thread = this.#thread(name, task, ended);
    thread.start();
    return thread;
  }

  /** As `spawn`, but runs now until the first suspension: `ended` is often called before this returns. */
  begin<T>(name: string, task: Task<T>, ended?: Ended<T>): Thread {
    const thread = this.#thread(name, task, ended);
    thread.startNow();
    return thread;
  }

  /** Calls back at the end of the run queue: "when everybody who is up now has run". */
  later(step: () => void): void {
    this.ready(step);
  }

  /** Calls back after a duration. The result cancels. Long-lived components use this and keep their state as data. */
  after(duration: number, step: () => void): () => void {
    return this.#timers.set(after(this.#now, duration), step);
  }

  /**
   * Runs until nothing is left to do before or at `until`, or `steps` steps were made, or `stop` holds after a step.
   * Where it is cut makes no difference to the world.
   */
  advance({ until, steps, stop }: AdvanceOptions): Pause {
    assert(until >= this.#now, "time does not run backwards");
    const last = this.#steps + steps;
    for (;;) {
      const ready = this.#ready[this.#head];
      const due = ready === undefined ? this.#timers.due : this.#now;
      if (due === undefined || due > until) {
        this.#moveTo(until);
        return { is: "reached" };
      }
      if (this.#steps >= last) return { is: "steps" };
      if (ready?.module !== undefined && ready.module.value === undefined) {
        return { is: "needs", module: ready.module };
      }
      this.#moveTo(due);
      this.#count();
      if (ready === undefined) this.#timers.fire();
      else this.#run(ready);
      if (stop?.() === true) return { is: "stopped" };
    }
  }

  park(suspension: Exclude<Suspension, { call: unknown } | { need: unknown }>, wake: () => void): () => void {
    if (!("on" in suspension)) return this.#timers.set(suspension.until, wake);
    const { on, until } = suspension;
    if (until === undefined) return on.subscribe(wake);
    const unsubscribe = on.subscribe(() => {
      cancelTimer();
      wake();
    });
    const cancelTimer = this.#timers.set(until, () => {
      unsubscribe();
      wake();
    });
    return () => {
      unsubscribe();
      cancelTimer();
    };
  }

  ready(step: () => void, module?: Module<unknown>): void {
    this.#ready.push({ step, module });
  }

  #thread<T>(name: string, task: Task<T>, ended: Ended<T> = rethrow): Thread {
    return new Thread({
      name,
      task,
      scheduler: this,
      ended: (result, error) => ended(result as T | undefined, error),
    });
  }

  #run(ready: Ready): void {
    this.#head++;
    if (this.#head >= 1024 || this.#head === this.#ready.length) {
      this.#ready = this.#ready.slice(this.#head);
      this.#head = 0;
    }
    ready.step();
  }

  #count(): void {
    this.#steps++;
    assert(this.#steps - this.#stillSince < stillStepsMax, "the world runs in circles without spending time");
  }

  #moveTo(instant: Instant): void {
    if (instant <= this.#now) return;
    this.#now = instant;
    this.#stillSince = this.#steps;
  }
}

function rethrow(_: unknown, error: unknown): void {
  if (error !== undefined && !(error instanceof Interrupted)) throw error;
}
