import type { Digest } from "../kernel/digest.ts";
import { sha256 } from "../kernel/sha256.ts";
import { toBytes } from "../kernel/text.ts";
import { isObject } from "../wire/json.ts";
import { Store, type Entry } from "./store.ts";

/** The first line of a snapshot: by it a file is known as one. */
const title = "drydock etcd snapshot 1";

/** A file that is no snapshot, or not the one that was written. The message is etcdutl's. */
export class SnapshotError extends Error {
  override name = "SnapshotError";
}

export interface SnapshotStatus {
  /** The first 8 hexadecimal digits of the content's hash. */
  readonly hash: string;
  readonly revision: number;
  readonly totalKeys: number;
  /** Bytes. */
  readonly totalSize: number;
}

/**
 * Everything that a store holds, as the content of a file; its history is not in it. `shown` makes of a value what
 * is to be written of it.
 */
export function takeSnapshot(store: Store, shown: (value: unknown) => unknown = (value) => value): string {
  const lines = [title, JSON.stringify({ revision: store.revision })];
  for (const entry of store.between("\0", "\0")) {
    lines.push(JSON.stringify({ ...entry, value: shown(entry.value) }));
  }
  const content = `${lines.join("\n")}\n`;
  return `${content}${sha256(toBytes(content))}\n`;
}

export function isSnapshot(text: string): boolean {
  return text.startsWith(`${title}\n`);
}

/** A store that is equal to the one that was written; a watch of its past finds it compacted. Throws SnapshotError. */
export function restoreSnapshot(
  text: string,
  { digest, checksHash = true }: { readonly digest: Digest; readonly checksHash?: boolean },
): Store {
  const { revision, entries } = read(text, checksHash);
  return new Store({ digest, from: { revision, entries } });
}

/** What `etcdutl snapshot status` tells. Throws SnapshotError. */
export function snapshotStatus(text: string): SnapshotStatus {
  const { revision, entries, hash } = read(text, true);
  return { hash: hash.slice(0, 8), revision, totalKeys: entries.length, totalSize: toBytes(text).length };
}

interface Read {
  readonly revision: number;
  readonly entries: readonly Entry[];
  readonly hash: string;
}

function read(text: string, checksHash: boolean): Read {
  const match = /^([\s\S]*\n)([0-9a-f]{64})\n$/.exec(text);
  const content = match?.[1] ?? "";
  const hash = match?.[2] ?? "";
  if (!isSnapshot(text) || match === null) {
    throw new SnapshotError("snapshot missing hash but --skip-hash-check=false");
  }
  const actual = sha256(toBytes(content));
  if (checksHash && actual !== hash) {
    throw new SnapshotError(`expected sha256 [${bytes(hash)}], got [${bytes(actual)}]`);
  }
  const [, head = "", ...lines] = content.trimEnd().split("\n");
  const { revision } = parsed(head);
  if (typeof revision !== "number") throw new SnapshotError("invalid database");
  return { revision, entries: lines.map((line) => parsed(line) as unknown as Entry), hash };
}

function parsed(line: string): Readonly<Record<string, unknown>> {
  try {
    const value = JSON.parse(line) as unknown;
    if (isObject(value)) return value;
  } catch {
    // Falls through: what is no JSON is no snapshot, either.
  }
  throw new SnapshotError("invalid database");
}

/** Go's notation of bytes. */
function bytes(hash: string): string {
  return (hash.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)).join(" ");
}
