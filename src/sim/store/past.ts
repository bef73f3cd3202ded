import type { Change, Entry, Reading } from "./store.ts";

/** A store as it was at an earlier revision: what is there now, with the changes since then taken back. */
export class Past implements Reading {
  readonly #now: Reading;
  /** What each key that has changed since then held; undefined if it was not there. */
  readonly #before = new Map<string, Entry | undefined>();

  /** `changes` are those after the revision, oldest first. */
  constructor(now: Reading, changes: readonly Change[]) {
    this.#now = now;
    for (const { key, before } of changes) if (!this.#before.has(key)) this.#before.set(key, before);
  }

  get(key: string): Entry | undefined {
    return this.#before.has(key) ? this.#before.get(key) : this.#now.get(key);
  }

  *range(prefix: string, from: string = prefix): Generator<Entry> {
    const gone = this.#gone(prefix, from);
    let index = 0;
    for (const entry of this.#now.range(prefix, from)) {
      for (let next = gone[index]; next !== undefined && next.key < entry.key; next = gone[++index])
        yield next;
      const past = this.get(entry.key);
      if (past !== undefined) yield past;
    }
    yield* gone.slice(index);
  }

  count(prefix: string, from: string = prefix): number {
    let count = this.#now.count(prefix, from) + this.#gone(prefix, from).length;
    for (const [key, before] of this.#before) {
      if (before === undefined && isWithin(key, prefix, from) && this.#now.get(key) !== undefined) count--;
    }
    return count;
  }

  /** Entries that have been deleted since then, in key order. */
  #gone(prefix: string, from: string): readonly Entry[] {
    const gone: Entry[] = [];
    for (const [key, before] of this.#before) {
      if (before !== undefined && isWithin(key, prefix, from) && this.#now.get(key) === undefined)
        gone.push(before);
    }
    return gone.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  }
}

function isWithin(key: string, prefix: string, from: string): boolean {
  return key.startsWith(prefix) && key >= from;
}
