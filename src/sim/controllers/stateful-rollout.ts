import { second } from "../kernel/time.ts";
import type { StatefulSet } from "../kinds/apps/stateful-sets.ts";
import { pods, type Pod } from "../kinds/core/pod.ts";
import type { Action, Reported } from "./action.ts";
import { isFinished, isReady } from "./pod-state.ts";
import { revisionLabel } from "./revision-history.ts";
import { endingClaim, hasStaleClaim, missingClaims, retainClaims } from "./stateful-claims.ts";
import type { StatefulLook } from "./stateful-look.ts";
import { corrected, isInRange, ordinalOf, podName, startOrdinal, statefulPod } from "./stateful-pods.ts";

export interface Steps {
  readonly actions: readonly Action[];
  /** How many pods of the old revision give way to the new one now. */
  readonly deleted: number;
}

/** A place in the set; its pod may have to be created. */
interface Slot {
  readonly ordinal: number;
  readonly pod: Pod | undefined;
}

/**
 * The next steps of a set: replicas from the lowest, then surplus pods from the highest, then the rollout. In order,
 * each waits for those before it.
 * @models pkg/controller/statefulset/stateful_set_control.go updateStatefulSet, 1.33
 */
export function processSet(look: StatefulLook): Steps {
  const { set } = look;
  const inOrder = set.spec.podManagementPolicy !== "Parallel";
  const byOrdinal = new Map(look.pods.map((pod) => [ordinalOf(pod), pod]));
  const first = startOrdinal(set);
  const slots = Array.from({ length: set.spec.replicas }, (_, index): Slot => {
    const ordinal = first + index;
    return { ordinal, pod: byOrdinal.get(ordinal) };
  });
  const actions: Action[] = [];
  for (const slot of slots) {
    const blocks = replica(look, slot, actions);
    if (blocks && inOrder) return { actions, deleted: 0 };
  }
  const condemned = look.pods.filter((pod) => !isInRange(set, pod)).toReversed();
  for (const pod of condemned) actions.push(...retainClaims(look.updateSet, pod, look.view));
  if (condemn(look, condemned, { slots, inOrder, actions })) return { actions, deleted: 0 };
  if (set.spec.updateStrategy.type === "OnDelete") return { actions, deleted: 0 };
  const old = nextToUpdate(look, slots);
  if (old !== undefined) actions.push(deletePod(set, old));
  return { actions, deleted: old?.metadata.labels?.[revisionLabel] === look.current ? 1 : 0 };
}

/** Whether those after it must wait. @models pkg/controller/statefulset/stateful_set_control.go processReplica, 1.33 */
function replica(look: StatefulLook, { ordinal, pod }: Slot, actions: Action[]): boolean {
  const { set, view } = look;
  if (pod === undefined) {
    actions.push(...creation(look, ordinal));
    return true;
  }
  if (isFinished(pod)) {
    if (pod.metadata.deletionTimestamp === undefined) actions.push(deletePod(set, pod));
    return true;
  }
  if (pod.status.phase === "Pending") actions.push(...missingClaims(set, ordinal, view));
  const inOrder = set.spec.podManagementPolicy !== "Parallel";
  if (inOrder && (!isHealthy(pod) || !look.isAvailable(pod))) {
    // Claims are made to follow the policy as soon as the pod is there.
    if (pod.metadata.deletionTimestamp === undefined)
      actions.push(...retainClaims(look.updateSet, pod, view));
    return true;
  }
  const right = corrected(set, pod);
  actions.push(...retainClaims(look.updateSet, pod, view));
  if (right !== pod)
    actions.push({
      do: "update",
      resource: pods,
      object: right,
      report: reportOf("update", set, pod.metadata.name),
    });
  return false;
}

function creation(look: StatefulLook, ordinal: number): readonly Action[] {
  const { set, view } = look;
  if (hasStaleClaim(set, ordinal, view)) return [{ do: "after", duration: second }];
  const name = podName(set, ordinal);
  const ending = endingClaim(set, ordinal, view);
  if (ending !== undefined) {
    const message = `create Pod ${name} in StatefulSet ${set.metadata.name} failed error: pvc ${ending} is being deleted`;
    const event = { type: "Warning", reason: "FailedCreate", message } as const;
    return [
      { do: "event", object: set, event },
      { do: "after", duration: 10 * second },
    ];
  }
  const isOld = ordinal < startOrdinal(set) + oldReplicas(set);
  const object = isOld
    ? statefulPod(look.currentSet, ordinal, look.current)
    : statefulPod(look.updateSet, ordinal, look.update);
  return [
    ...missingClaims(set, ordinal, view),
    { do: "create", resource: pods, object, report: reportOf("create", set, name) },
  ];
}

/** How many of the lowest places belong to the current revision. */
function oldReplicas({ spec: { updateStrategy }, status }: StatefulSet): number {
  if (updateStrategy.rollingUpdate !== undefined) return updateStrategy.rollingUpdate.partition ?? 0;
  return updateStrategy.type === "RollingUpdate" ? (status.currentReplicas ?? 0) : 0;
}

/** Whether something has been or is being scaled away. */
function condemn(
  look: StatefulLook,
  condemned: readonly Pod[],
  {
    slots,
    inOrder,
    actions,
  }: { readonly slots: readonly Slot[]; readonly inOrder: boolean; readonly actions: Action[] },
): boolean {
  if (!inOrder) {
    const staying = condemned.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
    actions.push(...staying.map((pod) => deletePod(look.set, pod)));
    return false;
  }
  const [pod] = condemned;
  if (pod === undefined) return false;
  const others = [...slots.map((slot) => slot.pod), ...condemned.toReversed()];
  const unhealthy = others.find((one) => one === undefined || !isHealthy(one));
  const isServing = isHealthy(pod) && look.isAvailable(pod);
  const mayGo = pod.metadata.deletionTimestamp === undefined && (isServing || pod === unhealthy);
  if (mayGo) actions.push(deletePod(look.set, pod));
  return true;
}

/** The pod with the highest ordinal that is not of the new revision, if those above it serve. */
function nextToUpdate({ set, update }: StatefulLook, slots: readonly Slot[]): Pod | undefined {
  const partition = set.spec.updateStrategy.rollingUpdate?.partition ?? 0;
  for (const { pod } of slots.slice(partition).toReversed()) {
    if (pod === undefined) return undefined;
    const { labels, deletionTimestamp } = pod.metadata;
    if (labels?.[revisionLabel] !== update && deletionTimestamp === undefined) return pod;
    if (!isHealthy(pod)) return undefined;
  }
  return undefined;
}

function isHealthy(pod: Pod): boolean {
  return pod.status.phase === "Running" && isReady(pod) && pod.metadata.deletionTimestamp === undefined;
}

function deletePod(set: StatefulSet, pod: Pod): Action {
  return { do: "delete", resource: pods, object: pod, report: reportOf("delete", set, pod.metadata.name) };
}

function reportOf(verb: "create" | "update" | "delete", set: StatefulSet, pod: string): Reported {
  const what = `${verb} Pod ${pod} in StatefulSet ${set.metadata.name}`;
  const title = verb.charAt(0).toUpperCase() + verb.slice(1);
  return {
    about: set,
    done: { type: "Normal", reason: `Successful${title}`, message: `${what} successful` },
    failed: { type: "Warning", reason: `Failed${title}`, message: `${what} failed error: {error}` },
  };
}
