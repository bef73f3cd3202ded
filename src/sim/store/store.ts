import { assert } from "../kernel/assert.ts";
import type { Digest } from "../kernel/digest.ts";
import { freeze } from "../wire/json.ts";
import { History } from "./history.ts";
import { KeyIndex } from "./key-index.ts";
import { Watchers, type OnChange } from "./watchers.ts";

export interface Entry<T = unknown> {
  readonly key: string;
  /** Frozen. */
  readonly value: T;
  readonly created: number;
  readonly modified: number;
  /** How often it was written since it was created. */
  readonly version: number;
}

export interface Change {
  readonly revision: number;
  readonly key: string;
  readonly before: Entry | undefined;
  readonly after: Entry | undefined;
}

/**
 * What etcd is to one cluster: keys, values, one revision counter and a log that can be read from any revision that
 * is not compacted. A watch is "the log from revision n, then what comes". Each revision goes into the digest.
 */
export class Store {
  readonly #digest: Digest;
  readonly #entries = new Map<string, Entry>();
  readonly #keys = new KeyIndex();
  readonly #watchers = new Watchers();
  readonly #history: History;
  #revision = 1;
  #compacted = 0;

  constructor(options: { readonly digest: Digest; readonly historyMax?: number }) {
    this.#digest = options.digest;
    this.#history = new History(options.historyMax ?? 20_000);
  }

  /** The revision of the last change. Like etcd's, it begins at 1. */
  get revision(): number {
    return this.#revision;
  }

  /** Clients cannot read the log at or before this revision any more. */
  get compacted(): number {
    return this.#compacted;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): Entry | undefined {
    return this.#entries.get(key);
  }

  /** Entries whose keys begin with `prefix`, in key order; `from` skips those before it. */
  *range(prefix: string, from?: string): Generator<Entry> {
    for (const key of this.#keys.range(prefix, from)) {
      const entry = this.#entries.get(key);
      if (entry !== undefined) yield entry;
    }
  }

  /**
   * Writes, in the revision after `revision`. With `expected` only if the key was last modified then (0: if it is
   * absent); undefined if not.
   */
  put(key: string, value: unknown, expected?: number): Entry | undefined {
    const before = this.#entries.get(key);
    if (expected !== undefined && (before?.modified ?? 0) !== expected) return undefined;
    const revision = ++this.#revision;
    const after: Entry = {
      key,
      value: freeze(value),
      created: before?.created ?? revision,
      modified: revision,
      version: (before?.version ?? 0) + 1,
    };
    this.#entries.set(key, after);
    if (before === undefined) this.#keys.add(key);
    this.#digest.absorb(key, value);
    this.#changed({ revision, key, before, after });
    return after;
  }

  /** False if the key is absent, or was not last modified at `expected`. */
  delete(key: string, expected?: number): boolean {
    const before = this.#entries.get(key);
    if (before === undefined || (expected !== undefined && before.modified !== expected)) return false;
    this.#entries.delete(key);
    this.#keys.delete(key);
    const revision = ++this.#revision;
    this.#digest.absorb(key, null);
    this.#changed({ revision, key, before, after: undefined });
    return true;
  }

  /** Calls back at each change under a prefix (ending in a slash) or of one key, within the writer's step. */
  watch(prefix: string, onChange: OnChange): () => void {
    return this.#watchers.add(prefix, onChange);
  }

  /** The changes after `revision`, of all keys; undefined if the log does not reach back that far. */
  since(revision: number): readonly Change[] | undefined {
    if (revision < this.#compacted) return undefined;
    return this.history(revision);
  }

  /** As `since`, but also behind the mark of compaction: for looking at the past, not for clients. */
  history(revision: number): readonly Change[] | undefined {
    const oldest = this.#history.oldest ?? this.#revision + 1;
    return revision + 1 < oldest ? undefined : this.#history.since(revision);
  }

  compact(revision: number): void {
    assert(revision <= this.#revision, "nobody compacts the future");
    this.#compacted = Math.max(this.#compacted, revision);
  }

  #changed(change: Change): void {
    this.#history.append(change);
    this.#watchers.notify(change);
  }
}
