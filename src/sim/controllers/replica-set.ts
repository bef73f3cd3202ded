import type { ReplicaSetCondition, ReplicaSetStatus } from "kubernetes-types/apps/v1";
import type { PodTemplateSpec } from "kubernetes-types/core/v1";
import { rfc3339, second } from "../kernel/time.ts";
import { replicaSets, type ReplicaSet } from "../kinds/apps/replica-set.ts";
import { pods, type Pod } from "../kinds/core/pod.ts";
import { replicationControllers } from "../kinds/core/replication-controllers.ts";
import { labelTest, mapTest, type LabelTest } from "../wire/label-selector.ts";
import type { Stored } from "../wire/object.ts";
import type { Resource } from "../wire/resource.ts";
import type { Action } from "./action.ts";
import { controller, watchOwned, type Controller, type Memory, type View } from "./controller.ts";
import { claim, orphanPods, watchOrphans } from "./claim.ts";
import { createOwnedPod, deleteOwnedPod } from "./owned-pod.ts";
import { rankForDeletion } from "./pod-ranking.ts";
import { isActive, isAvailable, isReady } from "./pod-state.ts";
import { podFromTemplate } from "./pod-template.ts";
import { jsonEqual } from "../wire/json.ts";

const burst = 500;

/** A ReplicaSet or a ReplicationController: they differ in how they select pods. */
export type Replicated = Stored & {
  readonly spec: Pick<ReplicaSet["spec"], "replicas" | "minReadySeconds"> & {
    readonly template?: PodTemplateSpec;
  };
  readonly status: ReplicaSetStatus;
};

interface Parts<T extends Replicated> {
  readonly name: string;
  /** As which it acts, and under which name it tells of it. */
  readonly account: string;
  readonly resource: Resource<T>;
  readonly selects: (set: T) => LabelTest;
}

/**
 * Keeps as many pods as its ReplicaSet asks for.
 * @models pkg/controller/replicaset/replica_set.go syncReplicaSet, 1.33
 */
export function replicaController<T extends Replicated>({
  name,
  account,
  resource,
  selects,
}: Parts<T>): Controller {
  return controller<T>({
    name,
    account,
    component: account,
    resources: [resource],
    indexes: [orphanPods],
    watches: [watchOwned(resource, pods), watchOrphans(resource, orphanPods, selects)],

    reconcile(set, view, memory) {
      const claimed = claim({ object: set, resource, selects: selects(set) }, orphanPods, view);
      const active = claimed.objects.filter(isActive);
      const isStaying = set.metadata.deletionTimestamp === undefined;
      const scaling = isStaying ? scale(set, active, { resource, view }) : [];
      return [...claimed.actions, ...scaling, ...status(set, active, { resource, view, memory })];
    },
  });
}

export const replicaSetController: Controller = replicaController({
  name: "replicaset-controller",
  account: "replicaset-controller",
  resource: replicaSets,
  selects: ({ spec }) => labelTest(spec.selector),
});

/** @models pkg/controller/replication/replication_controller.go, 1.33 */
export const replicationController: Controller = replicaController({
  name: "replicationcontroller-controller",
  account: "replication-controller",
  resource: replicationControllers,
  selects: ({ spec }) => mapTest(spec.selector),
});

interface Seen {
  readonly resource: Resource;
  readonly view: View;
}

function scale(set: Replicated, active: readonly Pod[], { resource, view }: Seen): readonly Action[] {
  const template = set.spec.template ?? {};
  const missing = set.spec.replicas - active.length;
  if (missing > 0)
    return Array.from({ length: Math.min(missing, burst) }, () =>
      createOwnedPod(set, podFromTemplate(set, resource, template)),
    );
  if (missing === 0) return [];
  const related = relatedPods(set, { resource, view });
  const doomed = rankForDeletion(active, related, view.now).slice(0, Math.min(-missing, burst));
  return doomed.map((pod) => deleteOwnedPod(set, pod));
}

/** Active pods of all ReplicaSets with the same owner: for telling which nodes have several of them. */
function relatedPods(set: Replicated, { resource, view }: Seen): readonly Pod[] {
  const owner = set.metadata.ownerReferences?.find((reference) => reference.controller === true);
  const siblings = owner === undefined ? [set] : view.controlledBy(resource, owner.uid);
  return siblings.flatMap((sibling) => view.controlledBy(pods, sibling.metadata.uid)).filter(isActive);
}

function status(
  set: Replicated,
  active: readonly Pod[],
  { resource, view, memory }: Seen & { readonly memory: Memory },
): readonly Action[] {
  const next = statusOf(set, active, { view, memory });
  const minReadySeconds = set.spec.minReadySeconds ?? 0;
  const waits = minReadySeconds > 0 && (next.readyReplicas ?? 0) > (next.availableReplicas ?? 0);
  const again: readonly Action[] = waits ? [{ do: "after", duration: minReadySeconds * second }] : [];
  if (jsonEqual(set.status, next)) return again;
  return [{ do: "status", resource, object: { ...set, status: next } as Replicated }, ...again];
}

function statusOf(
  set: Replicated,
  active: readonly Pod[],
  { view, memory }: { readonly view: View; readonly memory: Memory },
): ReplicaSetStatus {
  const wanted = Object.entries(set.spec.template?.metadata?.labels ?? {});
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

function conditionsOf(set: Replicated, memory: Memory, now: string): ReplicaSetCondition[] {
  const known = set.status.conditions ?? [];
  const refusal = memory.refusals.find(({ action }) => action.do === "create" || action.do === "delete");
  const others = known.filter(({ type }) => type !== "ReplicaFailure");
  if (refusal === undefined) return others;
  if (others.length < known.length) return known;
  const reason = refusal.action.do === "create" ? "FailedCreate" : "FailedDelete";
  const message = refusal.status.message ?? "";
  return [...others, { type: "ReplicaFailure", status: "True", lastTransitionTime: now, reason, message }];
}
