import type { Kernel } from "../kernel/kernel.ts";
import type { Random } from "../kernel/random.ts";
import type { Instant } from "../kernel/time.ts";
import type { Store } from "../store/store.ts";
import type { Json } from "../wire/json.ts";
import type { Stored } from "../wire/object.ts";
import type { Resource } from "../wire/resource.ts";
import type { AnyPlugin } from "./admission/admission.ts";
import type { Manager } from "./apply/manager.ts";
import type { Auth } from "./auth/auth.ts";
import type { Authorizer } from "./auth/authorizer.ts";
import type { Collection } from "./collection.ts";
import type { FieldError } from "./field-error.ts";
import type { DialDoor } from "./node-door.ts";
import type { ObjectLeases } from "./object-leases.ts";
import type { Registry } from "./registry.ts";
import type { RuleContext } from "./rules.ts";

/** What all collections of one server share. */
export interface Machinery {
  readonly kernel: Kernel;
  readonly store: Store;
  readonly random: Random;
  readonly admission: readonly AnyPlugin[];
  readonly cluster: Cluster;
  readonly registry: Registry;
  /** For objects that are forgotten after a while. */
  readonly leases: ObjectLeases;
  /** Who somebody is. */
  readonly auth: Auth;
  /** Who may do what. */
  readonly authorizer: Authorizer;
  /** 33 for Kubernetes 1.33. */
  readonly minor: number;
  /** The way to webhooks; a server that knows none, in tests, has none. */
  readonly dialDoor?: DialDoor | undefined;
  /** When this server started. */
  readonly started: Instant;
}

/** Reading the other resources of the cluster, by their qualified names: `pods`, `leases.coordination.k8s.io`. */
export interface Cluster {
  /** Undefined if the resource is not served, or if nobody has asked for it yet: then it has no objects. */
  collection(resource: string): Collection | undefined;
  find(resource: string, namespace: string, name: string): Stored | undefined;
}

export interface User {
  readonly name: string;
  readonly uid?: string;
  readonly groups: readonly string[];
  readonly extra?: Readonly<Record<string, readonly string[]>>;
}

export type Check = (object: Stored, old: Stored | undefined, context: RuleContext) => readonly FieldError[];

export interface WriteOptions {
  /** Empty or absent for the object itself. */
  readonly subresource?: string;
  /** What is wrong with the object as it would be stored; absent for those who make no mistakes. */
  readonly check?: Check | undefined;
  /** Everything but the write. */
  readonly dryRun?: boolean;
  /** Absent for what the server does by itself. */
  readonly user?: User;
  /** Sent by a component of the world. */
  readonly typed?: true;
  /** The form in which the request came, by which refusals name it; the storage's unless told. */
  readonly resource?: Resource;
  /** What admission wants to be said beside the answer; it appends to it. */
  readonly warnings?: string[];
  /** The CreateOptions and the like that the client sent. */
  readonly options?: Json | undefined;
  /** A PATCH: what it says of the object's identity is no condition. */
  readonly isPatch?: boolean;
  /** Who comes to own what the write changes; absent where that is nobody. */
  readonly manager?: Manager;
}
