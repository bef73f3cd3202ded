import type { ObjectMeta } from "kubernetes-types/meta/v1";

/** Metadata as the API server guarantees it: what a client may omit, storage never does. */
export interface StoredMeta extends Readonly<ObjectMeta> {
  readonly name: string;
  /** Empty for objects of cluster scope. */
  readonly namespace: string;
  readonly uid: string;
  readonly creationTimestamp: string;
  readonly resourceVersion: string;
}

/** An object on its way in: anything may be missing, and nothing is certain. */
export interface Incoming {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: ObjectMeta;
}

/** An object read back: named, defaulted and frozen. */
export interface Stored {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: StoredMeta;
}

/** The uid of the owner that has `controller: true`. */
export function controllerOf(object: Stored): string | undefined {
  return object.metadata.ownerReferences?.find(({ controller }) => controller === true)?.uid;
}
