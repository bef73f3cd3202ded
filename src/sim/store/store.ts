import { assert } from "../kernel/assert.ts";
import type { Digest } from "../kernel/digest.ts";
import { freeze } from "../wire/json.ts";
import { History } from "./history.ts";
import { KeyIndex } from "./key-index.ts";
import { Past } from "./past.ts";
import { Watchers, type OnChange } from "./watchers.ts";

export interface Entry<T = unknown> {
  readonly key: string;
  /** Frozen. */
  readonly value: T;
  readonly created: number;
  readonly modified: number;
  /** How often it was written since it was created. */
  readonly version: number;
  /** The lease with which it ends, if it is bound to one. */
  readonly lease?: string;
}

export interface Change {
  readonly revision: number;
  readonly key: string;
  readonly before: Entry | undefined;
  readonly after: Entry | undefined;
}

/** Reading a store at one revision. */
export interface Reading {
  get(key: string): Entry | undefined;
  /** Entries whose keys begin with `prefix` and are not before `from`, in key order. */
  range(prefix: string, from?: string): Generator<Entry>;
  /** How many of them there are. */
  count(prefix: string, from?: string): number;
}

/**
 * What etcd is to one cluster: keys, values, one revision counter and a log that can be read from any revision that
 * is not compacted. A watch is "the log from revision n, then what comes". Each revision goes into the digest.
 */
export class Store implements Reading {
  readonly #digest: Digest;
  readonly #entries = new Map<string, Entry>();
  readonly #keys = new KeyIndex();
  readonly #watchers = new Watchers();
  readonly #history: History;
  #revision = 1;
  #compacted = 0;
  #isBatch = false;
  /** The revision of the changes that are being made together. */
  #batch: number | undefined;

  /** `from`: what a snapshot holds. Its history is not there any more. */
  constructor(options: {
    readonly digest: Digest;
    readonly historyMax?: number;
    readonly from?: { readonly revision: number; readonly entries: readonly Entry[] };
  }) {
    this.#digest = options.digest;
    this.#history = new History(options.historyMax ?? 20_000);
    const { revision, entries } = options.from ?? { revision: 1, entries: [] };
    this.#revision = revision;
    this.#compacted = options.from === undefined ? 0 : revision;
    for (const entry of entries) {
      this.#entries.set(entry.key, Object.freeze({ ...entry, value: freeze(entry.value) }));
      this.#keys.add(entry.key);
      this.#digest.absorb(entry.key, entry.value);
    }
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
   * Entries from `key` up to, but not with, `end`, in key order: the ranges of etcd's own clients. Without an end it is
   * the key alone; `\0` as the end means all that follow.
   */
  between(key: string, end?: string): readonly Entry[] {
    if (end === undefined) {
      const only = this.#entries.get(key);
      return only === undefined ? [] : [only];
    }
    const found = [...this.#entries.values()].filter(
      (entry) => entry.key >= key && (end === "\0" || entry.key < end),
    );
    return found.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  }

  /** `/registry/pods/` and the like: where there are keys, or have been. */
  get folders(): readonly string[] {
    return this.#keys.folders;
  }

  count(prefix: string, from?: string): number {
    return this.#keys.count(prefix, from);
  }

  /** The store at a revision up to the present one; undefined if it is compacted, or older than what is kept. */
  at(revision: number): Reading | undefined {
    assert(revision <= this.#revision, "nobody reads the future");
    if (revision === this.#revision) return this;
    const changes = this.since(revision);
    return changes === undefined ? undefined : new Past(this, changes);
  }

  /**
   * Writes, in the revision after `revision`. With `expected` only if the key was last modified then (0: if it is
   * absent); undefined if not. Without a lease the key is bound to none, whatever it was bound to before.
   */
  put(key: string, value: unknown, expected?: number, lease?: string): Entry | undefined {
    const before = this.#entries.get(key);
    if (expected !== undefined && (before?.modified ?? 0) !== expected) return undefined;
    const revision = this.#nextRevision();
    const after: Entry = {
      key,
      value: freeze(value),
      created: before?.created ?? revision,
      modified: revision,
      version: (before?.version ?? 0) + 1,
      ...(lease === undefined ? {} : { lease }),
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
    const revision = this.#nextRevision();
    this.#digest.absorb(key, null);
    this.#changed({ revision, key, before, after: undefined });
    return true;
  }

  /** All changes that `work` makes are one revision, as in a transaction. Does not nest. */
  inOneRevision<T>(work: () => T): T {
    assert(!this.#isBatch, "transactions do not nest");
    this.#isBatch = true;
    this.#batch = undefined;
    try {
      return work();
    } finally {
      this.#isBatch = false;
    }
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

  #nextRevision(): number {
    if (!this.#isBatch) return ++this.#revision;
    this.#batch ??= ++this.#revision;
    return this.#batch;
  }

  #changed(change: Change): void {
    this.#history.append(change);
    this.#watchers.notify(change);
  }
}
