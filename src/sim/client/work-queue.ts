import type { Kernel } from "../kernel/kernel.ts";
import { millisecond, second } from "../kernel/time.ts";
import { BackOff } from "./back-off.ts";

export interface WorkQueueOptions {
  /** How many keys at a time; unlimited unless told. */
  readonly workers?: number;
  /** The least time between two looks at one key: a look takes time, and what happens meanwhile is one look more. */
  readonly rest?: number;
}

const rememberedMax = 4096;

/**
 * Keys that want to be looked at. A key is queued once however often it is added, and not processed while it still is
 * in process; one that failed comes again after 5 ms, doubling to 1000 s, until `forget`.
 * @models staging/src/k8s.io/client-go/util/workqueue/rate_limiting_queue.go, 1.33
 */
export class WorkQueue {
  readonly #kernel: Kernel;
  readonly #process: (key: string) => void;
  readonly #workers: number;
  readonly #rest: number;
  /** When each key was last processed, as far as that is not long ago. */
  readonly #last = new Map<string, number>();
  readonly #ready: string[] = [];
  readonly #dirty = new Set<string>();
  readonly #processing = new Set<string>();
  readonly #delayed = new Map<string, { readonly due: number; readonly cancel: () => void }>();
  readonly #backOffs = new Map<string, BackOff>();
  #scheduled = false;
  #held = false;
  #stopped = false;

  /** `process` looks at a key and then, at once or later, someone calls `done`. */
  constructor(kernel: Kernel, process: (key: string) => void, options: WorkQueueOptions = {}) {
    this.#kernel = kernel;
    this.#process = process;
    this.#workers = options.workers ?? Number.MAX_SAFE_INTEGER;
    this.#rest = options.rest ?? 0;
  }

  add(key: string): void {
    const rested = (this.#last.get(key) ?? -this.#rest) + this.#rest;
    if (rested > this.#kernel.now) this.addAfter(key, rested - this.#kernel.now);
    else this.#add(key);
  }

  /** The earliest of several delays of a key counts; a plain `add` does not cancel it. */
  addAfter(key: string, duration: number): void {
    if (duration <= 0) return this.#add(key);
    if (this.#stopped) return;
    const due = this.#kernel.now + duration;
    const known = this.#delayed.get(key);
    if (known !== undefined && known.due <= due) return;
    known?.cancel();
    const cancel = this.#kernel.after(duration, () => {
      this.#delayed.delete(key);
      this.#add(key);
    });
    this.#delayed.set(key, { due, cancel });
  }

  addRateLimited(key: string): void {
    let backOff = this.#backOffs.get(key);
    if (backOff === undefined) {
      backOff = new BackOff({ first: 5 * millisecond, max: 1000 * second });
      this.#backOffs.set(key, backOff);
    }
    this.addAfter(key, backOff.next());
  }

  /** The key has succeeded: its next failure starts at the shortest delay. */
  forget(key: string): void {
    this.#backOffs.delete(key);
  }

  done(key: string): void {
    this.#processing.delete(key);
    if (this.#dirty.has(key) && !this.#stopped) this.#ready.push(key);
    this.#schedule();
  }

  /** Nothing is processed until `release`: caches are not filled yet. */
  hold(): void {
    this.#held = true;
  }

  release(): void {
    this.#held = false;
    this.#schedule();
  }

  stop(): void {
    this.#stopped = true;
    for (const { cancel } of this.#delayed.values()) cancel();
    this.#delayed.clear();
    this.#ready.length = 0;
  }

  #add(key: string): void {
    if (this.#stopped || this.#dirty.has(key)) return;
    this.#dirty.add(key);
    if (this.#processing.has(key)) return;
    this.#ready.push(key);
    this.#schedule();
  }

  #remember(key: string): void {
    if (this.#rest === 0) return;
    if (this.#last.size >= rememberedMax) this.#last.clear();
    this.#last.set(key, this.#kernel.now);
  }

  #schedule(): void {
    if (this.#scheduled || this.#held || this.#stopped || this.#ready.length === 0) return;
    if (this.#processing.size >= this.#workers) return;
    this.#scheduled = true;
    this.#kernel.later(() => this.#turn());
  }

  /** All that are ready now; what they cause comes in the next turn, after everybody else. */
  #turn(): void {
    this.#scheduled = false;
    if (this.#stopped) return;
    for (const key of this.#ready.splice(0, this.#workers - this.#processing.size)) {
      this.#dirty.delete(key);
      this.#processing.add(key);
      this.#remember(key);
      this.#process(key);
    }
    this.#schedule();
  }
}
