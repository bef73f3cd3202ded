import { pods, type Pod } from "../kinds/core/pod.ts";
import { controllerRevisions, type ControllerRevision } from "../kinds/apps/controller-revisions.ts";
import { replicaSets, type ReplicaSet } from "../kinds/apps/replica-set.ts";
import type { LabelTest } from "../wire/label-selector.ts";
import { controllerOf, type Stored } from "../wire/object.ts";
import type { Resource } from "../wire/resource.ts";
import type { Action } from "./action.ts";
import {
  controllerReference,
  target,
  watch,
  type Index,
  type Target,
  type View,
  type Watch,
} from "./controller.ts";

/** Pods that nobody controls, by namespace. */
export const orphanPods: Index<Pod> = orphans(pods);
/** ReplicaSets that nobody controls, by namespace. */
export const orphanReplicaSets: Index<ReplicaSet> = orphans(replicaSets);
/** ControllerRevisions that nobody controls, by namespace. */
export const orphanRevisions: Index<ControllerRevision> = orphans(controllerRevisions);

function orphans<T extends Stored>(resource: Resource<T>): Index<T> {
  const keysOf = (object: T): readonly string[] =>
    controllerOf(object) === undefined ? [object.metadata.namespace] : [];
  return { name: "orphans", resource, keysOf };
}

/** An orphan concerns every owner in its namespace that would select it. */
export function watchOrphans<T extends Stored, D extends Stored>(
  owners: Resource<T>,
  index: Index<D>,
  testOf: (owner: T) => LabelTest,
): Watch {
  return watch(index.resource, (before, after, view): readonly Target[] => {
    if (after === undefined || controllerOf(after) !== undefined) return [];
    const { labels, namespace } = after.metadata;
    const isNews =
      before === undefined || before.metadata.labels !== labels || controllerOf(before) !== undefined;
    if (!isNews) return [];
    const found = view.list(owners, namespace).filter((owner) => testOf(owner)(labels));
    return found.map((owner) => target(owners, owner));
  });
}

export interface Claimed<D extends Stored> {
  readonly objects: readonly D[];
  /** Adoptions and releases. */
  readonly actions: readonly Action[];
}

interface Owner {
  readonly object: Stored;
  readonly resource: Resource;
  readonly selects: LabelTest;
  /** What those that it adopts get beside the reference to it. */
  readonly finalizers?: readonly string[];
}

/**
 * The dependents that an owner controls: those it owns and still selects, and orphans that it selects and adopts now.
 * @models pkg/controller/controller_ref_manager.go ClaimPods, 1.33
 */
export function claim<D extends Stored>(owner: Owner, index: Index<D>, view: View): Claimed<D> {
  const { uid, namespace, deletionTimestamp } = owner.object.metadata;
  const isSelected = ({ metadata }: Stored): boolean => owner.selects(metadata.labels);
  const isStaying = ({ metadata }: Stored): boolean => metadata.deletionTimestamp === undefined;
  const owned = view.controlledBy(index.resource, uid);
  const kept = owned.filter(isSelected);
  const released = owned.filter((object) => !isSelected(object) && isStaying(object));
  const free = deletionTimestamp === undefined ? view.by(index, namespace) : [];
  const adopted = free.filter((object) => isStaying(object) && isSelected(object));
  return {
    objects: [...kept, ...adopted],
    actions: [
      ...released.map((object) => release(index.resource, object, uid)),
      ...adopted.map((object) => adopt(index.resource, object, owner)),
    ],
  };
}

function adopt(resource: Resource, object: Stored, owner: Owner): Action {
  const { uid } = object.metadata;
  const { finalizers } = owner;
  const ownerReferences = [controllerReference(owner.resource, owner.object)];
  const body = { metadata: { ownerReferences, uid, ...(finalizers === undefined ? {} : { finalizers }) } };
  return { do: "patch", resource, object, patch: { type: "strategic", body } };
}

function release(resource: Resource, object: Stored, owner: string): Action {
  const body = {
    metadata: { ownerReferences: [{ $patch: "delete", uid: owner }], uid: object.metadata.uid },
  };
  return { do: "patch", resource, object, patch: { type: "strategic", body } };
}
