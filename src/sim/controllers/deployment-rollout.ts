import type { ReplicaSet } from "../kinds/apps/replica-set.ts";
import { pods } from "../kinds/core/pod.ts";
import type { View } from "./controller.ts";
import {
  allSets,
  availableReplicas,
  maxUnavailable,
  scaleSet,
  specReplicas,
  type Draft,
} from "./deployment-draft.ts";
import { newSetReplicas, syncNewSet } from "./deployment-revision.ts";
import { isFinished } from "./pod-state.ts";

/**
 * The next steps of a rolling update: the new set grows by what the surge allows, the old ones shrink by what may be
 * unavailable, unhealthy pods first.
 * @models pkg/controller/deployment/rolling.go rolloutRolling, 1.33
 */
export function rollOut(draft: Draft): void {
  syncNewSet(draft, true);
  if (growNewSet(draft)) return;
  shrinkOldSets(draft);
}

function growNewSet(draft: Draft): boolean {
  const { newSet, deployment } = draft;
  if (newSet === undefined || newSet.spec.replicas === deployment.spec.replicas) return false;
  const tooLarge = newSet.spec.replicas > deployment.spec.replicas;
  const replicas = tooLarge ? deployment.spec.replicas : newSetReplicas(draft, newSet.spec.replicas);
  return scaleSet(draft, newSet, replicas);
}

function shrinkOldSets(draft: Draft): void {
  const { newSet, deployment } = draft;
  if (specReplicas(draft.oldSets) === 0) return;
  const minAvailable = deployment.spec.replicas - maxUnavailable(deployment);
  const unavailableNew = (newSet?.spec.replicas ?? 0) - (newSet?.status.availableReplicas ?? 0);
  const excess = specReplicas(allSets(draft)) - minAvailable - unavailableNew;
  if (excess <= 0) return;
  // An unhealthy pod serves nobody: it goes without regard to availability.
  shrink(draft, excess, ({ spec, status }) => spec.replicas - (status.availableReplicas ?? 0));
  const spare = availableReplicas(allSets(draft)) - minAvailable;
  if (spare > 0) shrink(draft, spare, ({ spec }) => spec.replicas);
}

/** Takes up to `total` from the old sets, oldest first, and from each no more than it can give. */
function shrink(draft: Draft, total: number, givesOf: (set: ReplicaSet) => number): void {
  let rest = total;
  for (const set of draft.oldSets) {
    const gives = Math.min(rest, set.spec.replicas, givesOf(set));
    if (gives <= 0) continue;
    scaleSet(draft, set, set.spec.replicas - gives);
    rest -= gives;
  }
}

/**
 * The next steps of a re-creation: all old pods go, then the new ones come.
 * @models pkg/controller/deployment/recreate.go rolloutRecreate, 1.33
 */
export function recreate(draft: Draft, view: View): void {
  syncNewSet(draft, false);
  const active = draft.oldSets.filter(({ spec }) => spec.replicas > 0);
  if (active.length > 0) {
    for (const set of active) scaleSet(draft, set, 0);
    return;
  }
  if (oldPodsRun(draft, view)) return;
  syncNewSet(draft, true);
  growNewSet(draft);
}

function oldPodsRun({ oldSets }: Draft, view: View): boolean {
  return oldSets.some(
    ({ status, metadata }) =>
      status.replicas > 0 || view.controlledBy(pods, metadata.uid).some((pod) => !isFinished(pod)),
  );
}
