import { controllerOf } from "../wire/object.ts";
import type { LabelTest } from "../wire/label-selector.ts";
import { pods, type Pod } from "../kinds/core/pod.ts";
import type { Stored } from "../wire/object.ts";
import type { Resource } from "../wire/resource.ts";
import type { Action } from "./action.ts";
import { controllerReference, target, watch, type Index, type Target, type View, type Watch } from "./controller.ts";

/** Pods that nobody controls, by namespace. */
export const orphanPods: Index<Pod> = {
  name: "orphans",
  resource: pods,
  keysOf: (pod) => (controllerOf(pod) === undefined ? [pod.metadata.namespace] : []),
};

/** An orphan concerns every owner in its namespace that would select it. */
export function watchOrphans<T extends Stored>(owners: Resource<T>, selects: (owner: T, pod: Pod) => boolean): Watch {
  return watch(pods, (before, after, view): readonly Target[] => {
    if (after === undefined || controllerOf(after) !== undefined) return [];
    const found = view.list(owners, after.metadata.namespace).filter((owner) => selects(owner, after));
    const isNews = before === undefined || before.metadata.labels !== after.metadata.labels || controllerOf(before) !== undefined;
    return isNews ? found.map((owner) => target(owners, owner)) : [];
  });
}

export interface Claimed {
  readonly pods: readonly Pod[];
  /** Adoptions and releases. */
  readonly actions: readonly Action[];
}

/**
 * The pods that an owner controls: those it owns and still selects, and orphans that it selects and adopts now.
 * @models pkg/controller/controller_ref_manager.go ClaimPods, 1.33
 */
export function claimPods(owner: Stored, resource: Resource, selects: LabelTest, view: View): Claimed {
  const { uid, namespace, deletionTimestamp } = owner.metadata;
  const owned = view.controlledBy(pods, uid);
  const kept = owned.filter((pod) => selects(pod.metadata.labels));
  const released = owned.filter((pod) => !selects(pod.metadata.labels) && pod.metadata.deletionTimestamp === undefined);
  const orphans = deletionTimestamp === undefined ? view.by(orphanPods, namespace) : [];
  const adopted = orphans.filter(
    (pod) => pod.metadata.deletionTimestamp === undefined && selects(pod.metadata.labels),
  );
  return {
    pods: [...kept, ...adopted],
    actions: [
      ...released.map((pod): Action => release(pod, uid)),
      ...adopted.map((pod): Action => adopt(pod, owner, resource)),
    ],
  };
}

function adopt(pod: Pod, owner: Stored, resource: Resource): Action {
  const body = { metadata: { ownerReferences: [controllerReference(resource, owner)], uid: pod.metadata.uid } };
  return { do: "patch", resource: pods, object: pod, patch: { type: "strategic", body } };
}

function release(pod: Pod, uid: string): Action {
  const body = { metadata: { ownerReferences: [{ $patch: "delete", uid }], uid: pod.metadata.uid } };
  return { do: "patch", resource: pods, object: pod, patch: { type: "strategic", body } };
}
