import type { OwnerReference } from "kubernetes-types/meta/v1";
import type { Stored } from "../wire/object.ts";
import { apiVersionOf, qualified, type Resource } from "../wire/resource.ts";
import type { Absent, Action } from "./action.ts";
import { collectable, isCollectable } from "./collectable.ts";
import {
  controller,
  target,
  watch,
  type Controller,
  type Index,
  type Target,
  type View,
  type Watch,
} from "./controller.ts";

const orphanFinalizer = "orphan";
const foregroundFinalizer = "foregroundDeletion";

type OwnedIndex = Index<Stored>;

/** The resources that take part, with what is owned in each by the uid of an owner. */
interface Graph {
  readonly resources: readonly Resource[];
  readonly owned: readonly OwnedIndex[];
}

const graphs = new WeakMap<readonly Resource[], Graph>();

/** Those that are known from the start, and those that have been found since. */
function graphOf(start: Graph, { discovered }: View): Graph {
  if (discovered.length === 0) return start;
  const made = graphs.get(discovered);
  if (made !== undefined) return made;
  const known = new Set(start.resources.map(qualified));
  const others = discovered.filter((resource) => !known.has(qualified(resource)));
  const graph: Graph = {
    resources: [...start.resources, ...others],
    owned: [...start.owned, ...others.map(ownedIndex)],
  };
  graphs.set(discovered, graph);
  return graph;
}

/**
 * Deletes what has lost all its owners, in the background, in the foreground, or leaves it behind as an orphan.
 * @models pkg/controller/garbagecollector/garbagecollector.go attemptToDeleteItem, 1.33
 */
export function garbageCollector(): Controller {
  const resources = collectable();
  const start: Graph = { resources, owned: resources.map(ownedIndex) };
  const watched = (resource: Resource): Watch =>
    watch(resource, (before, after, view) => affected(graphOf(start, view), before, after, view));
  return controller<Stored>({
    name: "garbage-collector-controller",
    account: "generic-garbage-collector",
    resources,
    indexes: start.owned,
    discovers: { reconciles: true, index: ownedIndex, watch: watched, isWanted: isCollectable },
    concerns: (before, after) => after !== undefined && isConcerned(before, after),
    watches: resources.map(watched),

    reconcile(object, view) {
      const graph = graphOf(start, view);
      const resource = resourceOf(graph, object);
      if (resource === undefined) return [];
      const finalizers = object.metadata.finalizers ?? [];
      const isEnding = object.metadata.deletionTimestamp !== undefined;
      if (isEnding && finalizers.includes(orphanFinalizer)) return orphan(object, resource, { graph, view });
      if (isEnding && finalizers.includes(foregroundFinalizer))
        return followUp(object, resource, { graph, view });
      return isEnding ? [] : attemptToDelete(object, resource, { graph, view });
    },
  });
}

function ownedIndex(resource: Resource): OwnedIndex {
  return {
    name: "owner",
    resource,
    keysOf: ({ metadata }) => (metadata.ownerReferences ?? []).map(({ uid }) => uid),
  };
}

function isConcerned(before: Stored | undefined, after: Stored): boolean {
  const { ownerReferences, deletionTimestamp } = after.metadata;
  if (before === undefined) return ownerReferences !== undefined || deletionTimestamp !== undefined;
  return (
    before.metadata.ownerReferences !== ownerReferences ||
    before.metadata.deletionTimestamp !== deletionTimestamp ||
    (deletionTimestamp !== undefined && before.metadata.finalizers !== after.metadata.finalizers)
  );
}

/** An owner that goes, or waits for its dependents, concerns them; a dependent that goes concerns such an owner. */
function affected(
  graph: Graph,
  before: Stored | undefined,
  after: Stored | undefined,
  view: View,
): readonly Target[] {
  if (after === undefined && before !== undefined) {
    return [...dependents(before, { graph, view }), ...waitingOwners(before, { graph, view })];
  }
  if (after?.metadata.deletionTimestamp === undefined) return [];
  const hasBegun = before?.metadata.deletionTimestamp === undefined;
  const isForeground = after.metadata.finalizers?.includes(foregroundFinalizer) ?? false;
  return hasBegun && isForeground ? dependents(after, { graph, view }) : [];
}

interface Seen {
  readonly graph: Graph;
  readonly view: View;
}

function dependentsIn({ metadata }: Stored, { graph, view }: Seen): readonly (readonly [Resource, Stored])[] {
  return graph.owned.flatMap((index) =>
    view.by(index, metadata.uid).map((object) => [index.resource, object] as const),
  );
}

function dependents(owner: Stored, seen: Seen): readonly Target[] {
  return dependentsIn(owner, seen).map(([resource, object]) => target(resource, object));
}

function waitingOwners(object: Stored, seen: Seen): readonly Target[] {
  return (object.metadata.ownerReferences ?? []).flatMap((reference) => {
    const found = ownerOf(object, reference, seen);
    const isWaiting = found?.owner?.metadata.finalizers?.includes(foregroundFinalizer) ?? false;
    return found?.owner === undefined || !isWaiting ? [] : [target(found.resource, found.owner)];
  });
}

/** Undefined if this kind of owner is not known here; then nobody can say that it is gone. */
function ownerOf(
  object: Stored,
  reference: OwnerReference,
  { graph, view }: Seen,
): { readonly resource: Resource; readonly owner: Stored | undefined } | undefined {
  const resource = graph.resources.find(
    (one) => one.kind === reference.kind && groupOf(apiVersionOf(one)) === groupOf(reference.apiVersion),
  );
  if (resource === undefined) return undefined;
  const found = view.get(resource, resource.namespaced ? object.metadata.namespace : "", reference.name);
  return { resource, owner: found?.metadata.uid === reference.uid ? found : undefined };
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes("/") ? (apiVersion.split("/")[0] ?? "") : "";
}

function resourceOf({ resources }: Graph, { apiVersion, kind }: Stored): Resource | undefined {
  return resources.find((one) => one.kind === kind && apiVersionOf(one) === apiVersion);
}

function attemptToDelete(object: Stored, resource: Resource, seen: Seen): readonly Action[] {
  const references = object.metadata.ownerReferences ?? [];
  if (references.length === 0) return [];
  const owners = references.map((reference) => ({ reference, found: ownerOf(object, reference, seen) }));
  const isDangling = ({ found }: (typeof owners)[number]): boolean =>
    found !== undefined && found.owner === undefined;
  const isWaiting = ({ reference, found }: (typeof owners)[number]): boolean =>
    found?.owner?.metadata.deletionTimestamp !== undefined &&
    (found.owner.metadata.finalizers ?? []).includes(foregroundFinalizer) &&
    reference.blockOwnerDeletion === true;
  const dangling = owners.filter(isDangling);
  const waiting = owners.filter(isWaiting);
  if (dangling.length + waiting.length < owners.length) {
    return [...dangling, ...waiting].map(({ reference }) => release(object, resource, reference.uid));
  }
  const ifGone = dangling.flatMap(({ reference, found }): readonly Absent[] =>
    found === undefined ? [] : [absent(object, reference, found.resource)],
  );
  const propagationPolicy = policyOf(object, waiting.length > 0 && dependentsIn(object, seen).length > 0);
  return [{ do: "delete", resource, object, options: { propagationPolicy }, ifGone }];
}

function policyOf(
  { metadata: { finalizers = [] } }: Stored,
  inForeground: boolean,
): "Foreground" | "Background" | "Orphan" {
  if (inForeground) return "Foreground";
  if (finalizers.includes(orphanFinalizer)) return "Orphan";
  return finalizers.includes(foregroundFinalizer) ? "Foreground" : "Background";
}

function absent(object: Stored, { name, uid }: OwnerReference, resource: Resource): Absent {
  return { resource, namespace: resource.namespaced ? object.metadata.namespace : "", name, uid };
}

/** An empty list is none. */
function orNone<T>(list: readonly T[]): readonly T[] | null {
  return list.length === 0 ? null : list;
}

/** Takes an owner from a dependent. */
function release(object: Stored, resource: Resource, owner: string): Action {
  const ownerReferences = (object.metadata.ownerReferences ?? []).filter(({ uid }) => uid !== owner);
  const { uid, resourceVersion } = object.metadata;
  const body = { metadata: { ownerReferences: orNone(ownerReferences), uid, resourceVersion } };
  return { do: "patch", resource, object, patch: { type: "merge", body } };
}

/** The owner's dependents lose it, then it may go. */
function orphan(object: Stored, resource: Resource, seen: Seen): readonly Action[] {
  const released = dependentsIn(object, seen).map(([one, dependent]) =>
    release(dependent, one, object.metadata.uid),
  );
  return [...released, dropFinalizer(object, resource, orphanFinalizer)];
}

/** Waits for the dependents that block it, then it may go. */
function followUp(object: Stored, resource: Resource, seen: Seen): readonly Action[] {
  const { uid } = object.metadata;
  const isBlocking = ({ metadata }: Stored): boolean =>
    metadata.ownerReferences?.some((one) => one.uid === uid && one.blockOwnerDeletion === true) ?? false;
  const blocked = dependentsIn(object, seen).some(([, dependent]) => isBlocking(dependent));
  return blocked ? [] : [dropFinalizer(object, resource, foregroundFinalizer)];
}

function dropFinalizer(object: Stored, resource: Resource, finalizer: string): Action {
  const finalizers = (object.metadata.finalizers ?? []).filter((one) => one !== finalizer);
  const { uid, resourceVersion } = object.metadata;
  const body = { metadata: { finalizers: orNone(finalizers), uid, resourceVersion } };
  return { do: "patch", resource, object, patch: { type: "merge", body } };
}
