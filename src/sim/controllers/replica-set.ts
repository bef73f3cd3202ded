import type { ReplicaSetCondition, ReplicaSetStatus } from "kubernetes-types/apps/v1";
import { rfc3339, second } from "../kernel/time.ts";
import { replicaSets, type ReplicaSet } from "../kinds/apps/replica-set.ts";
import { pods, type Pod } from "../kinds/core/pod.ts";
import { labelTest } from "../wire/label-selector.ts";
import type { Action } from "./action.ts";
import { controller, watchOwned, type Controller, type Memory, type View } from "./controller.ts";
import { claim, orphanPods, watchOrphans } from "./claim.ts";
import { rankForDeletion } from "./pod-ranking.ts";
import { isActive, isAvailable, isReady } from "./pod-state.ts";
import { podFromTemplate } from "./pod-template.ts";
import { jsonEqual } from "../wire/json.ts";

const burst = 500;

/**
 * Keeps as many pods as its ReplicaSet asks for.
 * @models pkg/controller/replicaset/replica_set.go syncReplicaSet, 1.33
 */
export const replicaSetController: Controller = controller<ReplicaSet>({
  name: "replicaset-controller",
  resources: [replicaSets],
  indexes: [orphanPods],
  watches: [
    watchOwned(replicaSets, pods),
    watchOrphans(replicaSets, orphanPods, (set) => labelTest(set.spec.selector)),
  ],

  reconcile(set, view, memory) {
    const owner = { object: set, resource: replicaSets, selects: labelTest(set.spec.selector) };
    const claimed = claim(owner, orphanPods, view);
    const active = claimed.objects.filter(isActive);
    const scaling = set.metadata.deletionTimestamp === undefined ? scale(set, active, view) : [];
    return [...claimed.actions, ...scaling, ...status(set, active, { view, memory })];
  },
});

function scale(set: ReplicaSet, active: readonly Pod[], view: View): readonly Action[] {
  const missing = set.spec.replicas - active.length;
  if (missing > 0) return Array.from({ length: Math.min(missing, burst) }, () => createPod(set));
  if (missing === 0) return [];
  const related = relatedPods(set, view);
  const doomed = rankForDeletion(active, related, view.now).slice(0, Math.min(-missing, burst));
  return doomed.map((pod) => deletePod(set, pod));
}

function createPod(set: ReplicaSet): Action {
  const object = podFromTemplate(set, replicaSets, set.spec.template);
  return {
    do: "create",
    resource: pods,
    object,
    report: {
      about: set,
      done: { type: "Normal", reason: "SuccessfulCreate", message: "Created pod: {name}" },
      failed: { type: "Warning", reason: "FailedCreate", message: "Error creating: {error}" },
    },
  };
}

function deletePod(set: ReplicaSet, pod: Pod): Action {
  return {
    do: "delete",
    resource: pods,
    object: pod,
    report: {
      about: set,
      done: { type: "Normal", reason: "SuccessfulDelete", message: "Deleted pod: {name}" },
      failed: { type: "Warning", reason: "FailedDelete", message: "Error deleting: {error}" },
    },
  };
}

/** Active pods of all ReplicaSets with the same owner: for telling which nodes have several of them. */
function relatedPods(set: ReplicaSet, view: View): readonly Pod[] {
  const owner = set.metadata.ownerReferences?.find((reference) => reference.controller === true);
  const siblings = owner === undefined ? [set] : view.controlledBy(replicaSets, owner.uid);
  return siblings.flatMap((sibling) => view.controlledBy(pods, sibling.metadata.uid)).filter(isActive);
}

function status(
  set: ReplicaSet,
  active: readonly Pod[],
  { view, memory }: { readonly view: View; readonly memory: Memory },
): readonly Action[] {
  const next = statusOf(set, active, { view, memory });
  const minReadySeconds = set.spec.minReadySeconds ?? 0;
  const waits = minReadySeconds > 0 && (next.readyReplicas ?? 0) > (next.availableReplicas ?? 0);
  const again: readonly Action[] = waits ? [{ do: "after", duration: minReadySeconds * second }] : [];
  if (jsonEqual(set.status, next)) return again;
  return [{ do: "status", resource: replicaSets, object: { ...set, status: next } as ReplicaSet }, ...again];
}

function statusOf(
  set: ReplicaSet,
  active: readonly Pod[],
  { view, memory }: { readonly view: View; readonly memory: Memory },
): ReplicaSetStatus {
  const wanted = Object.entries(set.spec.template.metadata?.labels ?? {});
  const isLabelled = ({ metadata: { labels } }: Pod): boolean =>
    wanted.every(([key, value]) => labels?.[key] === value);
  const counts = {
    fullyLabeledReplicas: active.filter(isLabelled).length,
    readyReplicas: active.filter(isReady).length,
    availableReplicas: active.filter((pod) => isAvailable(pod, set.spec.minReadySeconds ?? 0, view.now))
      .length,
    observedGeneration: set.metadata.generation ?? 0,
  };
  const conditions = conditionsOf(set, memory, rfc3339(view.now));
  const present = Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
  return { replicas: active.length, ...present, ...(conditions.length === 0 ? {} : { conditions }) };
}

function conditionsOf(set: ReplicaSet, memory: Memory, now: string): ReplicaSetCondition[] {
  const known = set.status.conditions ?? [];
  const refusal = memory.refusals.find(({ action }) => action.do === "create" || action.do === "delete");
  const others = known.filter(({ type }) => type !== "ReplicaFailure");
  if (refusal === undefined) return others;
  if (others.length < known.length) return known;
  const reason = refusal.action.do === "create" ? "FailedCreate" : "FailedDelete";
  const message = refusal.status.message ?? "";
  return [...others, { type: "ReplicaFailure", status: "True", lastTransitionTime: now, reason, message }];
}
