import type { Module } from "../sim/kernel/module.ts";
import { at } from "../sim/kernel/time.ts";
import type { Session } from "../session/session.ts";

/** Real milliseconds of work before the Worker looks at its messages again. */
const sliceMs = 8;
const stepsAtOnce = 400;
/** How far "skip" looks for something to happen. */
const skipFarthest = 30 * 60 * 1_000_000;

export type Slice =
  /** Time is where it should be. */
  | { readonly is: "there" }
  /** There is more to do: come back after a look at the messages. */
  | { readonly is: "more" }
  | { readonly is: "needs"; readonly module: Module<unknown> };

/** Moves a session through virtual time in slices that leave the Worker responsive. */
export class Stepper {
  readonly #session: Session;
  #target: number;
  #skip: { readonly until: number; readonly happenings: number } | undefined;

  constructor(session: Session) {
    this.#session = session;
    this.#target = session.now;
  }

  /** More virtual time, in microseconds. What could not be worked off in a quarter second is dropped. */
  grant(microseconds: number): void {
    const atMost = this.#session.now + Math.max(microseconds, 250_000);
    this.#target = Math.min(Math.max(this.#target, this.#session.now) + microseconds, atMost);
  }

  /** To the next Event object, phase or readiness change. */
  skip(): void {
    const { now, world } = this.#session;
    this.#skip = { until: now + skipFarthest, happenings: world.happenings };
  }

  get skipping(): boolean {
    return this.#skip !== undefined;
  }

  slice(): Slice {
    const deadline = performance.now() + sliceMs;
    do {
      const pause = this.#step();
      if (pause !== undefined) return pause;
    } while (performance.now() < deadline);
    return { is: "more" };
  }

  #step(): Slice | undefined {
    const { world } = this.#session;
    const skip = this.#skip;
    const until = at(Math.max(Math.round(skip?.until ?? this.#target), this.#session.now));
    const stop = skip === undefined ? undefined : (): boolean => world.happenings !== skip.happenings;
    const pause = this.#session.advance({
      until,
      steps: stepsAtOnce,
      ...(stop === undefined ? {} : { stop }),
    });
    if (pause.is === "needs") return pause;
    if (pause.is === "steps") return undefined;
    if (skip !== undefined) this.#skip = undefined;
    this.#target = this.#session.now;
    return { is: "there" };
  }
}
