import type { DeploymentStatus } from "kubernetes-types/apps/v1";
import { parseRfc3339, second, type Instant } from "../kernel/time.ts";
import { deployments, type Deployment } from "../kinds/apps/deployment.ts";
import type { ReplicaSet } from "../kinds/apps/replica-set.ts";
import type { Action } from "./action.ts";
import { conditionOf, removeCondition, replaceCondition, setCondition } from "./deployment-conditions.ts";
import {
  allSets,
  annotation,
  availableReplicas,
  maxUnavailable,
  specReplicas,
  type Draft,
} from "./deployment-draft.ts";
import { jsonEqual } from "../wire/json.ts";

type Counts = Required<
  Pick<
    DeploymentStatus,
    "replicas" | "updatedReplicas" | "readyReplicas" | "availableReplicas" | "unavailableReplicas"
  >
>;

const foreverSeconds = 2_147_483_647;

/** Counts and availability only: while a deployment is paused, scaled or deleted. */
export function syncStatus(draft: Draft): void {
  setAvailability(draft);
  report(draft);
}

/**
 * Counts, availability, and how the rollout goes.
 * @models pkg/controller/deployment/progress.go syncRolloutStatus, 1.33
 */
export function syncRolloutStatus(draft: Draft): void {
  setAvailability(draft);
  if (hasDeadline(draft.deployment)) setProgress(draft);
  else removeCondition(draft, "Progressing");
  setReplicaFailure(draft);
  report(draft);
}

export function hasDeadline({ spec }: Deployment): boolean {
  return spec.progressDeadlineSeconds !== undefined && spec.progressDeadlineSeconds !== foreverSeconds;
}

function countsOf(draft: Draft): Counts {
  const sets = allSets(draft);
  const sum = (valueOf: (set: ReplicaSet) => number | undefined): number =>
    sets.reduce((total, set) => total + (valueOf(set) ?? 0), 0);
  const available = availableReplicas(sets);
  return {
    replicas: sum(({ status }) => status.replicas),
    updatedReplicas: draft.newSet?.status.replicas ?? 0,
    readyReplicas: sum(({ status }) => status.readyReplicas),
    availableReplicas: available,
    unavailableReplicas: Math.max(0, specReplicas(sets) - available),
  };
}

function setAvailability(draft: Draft): void {
  const { deployment } = draft;
  const minimum = deployment.spec.replicas - maxUnavailable(deployment);
  const isAvailable = availableReplicas(allSets(draft)) >= minimum;
  setCondition(
    draft,
    isAvailable
      ? {
          type: "Available",
          status: "True",
          reason: "MinimumReplicasAvailable",
          message: "Deployment has minimum availability.",
        }
      : {
          type: "Available",
          status: "False",
          reason: "MinimumReplicasUnavailable",
          message: "Deployment does not have minimum availability.",
        },
  );
}

function setProgress(draft: Draft): void {
  const counts = countsOf(draft);
  const current = conditionOf(draft, "Progressing");
  const wasComplete =
    counts.replicas === counts.updatedReplicas && current?.reason === "NewReplicaSetAvailable";
  if (wasComplete) return;
  const subject =
    draft.newSet === undefined
      ? `Deployment "${draft.deployment.metadata.name}"`
      : `ReplicaSet "${draft.newSet.metadata.name}"`;
  const type = "Progressing";
  if (isComplete(draft, counts)) {
    const message = `${subject} has successfully progressed.`;
    setCondition(draft, { type, status: "True", reason: "NewReplicaSetAvailable", message });
  } else if (hasProgressed(draft.deployment, counts)) {
    const message = `${subject} is progressing.`;
    replaceCondition(draft, { type, status: "True", reason: "ReplicaSetUpdated", message });
  } else if (deadlineOf(draft) !== undefined && (deadlineOf(draft) ?? 0) < draft.now) {
    const message = `${subject} has timed out progressing.`;
    setCondition(draft, { type, status: "False", reason: "ProgressDeadlineExceeded", message });
  }
}

function isComplete({ deployment: { spec } }: Draft, counts: Counts): boolean {
  const { updatedReplicas, replicas, availableReplicas } = counts;
  return [updatedReplicas, replicas, availableReplicas].every((count) => count === spec.replicas);
}

export function isRolledOut(draft: Draft): boolean {
  return isComplete(draft, countsOf(draft));
}

function hasProgressed({ status }: Deployment, next: Counts): boolean {
  const { updatedReplicas = 0, replicas = 0, readyReplicas = 0, availableReplicas = 0 } = status;
  return (
    next.updatedReplicas > updatedReplicas ||
    next.replicas - next.updatedReplicas < replicas - updatedReplicas ||
    next.readyReplicas > readyReplicas ||
    next.availableReplicas > availableReplicas
  );
}

/** When the rollout counts as stuck; undefined if it is complete or was told to be stuck already. */
function deadlineOf(draft: Draft): Instant | undefined {
  const current = conditionOf(draft, "Progressing");
  const { progressDeadlineSeconds = 0 } = draft.deployment.spec;
  if (current?.lastUpdateTime === undefined) return undefined;
  if (current.reason === "NewReplicaSetAvailable" || current.reason === "ProgressDeadlineExceeded")
    return undefined;
  const last = parseRfc3339(current.lastUpdateTime);
  return last === undefined ? undefined : ((last + progressDeadlineSeconds * second) as Instant);
}

function setReplicaFailure(draft: Draft): void {
  const sets = draft.newSet === undefined ? draft.oldSets : [draft.newSet, ...draft.oldSets];
  const failure = sets
    .flatMap(({ status }) => status.conditions ?? [])
    .find(({ type }) => type === "ReplicaFailure");
  if (failure === undefined) return removeCondition(draft, "ReplicaFailure");
  const { type, status, reason = "", message = "" } = failure;
  setCondition(draft, { type, status, reason, message });
}

/** Writes the status if it has changed, else the revision if that has; else waits for the deadline. */
function report(draft: Draft): void {
  const { deployment, collisionCount, revision } = draft;
  const positive = Object.entries(countsOf(draft)).filter(([, count]) => count > 0);
  const status: DeploymentStatus = {
    observedGeneration: deployment.metadata.generation ?? 0,
    ...Object.fromEntries(positive),
    conditions: [...draft.conditions],
    ...(collisionCount === undefined ? {} : { collisionCount }),
  };
  const annotations = {
    ...deployment.metadata.annotations,
    ...(revision === undefined ? {} : { [annotation.revision]: revision }),
  };
  if (!jsonEqual(status, deployment.status)) {
    const object: Deployment = { ...deployment, metadata: { ...deployment.metadata, annotations }, status };
    draft.actions.push({ do: "status", resource: deployments, object });
  } else if (revision !== undefined && deployment.metadata.annotations?.[annotation.revision] !== revision) {
    draft.actions.push(annotate(deployment, revision));
  }
  const deadline = hasDeadline(deployment) && !isRolledOut(draft) ? deadlineOf(draft) : undefined;
  if (deadline !== undefined)
    draft.actions.push({ do: "after", duration: Math.max(0, deadline - draft.now) + second });
}

function annotate(object: Deployment, revision: string): Action {
  const body = { metadata: { annotations: { [annotation.revision]: revision } } };
  return { do: "patch", resource: deployments, object, patch: { type: "merge", body } };
}
