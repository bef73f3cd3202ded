import type { Module } from "./module.ts";
import { Interrupted, StackOverflow, type Suspension, type Task } from "./task.ts";

/** What a thread asks of the kernel. */
export interface Scheduler {
  readonly depthMax: number;
  /** Arranges for `wake` to be called when the sleep or the wait ends; the result takes that back. */
  park(suspension: Exclude<Suspension, { call: unknown } | { need: unknown }>, wake: () => void): () => void;
  /** Puts a step at the end of the run queue; it waits there until the code it needs is loaded. */
  ready(step: () => void, module?: Module<unknown>): void;
}

type Resumption = { readonly value: unknown } | { readonly error: unknown };

const nothing: Resumption = { value: undefined };

/**
 * One task with its stack of called tasks. It runs, sleeps, is stopped (SIGSTOP) or has ended. Interruptions are
 * pending until the next suspension and arrive there as `Interrupted`; `kill` ends it at once through `finally`.
 */
export class Thread {
  readonly name: string;
  readonly #scheduler: Scheduler;
  readonly #stack: Task<unknown>[];
  readonly #ended: (result: unknown, error: unknown) => void;
  readonly #pending: unknown[] = [];
  #cancel: (() => void) | undefined;
  #stopped = false;
  #held: Resumption | undefined;
  #running = false;
  #done = false;

  constructor(parts: {
    readonly name: string;
    readonly task: Task<unknown>;
    readonly scheduler: Scheduler;
    /** Called once, with the task's result or with what it threw; with neither if it was killed. */
    readonly ended: (result: unknown, error: unknown) => void;
  }) {
    this.name = parts.name;
    this.#scheduler = parts.scheduler;
    this.#stack = [parts.task];
    this.#ended = parts.ended;
  }

  get done(): boolean {
    return this.#done;
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  /** Queues the first step. */
  start(): void {
    this.#schedule(nothing);
  }

  /** Runs now, until the first suspension: for requests that mostly need none. */
  startNow(): void {
    this.#resume(nothing);
  }

  interrupt(reason: unknown): void {
    if (this.#done) return;
    this.#pending.push(reason);
    if (!this.#running && !this.#stopped) this.#deliver();
  }

  stop(): void {
    this.#stopped = true;
  }

  continue(): void {
    if (!this.#stopped) return;
    this.#stopped = false;
    const held = this.#held;
    this.#held = undefined;
    if (this.#pending.length > 0) this.#deliver();
    else if (held !== undefined) this.#schedule(held);
  }

  /** SIGKILL: no interruption is delivered, but `finally` blocks run. */
  kill(): void {
    if (this.#done) return;
    this.#cancel?.();
    this.#finish(undefined, undefined);
    if (!this.#running) this.#unwind();
  }

  #deliver(): void {
    this.#cancel?.();
    this.#schedule({ error: new Interrupted(this.#pending.shift()) });
  }

  #schedule(resumption: Resumption, module?: Module<unknown>): void {
    let live = true;
    this.#cancel = () => void (live = false);
    this.#scheduler.ready(() => {
      if (live) this.#resume(resumption);
    }, module);
  }

  #resume(first: Resumption): void {
    if (this.#done) return;
    if (this.#stopped) {
      this.#held = first;
      return;
    }
    this.#cancel = undefined;
    this.#running = true;
    for (let next: Resumption | undefined = first; next !== undefined;) next = this.#advance(next);
    this.#running = false;
    if (this.#done) this.#unwind();
  }

  /** One turn of the task on top. The result is what to give to the task that is on top then, if it can go on. */
  #advance(resumption: Resumption): Resumption | undefined {
    const top = this.#stack.at(-1);
    if (top === undefined) return undefined;
    let turn: IteratorResult<Suspension, unknown>;
    try {
      turn = "error" in resumption ? top.throw(resumption.error) : top.next(resumption.value);
    } catch (error) {
      return this.#popped({ error });
    }
    if (turn.done === true) return this.#popped({ value: turn.value });
    return this.#done ? undefined : this.#suspend(turn.value);
  }

  #popped(resumption: Resumption): Resumption | undefined {
    this.#stack.pop();
    if (this.#stack.length > 0) return resumption;
    if ("error" in resumption) this.#finish(undefined, resumption.error);
    else this.#finish(resumption.value, undefined);
    return undefined;
  }

  #suspend(suspension: Suspension): Resumption | undefined {
    if ("call" in suspension) {
      if (this.#stack.length >= this.#scheduler.depthMax) {
        return { error: new StackOverflow("too many nested tasks") };
      }
      this.#stack.push(suspension.call);
      return nothing;
    }
    if (this.#pending.length > 0) return { error: new Interrupted(this.#pending.shift()) };
    if ("need" in suspension) this.#schedule(nothing, suspension.need);
    else this.#cancel = this.#scheduler.park(suspension, () => this.#schedule(nothing));
    return undefined;
  }

  #finish(result: unknown, error: unknown): void {
    if (this.#done) return;
    this.#done = true;
    this.#ended(result, error);
  }

  #unwind(): void {
    for (const task of this.#stack.splice(0).toReversed()) task.return(undefined);
  }
}
