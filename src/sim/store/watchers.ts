import type { Change } from "./store.ts";

export type OnChange = (change: Change) => void;

/** Who is told of changes, by prefix: a change costs nothing to those who watch other folders. */
export class Watchers {
  readonly #byPrefix = new Map<string, Set<OnChange>>();

  /** `prefix` ends with a slash, or is a whole key. The result ends it. */
  add(prefix: string, watcher: OnChange): () => void {
    const watchers = this.#byPrefix.get(prefix) ?? new Set();
    this.#byPrefix.set(prefix, watchers);
    watchers.add(watcher);
    return () => {
      watchers.delete(watcher);
      if (watchers.size === 0 && this.#byPrefix.get(prefix) === watchers) this.#byPrefix.delete(prefix);
    };
  }

  notify(change: Change): void {
    const { key } = change;
    for (let slash = key.indexOf("/"); slash >= 0; slash = key.indexOf("/", slash + 1)) {
      this.#tell(key.slice(0, slash + 1), change);
    }
    this.#tell(key, change);
  }

  #tell(prefix: string, change: Change): void {
    const watchers = this.#byPrefix.get(prefix);
    if (watchers === undefined) return;
    for (const watcher of watchers) watcher(change);
  }
}
