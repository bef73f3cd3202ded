import { deployments, type Deployment } from "../kinds/apps/deployment.ts";
import { replicaSets, type ReplicaSet } from "../kinds/apps/replica-set.ts";
import { pods } from "../kinds/core/pod.ts";
import { labelTest } from "../wire/label-selector.ts";
import { claim, orphanReplicaSets, watchOrphans } from "./claim.ts";
import type { Action } from "./action.ts";
import {
  controller,
  controllingTarget,
  watch,
  watchOwned,
  type Controller,
  type Memory,
  type View,
} from "./controller.ts";
import { conditionOf, setCondition } from "./deployment-conditions.ts";
import { isRolling, type Draft } from "./deployment-draft.ts";
import { findNewSet, revisionOf, syncNewSet } from "./deployment-revision.ts";
import { recreate, rollOut } from "./deployment-rollout.ts";
import { isScaling, scaleSets } from "./deployment-scaling.ts";
import { hasDeadline, isRolledOut, syncRolloutStatus, syncStatus } from "./deployment-status.ts";

/**
 * Moves the ReplicaSets of a deployment towards its template and size.
 * @models pkg/controller/deployment/deployment_controller.go syncDeployment, 1.33
 */
export const deploymentController: Controller = controller<Deployment>({
  name: "deployment-controller",
  resources: [deployments],
  indexes: [orphanReplicaSets],
  watches: [
    watchOwned(deployments, replicaSets),
    watchOrphans(deployments, orphanReplicaSets, ({ spec }) => labelTest(spec.selector)),
    // Re-creation waits until the last old pod is gone.
    watch(pods, (before, after, view) => {
      if (after !== undefined) return [];
      const [owner] = controllingTarget(replicaSets, before);
      const set = owner === undefined ? undefined : view.get(replicaSets, owner.namespace, owner.name);
      return controllingTarget(deployments, set);
    }),
  ],

  reconcile(deployment, view, memory) {
    const { selector } = deployment.spec;
    if (selector.matchLabels === undefined && selector.matchExpressions === undefined)
      return selectsAll(deployment);
    const owner = { object: deployment, resource: deployments, selects: labelTest(selector) };
    const claimed = claim(owner, orphanReplicaSets, view);
    const draft = draftOf(deployment, claimed.objects, { view, memory });
    draft.actions.push(...claimed.actions);
    if (deployment.metadata.deletionTimestamp === undefined) advance(draft, view);
    else syncStatus(draft);
    return draft.actions;
  },
});

function advance(draft: Draft, view: View): void {
  const { deployment } = draft;
  setPaused(draft);
  if (deployment.spec.paused === true || isScaling(draft)) {
    syncNewSet(draft, false);
    scaleSets(draft);
    if (deployment.spec.paused === true) cleanUp(draft);
    return syncStatus(draft);
  }
  if (isRolling(deployment)) rollOut(draft);
  else recreate(draft, view);
  if (isRolledOut(draft)) cleanUp(draft);
  syncRolloutStatus(draft);
}

function draftOf(
  deployment: Deployment,
  sets: readonly ReplicaSet[],
  { view, memory }: { readonly view: View; readonly memory: Memory },
): Draft {
  const sorted = sets.toSorted(byCreation);
  const newSet = findNewSet(deployment, sorted);
  const hasCollided = memory.refusals.some(
    ({ action, status }) => action.do === "create" && status.reason === "AlreadyExists",
  );
  const count = deployment.status.collisionCount;
  const draft: Draft = {
    deployment,
    now: view.now,
    newSet,
    oldSets: sorted.filter((set) => set !== newSet),
    conditions: deployment.status.conditions ?? [],
    collisionCount: hasCollided && newSet === undefined ? (count ?? 0) + 1 : count,
    revision: undefined,
    actions: [],
  };
  setCreateError(draft, memory);
  return draft;
}

function setCreateError(draft: Draft, { refusals }: Memory): void {
  const refusal = refusals.find(
    ({ action, status }) => action.do === "create" && status.reason !== "AlreadyExists",
  );
  if (refusal === undefined || !hasDeadline(draft.deployment)) return;
  const message = refusal.status.message ?? "";
  setCondition(draft, { type: "Progressing", status: "False", reason: "ReplicaSetCreateError", message });
}

/** @models pkg/controller/deployment/sync.go checkPausedConditions, 1.33 */
function setPaused(draft: Draft): void {
  const { deployment } = draft;
  const current = conditionOf(draft, "Progressing");
  if (!hasDeadline(deployment) || current?.reason === "ProgressDeadlineExceeded") return;
  const wasPaused = current?.reason === "DeploymentPaused";
  const type = "Progressing";
  if (deployment.spec.paused === true && !wasPaused) {
    setCondition(draft, {
      type,
      status: "Unknown",
      reason: "DeploymentPaused",
      message: "Deployment is paused",
    });
  } else if (deployment.spec.paused !== true && wasPaused) {
    setCondition(draft, {
      type,
      status: "Unknown",
      reason: "DeploymentResumed",
      message: "Deployment is resumed",
    });
  }
}

/** Deletes empty old sets beyond the history limit, lowest revision first. */
function cleanUp({ deployment, oldSets, actions }: Draft): void {
  const limit = deployment.spec.revisionHistoryLimit ?? Number.MAX_SAFE_INTEGER;
  const staying = oldSets.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  const excess = staying.length - limit;
  if (excess <= 0) return;
  const oldest = staying.toSorted((left, right) => revisionOf(left) - revisionOf(right)).slice(0, excess);
  for (const set of oldest.filter(isEmpty))
    actions.push({ do: "delete", resource: replicaSets, object: set });
}

function isEmpty({ spec, status, metadata }: ReplicaSet): boolean {
  return (
    status.replicas === 0 &&
    spec.replicas === 0 &&
    (metadata.generation ?? 0) <= (status.observedGeneration ?? 0)
  );
}

function selectsAll(deployment: Deployment): readonly Action[] {
  const message = "This deployment is selecting all pods. A non-empty selector is required.";
  return [{ do: "event", object: deployment, event: { type: "Warning", reason: "SelectingAll", message } }];
}

function byCreation(left: ReplicaSet, right: ReplicaSet): number {
  const [one, other] = [left.metadata, right.metadata];
  if (one.creationTimestamp !== other.creationTimestamp)
    return one.creationTimestamp < other.creationTimestamp ? -1 : 1;
  return one.name < other.name ? -1 : 1;
}
