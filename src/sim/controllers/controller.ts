import type { OwnerReference } from "kubernetes-types/meta/v1";
import type { DiscoveredResource } from "../client/connection.ts";
import type { Module } from "../kernel/module.ts";
import { namespaceOf } from "../client/object-cache.ts";
import type { Instant } from "../kernel/time.ts";
import type { Stored } from "../wire/object.ts";
import { apiVersionOf, type Resource } from "../wire/resource.ts";
import type { Action, Refusal } from "./action.ts";

/** A named way to find objects of a resource. The function must not depend on anything but the object. */
export interface Index<T extends Stored> {
  readonly name: string;
  readonly resource: Resource<T>;
  readonly keysOf: (object: T) => readonly string[];
}

/** An index of objects of whatever type. */
export interface AnyIndex {
  readonly name: string;
  readonly resource: Resource;
  readonly keysOf: (object: never) => readonly string[];
}

/** What a controller sees: the cluster as its caches have it. Reading is all it can do. */
export interface View {
  readonly now: Instant;
  /** When this controller manager started. */
  readonly started: Instant;
  get<T extends Stored>(resource: Resource<T>, namespace: string, name: string): T | undefined;
  list<T extends Stored>(resource: Resource<T>, namespace?: string): readonly T[];
  /** Those whose controlling owner has this uid. */
  controlledBy<T extends Stored>(resource: Resource<T>, uid: string): readonly T[];
  by<T extends Stored>(index: Index<T>, key: string): readonly T[];
  /** Resources that the server says it serves, of which the manager keeps copies for those that want them all. */
  readonly discovered: readonly Resource[];
  /** When it last said so, and all its copies were complete; undefined if it never was asked. */
  readonly discoveredAt: Instant | undefined;
}

/** What the manager remembers of one object between two looks at it. */
export interface Memory {
  /** What was refused of the last look's actions. */
  readonly refusals: readonly Refusal[];
  /** When the controller first asked for this label; forgotten after a look that does not ask for it. */
  since(label: string): Instant;
  /** Whether the last look asked for it. */
  had(label: string): boolean;
  /** What the last look kept. */
  readonly kept: unknown;
  /** Leaves something for the next looks, until another thing is kept; it must not be changed afterwards. */
  keep(value: unknown): void;
}

/** Names an object that is to be looked at. */
export interface Target {
  readonly resource: Resource;
  readonly namespace: string;
  readonly name: string;
}

/** Which objects a change of another one concerns. Undefined before: added; undefined after: deleted. */
export interface Watch<W extends Stored = Stored> {
  readonly resource: Resource<W>;
  readonly affects: (before: W | undefined, after: W | undefined, view: View) => readonly Target[];
  /** How long a change waits for further ones; not at all unless told. */
  readonly settle?: number;
}

/** How a controller takes part in the resources that discovery finds. */
export interface Discovering {
  /** Looks at their objects, as at those of `resources`. */
  readonly reconciles: boolean;
  readonly index?: (resource: Resource) => AnyIndex;
  readonly watch?: (resource: Resource) => Watch;
  readonly isWanted: (found: DiscoveredResource) => boolean;
}

/** A control loop: from one object and the world around it to the next steps. No side effects. */
export interface Controller<T extends Stored = Stored> {
  /** As in `--controllers`: `deployment-controller`. */
  readonly name: string;
  /** The service account in kube-system that it acts as, where that is not its name; empty for the manager itself. */
  readonly account?: string;
  /** The source of its events, where that is not its name. */
  readonly component?: string;
  /** The kinds of objects that it looks at, whenever one changes. */
  readonly resources: readonly Resource<T>[];
  readonly watches?: readonly Watch[];
  readonly indexes?: readonly AnyIndex[];
  /**
   * What it does with resources that are found by discovery, beside those of its list: custom resources, and kinds
   * that nobody needs before somebody asks. Looked for half a minute after the start and every half minute.
   */
  readonly discovers?: Discovering;
  /** How many objects at once; unlimited unless told. */
  readonly workers?: number;
  /** Whether a change of an object itself is worth a look; every one is unless told. */
  readonly concerns?: (before: T | undefined, after: T | undefined) => boolean;
  /** How long such a change waits for further ones; not at all unless told. */
  readonly settle?: (before: T | undefined, after: T | undefined) => number;
  /** Must not depend on `this`. */
  reconcile(object: T, view: View, memory: Memory): readonly Action[];
  /** In the place of `reconcile`, if most clusters never need it. */
  readonly late?: LateLoop;
  /** The object is gone; this is what it last was. */
  removed?(object: T, view: View, memory: Memory): readonly Action[];
}

/** A control loop whose code is loaded when there is something to look at. */
export interface LateLoop {
  readonly module: Module<unknown>;
  readonly reconcile: (loaded: unknown, object: Stored, view: View, memory: Memory) => readonly Action[];
}

/** Forgets the type of a controller's objects, for lists. */
export function controller<T extends Stored>(parts: Controller<T>): Controller {
  return parts as unknown as Controller;
}

/** The same for a watch. */
export function watch<W extends Stored>(
  resource: Resource<W>,
  affects: Watch<W>["affects"],
  settle = 0,
): Watch {
  return { resource, affects, settle } as unknown as Watch;
}

export function target(resource: Resource, object: Stored): Target {
  return { resource, namespace: namespaceOf(object), name: object.metadata.name };
}

/** The reference by which a controller owns what it makes. */
export function controllerReference(resource: Resource, owner: Stored): OwnerReference {
  const { name, uid } = owner.metadata;
  const { kind } = resource;
  return { apiVersion: apiVersionOf(resource), kind, name, uid, controller: true, blockOwnerDeletion: true };
}

/** The controlling owner of an object, if it is of this resource. */
export function controllingTarget(resource: Resource, object: Stored | undefined): readonly Target[] {
  const owner = object?.metadata.ownerReferences?.find(({ controller }) => controller === true);
  if (owner === undefined || owner.kind !== resource.kind) return [];
  return [{ resource, namespace: object?.metadata.namespace ?? "", name: owner.name }];
}

/** Watches dependents: a change of one concerns its controlling owner. */
export function watchOwned(owner: Resource, dependents: Resource, settle = 0): Watch {
  return watch(
    dependents,
    (before, after) => [...controllingTarget(owner, before), ...controllingTarget(owner, after)],
    settle,
  );
}
