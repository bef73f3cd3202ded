import type { ReplicaSet } from "../kinds/apps/replica-set.ts";
import {
  allSets,
  annotation,
  isRolling,
  maxSurge,
  scaleSet,
  specReplicas,
  type Draft,
} from "./deployment-draft.ts";
import { revisionOf } from "./deployment-revision.ts";

/** Whether the deployment's size has changed since its sets were last sized. */
export function isScaling(draft: Draft): boolean {
  return allSets(draft)
    .filter(isActiveSet)
    .some(({ metadata }) => {
      const desired = metadata.annotations?.[annotation.desired];
      return desired !== undefined && Number(desired) !== draft.deployment.spec.replicas;
    });
}

/**
 * Passes a new size on: to the only set, or in the middle of a rollout to all in proportion.
 * @models pkg/controller/deployment/sync.go scale, 1.33
 */
export function scaleSets(draft: Draft): void {
  const { deployment } = draft;
  const only = onlySet(draft);
  if (only !== undefined) {
    if (only.spec.replicas !== deployment.spec.replicas) scaleSet(draft, only, deployment.spec.replicas);
    return;
  }
  if (isSaturated(draft)) {
    for (const set of draft.oldSets.filter(isActiveSet)) scaleSet(draft, set, 0);
    return;
  }
  if (isRolling(deployment)) scaleInProportion(draft);
}

/** The one that is active, or the latest if none is; undefined if several are. */
function onlySet(draft: Draft): ReplicaSet | undefined {
  const active = allSets(draft).filter(isActiveSet);
  if (active.length > 1) return undefined;
  return (
    active[0] ??
    draft.newSet ??
    draft.oldSets.toSorted((left, right) => revisionOf(left) - revisionOf(right)).at(-1)
  );
}

/** The new set is as large as wanted, and so are its available pods: the old ones are not needed. */
function isSaturated({ newSet, deployment }: Draft): boolean {
  if (newSet === undefined) return false;
  const { replicas } = deployment.spec;
  const desired = Number(newSet.metadata.annotations?.[annotation.desired] ?? -1);
  return (
    newSet.spec.replicas === replicas && desired === replicas && newSet.status.availableReplicas === replicas
  );
}

function scaleInProportion(draft: Draft): void {
  const { replicas } = draft.deployment.spec;
  const sets = allSets(draft).filter(isActiveSet);
  const allowed = replicas > 0 ? replicas + maxSurge(draft.deployment) : 0;
  const toAdd = allowed - specReplicas(sets);
  const sorted = sets.toSorted((left, right) => bySize(left, right, toAdd > 0));
  let added = 0;
  const sizes = sorted.map((set) => {
    const share = proportion(draft, set, toAdd - added);
    added += share;
    return set.spec.replicas + share;
  });
  for (const [index, set] of sorted.entries()) {
    const leftover = index === 0 ? toAdd - added : 0;
    scaleSet(draft, set, Math.max(0, (sizes[index] ?? 0) + leftover));
  }
}

/** The larger first; among equals the newer when growing, the older when shrinking. */
function bySize(left: ReplicaSet, right: ReplicaSet, newerFirst: boolean): number {
  if (left.spec.replicas !== right.spec.replicas) return right.spec.replicas - left.spec.replicas;
  const isOlder = left.metadata.creationTimestamp < right.metadata.creationTimestamp;
  return isOlder === newerFirst ? 1 : -1;
}

/** How much of what is left to add (or, below zero, to take) is this set's share. */
function proportion(draft: Draft, set: ReplicaSet, left: number): number {
  if (left === 0) return 0;
  const { deployment } = draft;
  const { replicas } = deployment.spec;
  if (replicas === 0) return Math.max(-set.spec.replicas, left);
  const before = Number(set.metadata.annotations?.[annotation.max] ?? 0) || (deployment.status.replicas ?? 0);
  if (before === 0) return 0;
  const fraction =
    Math.round((set.spec.replicas * (replicas + maxSurge(deployment))) / before) - set.spec.replicas;
  return left > 0 ? Math.min(fraction, left) : Math.max(fraction, left);
}

function isActiveSet({ spec }: ReplicaSet): boolean {
  return spec.replicas > 0;
}
