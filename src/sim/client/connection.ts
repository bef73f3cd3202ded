import type { Kernel } from "../kernel/kernel.ts";
import type { Random } from "../kernel/random.ts";
import type { Incoming, Stored } from "../wire/object.ts";
import type { Resource } from "../wire/resource.ts";
import type { Status } from "../wire/status.ts";
import type { Informer, InformerOptions } from "./informer.ts";

/** What became of a request: the object that the server answered with, or its refusal. */
export type Outcome<T extends Stored = Stored> =
  { readonly ok: true; readonly object: T } | { readonly ok: false; readonly status: Status };

export type Done<T extends Stored = Stored> = (outcome: Outcome<T>) => void;

export type PatchType = "merge" | "strategic" | "json";

/**
 * A component's connection to its API server (client-go's clientset and informer factory): controllers, scheduler,
 * kubelet and kube-proxy reach the cluster through nothing else. `done` is called once; almost always before the
 * call returns, later if a webhook or the network makes the request wait. A server that cannot be reached gives a
 * Status with code 0 and the network's message.
 */
export interface Connection {
  readonly kernel: Kernel;
  /** This component's own stream of randomness: fork it, do not draw from it. */
  readonly random: Random;
  /** The one informer of this connection for a resource and these options; it starts at once and never gives up. */
  informer<T extends Stored>(resource: Resource<T>, options?: InformerOptions<T>): Informer<T>;
  get<T extends Stored>(resource: Resource<T>, place: Place, done: Done<T>): void;
  create<T extends Stored>(resource: Resource<T>, object: Incoming, done?: Done<T>): void;
  /** Replaces the object; refused as Conflict if its resourceVersion is not the stored one. */
  update<T extends Stored>(resource: Resource<T>, object: T, done?: Done<T>): void;
  updateStatus<T extends Stored>(resource: Resource<T>, object: T, done?: Done<T>): void;
  patch<T extends Stored>(resource: Resource<T>, place: Place, patch: Patch, done?: Done<T>): void;
  delete<T extends Stored>(
    resource: Resource<T>,
    place: Place,
    options?: DeleteOptions,
    done?: Done<T>,
  ): void;
  /** Posts to a subresource: `binding`, `eviction`. */
  post(resource: Resource, place: Place & { readonly subresource: string }, body: object, done?: Done): void;
  /** Puts to a subresource that is not `status`: `finalize`. */
  put(resource: Resource, place: Place & { readonly subresource: string }, body: object, done?: Done): void;
  /** Deletes all objects of a resource in a namespace. */
  deleteCollection(resource: Resource, namespace: string, done?: Done): void;
  /** What the server serves at present, each resource once, in the version that it prefers; undefined if it does not say. */
  discover(done: (resources: readonly DiscoveredResource[] | undefined) => void): void;
  /** Ends the informers of a resource that is not served any more. Their objects stay as they were. */
  forget(resource: Resource): void;
  /** Ends all watches: the component has stopped. */
  close(): void;
}

/** A resource that a server says it serves. */
export interface DiscoveredResource {
  readonly resource: Resource;
  readonly verbs: readonly string[];
}

export interface Place {
  readonly namespace?: string;
  readonly name: string;
}

export interface Patch {
  readonly type: PatchType;
  readonly body: object;
  readonly subresource?: "status" | "scale";
}

export interface DeleteOptions {
  readonly gracePeriodSeconds?: number;
  readonly propagationPolicy?: "Orphan" | "Background" | "Foreground";
  readonly preconditions?: { readonly uid?: string; readonly resourceVersion?: string };
}
