import { performance } from "node:perf_hooks";
import { loadModule } from "../../sim/kernel/module.ts";
import { at } from "../../sim/kernel/time.ts";
import type { World } from "../../sim/world.ts";

/** Real milliseconds of work before sockets are looked at again. */
const sliceMs = 10;
const stepsAtOnce = 1_000;
/** How long it sleeps at most, in real milliseconds. */
const restMs = 250;
/** A gap of real time (a laptop that slept) is caught up as far as this, in real milliseconds. */
const catchUpMs = 24 * 3_600_000;

/**
 * Real time drives virtual time. The world moves in slices, between which the process looks at its sockets; what
 * comes from there (a request, a key) enters the world through `enter`, at the virtual moment of its arrival.
 */
export class RealTimeDriver {
  readonly #world: World;
  /** Virtual per real time. */
  readonly #speed: number;
  readonly #failed: (error: unknown) => void;
  #last: number = performance.now();
  /** Where virtual time should be: microseconds, with their fraction. */
  #target: number;
  #timer: NodeJS.Timeout | undefined;
  #soon: NodeJS.Immediate | undefined;
  #isLoading = false;
  #isStopped = false;

  /** `failed`: the simulator is broken (a bug), or its code cannot be loaded. Time has stopped then. */
  constructor(world: World, speed: number, failed: (error: unknown) => void) {
    this.#world = world;
    this.#speed = speed;
    this.#failed = failed;
    this.#target = world.kernel.now;
  }

  start(): void {
    this.#last = performance.now();
    this.wake();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    clearImmediate(this.#soon);
  }

  /** Does something to the world, now, and sees to what follows from it. Not to be called from within the world. */
  enter<T>(act: () => T): T {
    this.#grant();
    this.wake();
    return act();
  }

  /** The world has something to do. */
  wake(): void {
    if (this.#isStopped || this.#isLoading || this.#soon !== undefined) return;
    clearTimeout(this.#timer);
    this.#soon = setImmediate(() => {
      this.#soon = undefined;
      this.#beat();
    });
  }

  #grant(): void {
    const now = performance.now();
    const elapsed = Math.min(now - this.#last, catchUpMs);
    this.#last = now;
    this.#target = Math.max(this.#target, this.#world.kernel.now) + elapsed * 1000 * this.#speed;
  }

  #beat(): void {
    if (this.#isStopped) return;
    this.#grant();
    try {
      this.#slice();
    } catch (error) {
      this.stop();
      this.#failed(error);
    }
  }

  #slice(): void {
    const deadline = performance.now() + sliceMs;
    do {
      const until = at(Math.max(Math.floor(this.#target), this.#world.kernel.now));
      const pause = this.#world.advance({ until, steps: stepsAtOnce });
      if (pause.is === "needs") return this.#load(loadModule(pause.module));
      if (pause.is === "reached") return this.#rest();
    } while (performance.now() < deadline);
    this.wake();
  }

  /** Until something is due. */
  #rest(): void {
    const { due, now } = this.#world.kernel;
    const untilDue = due === undefined ? restMs : (due - now) / 1000 / this.#speed;
    this.#timer = setTimeout(() => this.#beat(), Math.min(restMs, Math.max(1, untilDue)));
  }

  #load(loading: Promise<void>): void {
    this.#isLoading = true;
    void this.#resumeAfter(loading);
  }

  async #resumeAfter(loading: Promise<void>): Promise<void> {
    try {
      await loading;
      this.#isLoading = false;
      this.wake();
    } catch (error) {
      this.stop();
      this.#failed(error);
    }
  }
}
