import type { EventSeries, ObjectReference } from "kubernetes-types/core/v1";
import type { Stored, StoredMeta } from "../wire/object.ts";
import { namespaceOf } from "./object-cache.ts";
import type { Resource } from "../wire/resource.ts";

export type EventType = "Normal" | "Warning";

/** A core/v1 Event as components write it. */
export interface StoredEvent extends Stored {
  readonly involvedObject: ObjectReference;
  readonly reason: string;
  readonly message: string;
  readonly type: EventType;
  readonly source: { readonly component?: string; readonly host?: string };
  readonly firstTimestamp: string | null;
  readonly lastTimestamp: string | null;
  readonly count?: number;
  readonly eventTime: string | null;
  readonly series?: EventSeries;
  readonly action?: string;
  readonly reportingComponent: string;
  readonly reportingInstance: string;
}

export const eventResource: Resource<StoredEvent> = {
  group: "",
  version: "v1",
  kind: "Event",
  plural: "events",
  singular: "event",
  shortNames: ["ev"],
  namespaced: true,
};

/** The reference by which an event names its object. */
export function referenceTo(object: Stored, fieldPath?: string): ObjectReference {
  const { name, uid, resourceVersion } = object.metadata;
  const namespace = namespaceOf(object);
  return {
    kind: object.kind,
    ...(namespace === "" ? {} : { namespace }),
    name,
    uid,
    apiVersion: object.apiVersion,
    resourceVersion,
    ...(fieldPath === undefined ? {} : { fieldPath }),
  };
}

/** Metadata of a new event: named after its object and the nanosecond. */
export function eventMeta(
  object: Pick<ObjectReference, "name" | "namespace">,
  nanoseconds: bigint,
): StoredMeta {
  const name = `${object.name}.${nanoseconds.toString(16)}`;
  const namespace = object.namespace ?? "";
  // The rest of a stored object's metadata is the server's to fill in.
  return { name, namespace: namespace === "" ? "default" : namespace } as StoredMeta;
}
