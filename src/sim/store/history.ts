import type { Change } from "./store.ts";

/**
 * The changes of a store, oldest first, as far back as the budget goes. What clients may still read is another
 * matter: `Store.compact` moves that mark, and the history behind it remains for looking at the past.
 */
export class History {
  readonly #changes: Change[] = [];
  readonly #entriesMax: number;
  #head = 0;

  constructor(entriesMax: number) {
    this.#entriesMax = entriesMax;
  }

  append(change: Change): void {
    this.#changes.push(change);
    if (this.#changes.length - this.#head > this.#entriesMax) this.#head++;
    if (this.#head > 1024 && this.#head * 2 > this.#changes.length) {
      this.#changes.splice(0, this.#head);
      this.#head = 0;
    }
  }

  /** The first revision that is still here; undefined if nothing is. */
  get oldest(): number | undefined {
    return this.#changes[this.#head]?.revision;
  }

  /** Changes after `revision`, oldest first. */
  since(revision: number): readonly Change[] {
    let low = this.#head;
    let high = this.#changes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#changes[middle]?.revision ?? 0) <= revision) low = middle + 1;
      else high = middle;
    }
    return this.#changes.slice(low);
  }
}
