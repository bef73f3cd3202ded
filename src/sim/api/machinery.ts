import type { Kernel } from "../kernel/kernel.ts";
import type { Random } from "../kernel/random.ts";
import type { Store } from "../store/store.ts";
import type { Stored } from "../wire/object.ts";
import type { AdmissionPlugin } from "./admission/admission.ts";
import type { Collection } from "./collection.ts";
import type { FieldError } from "./field-error.ts";

/** What all collections of one server share. */
export interface Machinery {
  readonly kernel: Kernel;
  readonly store: Store;
  readonly random: Random;
  readonly admission: readonly AdmissionPlugin[];
  readonly cluster: Cluster;
}

/** Reading the other resources of the cluster, by their qualified names: `pods`, `leases.coordination.k8s.io`. */
export interface Cluster {
  /** Undefined if the resource is not served. */
  collection(resource: string): Collection | undefined;
  find(resource: string, namespace: string, name: string): Stored | undefined;
}

export interface User {
  readonly name: string;
  readonly groups: readonly string[];
}

export type Check = (object: Stored, old: Stored | undefined) => readonly FieldError[];

export interface WriteOptions {
  readonly subresource?: "status" | "scale" | "finalize" | "resize" | "ephemeralcontainers" | "binding";
  /** What is wrong with the object as it would be stored; absent for those who make no mistakes. */
  readonly check?: Check | undefined;
  /** Everything but the write. */
  readonly dryRun?: boolean;
}
