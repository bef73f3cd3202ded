import { rfc3339 } from "../../kernel/time.ts";
import type { Json, JsonObject } from "../../wire/json.ts";
import type { Stored } from "../../wire/object.ts";
import type { Kind } from "../kind.ts";
import { decodeManaged, encodeManaged, unmanaged, type Managed } from "./managed.ts";
import { resetFields } from "./reset-fields.ts";
import { scaledManaged } from "./scale-managed.ts";
import type { Typing } from "./typing.ts";
import { updateManaged } from "./update-managed.ts";
import type { Change, View } from "./updater.ts";
import { recordOf, type Write, type WriteRecord } from "./write-record.ts";

/** What is needed to say who owns what in the objects of a kind. */
export interface Ownership {
  readonly kind: Kind;
  readonly typing: Typing;
}

/** Who owns what in a stored object. Objects that came with managedFields, as from a snapshot, have those. */
export function managedOf(object: Stored, ownership: Ownership): Managed {
  const record = recordOf(object);
  return record === undefined ? ownManaged(object) : settle(record, ownership);
}

function ownManaged(object: Stored | undefined): Managed {
  const own = object?.metadata.managedFields as unknown as Json | undefined;
  return decodeManaged(own) ?? unmanaged;
}

/** Goes through the writes that nobody has looked at yet, oldest first. */
function settle(last: WriteRecord, ownership: Ownership): Managed {
  const waiting: WriteRecord[] = [];
  let record: WriteRecord | undefined = last;
  while (record !== undefined && record.settled === undefined) {
    waiting.push(record);
    record = record.previous;
  }
  let managed = record?.settled ?? ownManaged(waiting.at(-1)?.write?.before);
  for (const one of waiting.toReversed()) {
    managed = one.write === undefined ? managed : afterWrite(managed, one.write, ownership);
    one.settle(managed);
  }
  return managed;
}

function afterWrite(managed: Managed, write: Write, ownership: Ownership): Managed {
  const { before, manager } = write;
  // Objects that nobody owned before are not begun to be counted by an update.
  if (before !== undefined && managed.size === 0) return managed;
  const by = { manager, time: rfc3339(write.time) };
  const change = changeOf(write, ownership);
  if (manager.subresource !== "scale") return updateManaged(managed, change, by);
  return scaledManaged(managed, change, by, replicasPath(ownership.kind, manager.apiVersion));
}

/** Where a kind has its number of replicas. */
export function replicasPath({ scalePaths }: Kind, apiVersion: string): string {
  const version = apiVersion.slice(apiVersion.lastIndexOf("/") + 1);
  return scalePaths?.(version)?.specReplicasPath ?? ".spec.replicas";
}

export function changeOf(
  { before, after, manager }: Omit<Write, "time">,
  { kind, typing }: Ownership,
): Change {
  const old: View = (version) => {
    if (before !== undefined) return typing.versioned(before, version);
    const shape = typing.shape(version);
    return shape === undefined ? undefined : { value: typing.empty(version), shape };
  };
  return {
    before: old,
    after: (version) => typing.versioned(after, version),
    apiVersion: manager.apiVersion,
    reset: resetFields(kind, manager.subresource),
  };
}

const encodings = new WeakMap<Managed, readonly JsonObject[]>();

/** metadata.managedFields of a stored object; undefined if nobody owns anything. */
export function managedFieldsOf(object: Stored, ownership: Ownership): readonly JsonObject[] | undefined {
  const managed = managedOf(object, ownership);
  if (managed.size === 0) return undefined;
  let encoding = encodings.get(managed);
  if (encoding === undefined) {
    encoding = encodeManaged(managed);
    encodings.set(managed, encoding);
  }
  return encoding;
}
