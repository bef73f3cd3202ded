import type { StatefulSetStatus } from "kubernetes-types/apps/v1";
import { millisecond, second } from "../kernel/time.ts";
import { controllerRevisions, type ControllerRevision } from "../kinds/apps/controller-revisions.ts";
import { statefulSets, type StatefulSet } from "../kinds/apps/stateful-sets.ts";
import type { Pod } from "../kinds/core/pod.ts";
import { jsonEqual } from "../wire/json.ts";
import { labelTest } from "../wire/label-selector.ts";
import { controllerOf } from "../wire/object.ts";
import type { Action } from "./action.ts";
import { claim, orphanPods, orphanRevisions, type Claimed } from "./claim.ts";
import type { Memory, View } from "./controller.ts";
import { isAvailable, isReady } from "./pod-state.ts";
import {
  isRevisionOf,
  newRevision,
  renumber,
  revisionLabel,
  sortRevisions,
  templateOf,
  truncateHistory,
} from "./revision-history.ts";
import type { StatefulLook } from "./stateful-look.ts";
import { isMember, ordinalOf } from "./stateful-pods.ts";
import { processSet, type Steps } from "./stateful-rollout.ts";
import { templateHash } from "./template-hash.ts";

const rest = 10 * millisecond;
/** Revisions of stateful sets have another label than their pods. */
const hashLabel = "controller.kubernetes.io/hash";

/**
 * Keeps pods with stable names and claims, one after the other or all at once.
 * @models pkg/controller/statefulset/stateful_set.go sync, 1.33
 */
export function reconcileStatefulSet(set: StatefulSet, view: View, memory: Memory): readonly Action[] {
  const owner = { object: set, resource: statefulSets, selects: labelTest(set.spec.selector) };
  const history = claim(owner, orphanRevisions, view);
  const claimed = members(set, claim(owner, orphanPods, view));
  const revisions = sortRevisions(history.objects);
  const named = nameRevisions(set, revisions, memory);
  const prelude = [...history.actions, ...claimed.actions, ...named.actions];
  const { current, update } = named;
  // The revision comes first: its name is in the pods' labels.
  if (current === undefined || update === undefined) return prelude;
  const look = lookAt(set, claimed.objects, { view, current, update });
  const isEnding = set.metadata.deletionTimestamp !== undefined;
  const steps: Steps = isEnding ? { actions: [], deleted: 0 } : processSet(look);
  const live = new Set([look.current, look.update, ...look.pods.map(revisionOf)]);
  return [
    ...prelude,
    ...steps.actions,
    ...reportStatus(look, named.collisionCount, steps),
    ...truncateHistory(set, revisions, ({ metadata }) => live.has(metadata.name)),
  ];
}

/** Pods with names of other sets are neither taken nor counted. */
function members(set: StatefulSet, { objects, actions }: Claimed<Pod>): Claimed<Pod> {
  const isOurs = (action: Action): boolean => {
    if (action.do !== "patch") return true;
    return controllerOf(action.object) === set.metadata.uid || isMember(set, action.object as Pod);
  };
  return { objects: objects.filter((pod) => isMember(set, pod)), actions: actions.filter(isOurs) };
}

interface Named {
  readonly current: ControllerRevision | undefined;
  readonly update: ControllerRevision | undefined;
  readonly collisionCount: number;
  readonly actions: readonly Action[];
}

/** @models pkg/controller/statefulset/stateful_set_control.go getStatefulSetRevisions, 1.33 */
function nameRevisions(set: StatefulSet, sorted: readonly ControllerRevision[], { refusals }: Memory): Named {
  const hasCollided = refusals.some(
    ({ action, status }) =>
      action.do === "create" && action.resource === controllerRevisions && status.reason === "AlreadyExists",
  );
  const collisionCount = (set.status.collisionCount ?? 0) + (hasCollided ? 1 : 0);
  const update = sorted.findLast((revision) => isRevisionOf(set, revision));
  const latest = sorted.at(-1);
  const next = (latest?.revision ?? 0) + 1;
  if (update === undefined) {
    const hash = templateHash(set.spec.template, collisionCount);
    const create = newRevision(set, statefulSets, { hash, revision: next, label: hashLabel });
    return { current: undefined, update, collisionCount, actions: [create, { do: "after", duration: rest }] };
  }
  const current = sorted.find(({ metadata }) => metadata.name === set.status.currentRevision) ?? update;
  return { current, update, collisionCount, actions: update === latest ? [] : [renumber(update, next)] };
}

interface Seen {
  readonly view: View;
  readonly current: ControllerRevision;
  readonly update: ControllerRevision;
}

function lookAt(set: StatefulSet, pods: readonly Pod[], { view, current, update }: Seen): StatefulLook {
  const minReadySeconds = set.spec.minReadySeconds ?? 0;
  const withTemplate = (revision: ControllerRevision): StatefulSet => ({
    ...set,
    spec: { ...set.spec, template: templateOf(revision) },
  });
  return {
    set,
    view,
    pods: pods.toSorted((left, right) => ordinalOf(left) - ordinalOf(right)),
    current: current.metadata.name,
    update: update.metadata.name,
    currentSet: withTemplate(current),
    updateSet: withTemplate(update),
    isAvailable: (pod) => isAvailable(pod, minReadySeconds, view.now),
  };
}

function revisionOf({ metadata }: Pod): string | undefined {
  return metadata.labels?.[revisionLabel];
}

function reportStatus(look: StatefulLook, collisionCount: number, steps: Steps): readonly Action[] {
  const { set } = look;
  const next = statusOf(look, collisionCount, steps);
  const minReadySeconds = set.spec.minReadySeconds ?? 0;
  const waits = minReadySeconds > 0 && (next.readyReplicas ?? 0) > (next.availableReplicas ?? 0);
  const again: readonly Action[] = waits ? [{ do: "after", duration: minReadySeconds * second }] : [];
  if (jsonEqual(next, set.status)) return again;
  return [
    { do: "status", resource: statefulSets, object: { ...set, status: next } as StatefulSet },
    ...again,
  ];
}

/** @models pkg/controller/statefulset/stateful_set_control.go updateStatus, 1.33 */
function statusOf(look: StatefulLook, collisionCount: number, { deleted }: Steps): StatefulSetStatus {
  const { set, pods, current, update } = look;
  const staying = pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined).map(revisionOf);
  const ready = pods.filter((pod) => pod.status.phase === "Running" && isReady(pod));
  const updatedReplicas = staying.filter((revision) => revision === update).length;
  const counts = [updatedReplicas, ready.length, pods.length];
  const isDone =
    set.spec.updateStrategy.type === "RollingUpdate" && counts.every((count) => count === set.spec.replicas);
  const currentReplicas = staying.filter((revision) => revision === current).length - deleted;
  const optional = {
    readyReplicas: ready.length,
    currentReplicas: isDone ? updatedReplicas : currentReplicas,
    updatedReplicas,
  };
  const { conditions } = set.status;
  return {
    observedGeneration: set.metadata.generation ?? 0,
    replicas: pods.length,
    ...Object.fromEntries(Object.entries(optional).filter(([, count]) => count > 0)),
    currentRevision: isDone ? update : current,
    updateRevision: update,
    collisionCount,
    ...(conditions === undefined ? {} : { conditions }),
    availableReplicas: pods.filter(look.isAvailable).length,
  };
}
