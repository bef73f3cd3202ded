import type { Instant } from "./time.ts";

interface Timer {
  readonly due: Instant;
  readonly order: number;
  /** Undefined once it has fired or was cancelled. */
  fire: (() => void) | undefined;
}

/** A binary heap of what is due, earliest first and in the order of setting among equals. */
export class Timers {
  #heap: Timer[] = [];
  #order = 0;
  #cancelled = 0;

  /** When the next timer that was not cancelled fires. */
  get due(): Instant | undefined {
    for (let first = this.#heap[0]; first !== undefined; first = this.#heap[0]) {
      if (first.fire !== undefined) return first.due;
      this.#pop();
      this.#cancelled--;
    }
    return undefined;
  }

  /** The result cancels the timer; calling it after the timer has fired does nothing. */
  set(due: Instant, fire: () => void): () => void {
    const timer: Timer = { due, order: this.#order++, fire };
    this.#push(timer);
    return () => {
      if (timer.fire === undefined) return;
      timer.fire = undefined;
      this.#cancelled++;
      if (this.#cancelled > 64 && this.#cancelled > this.#heap.length / 2) this.#sweep();
    };
  }

  /** Removes the earliest timer and fires it. `due` must have shown one. */
  fire(): void {
    const timer = this.#pop();
    const fire = timer?.fire;
    if (timer !== undefined) timer.fire = undefined;
    fire?.();
  }

  #sweep(): void {
    const live = this.#heap.filter((timer) => timer.fire !== undefined);
    this.#heap = [];
    this.#cancelled = 0;
    for (const timer of live) this.#push(timer);
  }

  #push(timer: Timer): void {
    const heap = this.#heap;
    let index = heap.length;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || isBefore(above, timer)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = timer;
  }

  #pop(): Timer | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return first;
    let index = 0;
    for (;;) {
      const left = heap[2 * index + 1];
      const right = heap[2 * index + 2];
      if (left === undefined) break;
      const goRight = right !== undefined && isBefore(right, left);
      const child = goRight ? right : left;
      if (isBefore(last, child)) break;
      heap[index] = child;
      index = 2 * index + (goRight ? 2 : 1);
    }
    heap[index] = last;
    return first;
  }
}

function isBefore(a: Timer, b: Timer): boolean {
  return a.due < b.due || (a.due === b.due && a.order < b.order);
}
