import type { Entry, Store } from "./store.ts";

/** What is compared of a key; a key that is absent has zeros and no value. */
export type Compare = {
  readonly key: string;
  readonly result: "=" | "!=" | "<" | ">";
} & (
  | { readonly target: "version" | "create" | "mod"; readonly to: number }
  | { readonly target: "value"; readonly to: string }
  | { readonly target: "lease"; readonly to: string }
);

/** One step. `end` is the first key behind a range; `\0` means all keys from `key` on. */
export type Operation =
  | { readonly do: "put"; readonly key: string; readonly value: unknown; readonly lease?: string }
  | { readonly do: "delete"; readonly key: string; readonly end?: string }
  | { readonly do: "range"; readonly key: string; readonly end?: string; readonly limit?: number };

export interface Transaction {
  readonly compare: readonly Compare[];
  readonly success: readonly Operation[];
  readonly failure: readonly Operation[];
}

export type Answer =
  | { readonly do: "put"; readonly before: Entry | undefined }
  | { readonly do: "delete"; readonly deleted: readonly Entry[] }
  | { readonly do: "range"; readonly entries: readonly Entry[]; readonly count: number };

/** What became of a transaction. A key that is put twice refuses it. */
export type Committed =
  | { readonly error: string }
  | { readonly succeeded: boolean; readonly revision: number; readonly answers: readonly Answer[] };

/** Does one or the other list of steps, in one revision. @models etcd server/etcdserver/apply Txn, 3.5 */
export function transact(store: Store, { compare, success, failure }: Transaction): Committed {
  const succeeded = compare.every((one) => holds(store.get(one.key), one));
  const steps = succeeded ? success : failure;
  const puts = steps.filter((step) => step.do === "put").map(({ key }) => key);
  if (new Set(puts).size < puts.length) {
    return { error: "etcdserver: duplicate key given in txn request" };
  }
  const answers = store.inOneRevision(() => steps.map((step) => perform(store, step)));
  return { succeeded, revision: store.revision, answers };
}

function perform(store: Store, step: Operation): Answer {
  if (step.do === "put") {
    const before = store.get(step.key);
    store.put(step.key, step.value, undefined, step.lease);
    return { do: "put", before };
  }
  const found = store.between(step.key, step.end);
  if (step.do === "range") return { do: "range", entries: found.slice(0, step.limit), count: found.length };
  for (const { key } of found) store.delete(key);
  return { do: "delete", deleted: found };
}

function holds(entry: Entry | undefined, compare: Compare): boolean {
  const order = compareTo(entry, compare);
  if (order === undefined) return false;
  const { result } = compare;
  if (result === "=") return order === 0;
  if (result === "!=") return order !== 0;
  return result === "<" ? order < 0 : order > 0;
}

const numbers = { version: "version", create: "created", mod: "modified" } as const;

/** Negative if the entry's is less; undefined if there is nothing to compare: an absent key has no value. */
function compareTo(entry: Entry | undefined, compare: Compare): number | undefined {
  if (compare.target === "lease") return ordered(entry?.lease ?? "", compare.to);
  if (compare.target === "value")
    return entry === undefined ? undefined : ordered(textOf(entry.value), compare.to);
  return (entry?.[numbers[compare.target]] ?? 0) - compare.to;
}

function ordered(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A value as somebody at the door of etcd sees it: objects are JSON there. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
