import { jsonEqual, without } from "../wire/json.ts";
import type { Stored, StoredMeta } from "../wire/object.ts";
import type { Kind } from "./kind.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * The object that an update asks for, with what it may not touch taken from the old one: its identity always; the
 * status on the main resource; everything but the status on the status subresource.
 */
export function merged(kind: Kind, incoming: Stored, old: Stored, subresource: string): Stored {
  const metadata = keptMetadata(incoming.metadata, old.metadata);
  const base = { apiVersion: old.apiVersion, kind: old.kind };
  if (subresource === "status") {
    const { status } = incoming as unknown as Fields;
    const owners = old.metadata.ownerReferences;
    const kept = { ...metadata, ...(owners === undefined ? {} : { ownerReferences: owners }) };
    return { ...old, metadata: kept, ...(status === undefined ? {} : { status }) };
  }
  if (subresource !== "finalize" && kind.subresources?.includes("finalize") === true) {
    // The finalizers in a namespace's spec are the subresource's alone.
    return {
      ...incoming,
      ...base,
      metadata,
      spec: fieldOf(old, "spec"),
      status: fieldOf(old, "status"),
    } as Stored;
  }
  if (kind.subresources?.includes("status") !== true) return { ...incoming, ...base, metadata };
  const { status } = old as unknown as Fields;
  const { status: _, ...rest } = incoming as unknown as Fields;
  return { ...rest, ...base, metadata, ...(status === undefined ? {} : { status }) };
}

function fieldOf(object: Stored, field: string): unknown {
  return (object as unknown as Fields)[field];
}

const serverOwned = [
  "managedFields",
  "selfLink",
  "generation",
  "deletionTimestamp",
  "deletionGracePeriodSeconds",
] as const;

/** What clients cannot change silently stays as it was; a name or uid that differs is refused later. */
function keptMetadata(incoming: StoredMeta, old: StoredMeta): StoredMeta {
  const rest = without(incoming, serverOwned);
  return {
    ...rest,
    namespace: old.namespace,
    uid: old.uid,
    creationTimestamp: old.creationTimestamp,
    resourceVersion: old.resourceVersion,
    ...pick(old, "generation"),
    ...pick(old, "deletionTimestamp"),
    ...pick(old, "deletionGracePeriodSeconds"),
  };
}

function pick<K extends keyof StoredMeta>(metadata: StoredMeta, field: K): Partial<Pick<StoredMeta, K>> {
  return metadata[field] === undefined ? {} : ({ [field]: metadata[field] } as Pick<StoredMeta, K>);
}

/** Whether a write would change nothing: then there is none, and no new resourceVersion. */
export function sameContent(object: Stored, old: Stored): boolean {
  return jsonEqual(object, old);
}
