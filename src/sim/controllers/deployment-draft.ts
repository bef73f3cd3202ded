import type { DeploymentCondition } from "kubernetes-types/apps/v1";
import type { Instant } from "../kernel/time.ts";
import type { Deployment } from "../kinds/apps/deployment.ts";
import { replicaSets, type ReplicaSet } from "../kinds/apps/replica-set.ts";
import type { Action } from "./action.ts";
import { resolveIntOrPercent } from "./int-or-percent.ts";

/** One look at a deployment: what it found, and what it wants so far, as if that were done already. */
export interface Draft {
  readonly deployment: Deployment;
  readonly now: Instant;
  /** The set whose template is the deployment's; undefined until it is made. */
  newSet: ReplicaSet | undefined;
  oldSets: readonly ReplicaSet[];
  conditions: readonly DeploymentCondition[];
  collisionCount: number | undefined;
  /** What `deployment.kubernetes.io/revision` is to be. */
  revision: string | undefined;
  readonly actions: Action[];
}

export const annotation = {
  revision: "deployment.kubernetes.io/revision",
  desired: "deployment.kubernetes.io/desired-replicas",
  max: "deployment.kubernetes.io/max-replicas",
} as const;

export const hashLabel = "pod-template-hash";

/** Old ones in the order of their creation, and the new one last. */
export function allSets({ oldSets, newSet }: Draft): readonly ReplicaSet[] {
  return newSet === undefined ? oldSets : [...oldSets, newSet];
}

export function specReplicas(sets: readonly ReplicaSet[]): number {
  return sets.reduce((sum, { spec }) => sum + spec.replicas, 0);
}

export function availableReplicas(sets: readonly ReplicaSet[]): number {
  return sets.reduce((sum, { status }) => sum + (status.availableReplicas ?? 0), 0);
}

export function isRolling({ spec }: Deployment): boolean {
  return spec.strategy.type !== "Recreate";
}

/** How many pods more than asked for there may be. */
export function maxSurge({ spec }: Deployment): number {
  if (spec.strategy.type === "Recreate") return 0;
  return resolveIntOrPercent(spec.strategy.rollingUpdate?.maxSurge, spec.replicas, "up");
}

/** How many pods of those asked for may be unavailable; one if neither surge nor this would let anything move. */
export function maxUnavailable(deployment: Deployment): number {
  const { spec } = deployment;
  if (spec.strategy.type === "Recreate" || spec.replicas === 0) return 0;
  const resolved = resolveIntOrPercent(spec.strategy.rollingUpdate?.maxUnavailable, spec.replicas, "down");
  const least = resolved === 0 && maxSurge(deployment) === 0 ? 1 : resolved;
  return Math.min(least, spec.replicas);
}

/**
 * Gives a set another size, and writes down for whom: the draft goes on with the set as it will be.
 * @models pkg/controller/deployment/sync.go scaleReplicaSet, 1.33
 */
export function scaleSet(draft: Draft, set: ReplicaSet, replicas: number): boolean {
  const { deployment } = draft;
  const annotations = { ...set.metadata.annotations, ...sizeAnnotations(deployment) };
  const isResized = set.spec.replicas !== replicas;
  const isAnnotated = Object.entries(sizeAnnotations(deployment)).every(
    ([key, value]) => set.metadata.annotations?.[key] === value,
  );
  if (!isResized && isAnnotated) return false;
  const next = { ...set, metadata: { ...set.metadata, annotations }, spec: { ...set.spec, replicas } };
  const verb = replicas > set.spec.replicas ? "up" : "down";
  const message = `Scaled ${verb} replica set ${set.metadata.name} from ${set.spec.replicas} to ${replicas}`;
  draft.actions.push({
    do: "update",
    resource: replicaSets,
    object: next,
    ...(isResized
      ? { report: { about: deployment, done: { type: "Normal", reason: "ScalingReplicaSet", message } } }
      : {}),
  });
  replaceSet(draft, next);
  return isResized;
}

/** The draft goes on with this set in the place of the one of the same name. */
export function replaceSet(draft: Draft, next: ReplicaSet): void {
  const isIt = ({ metadata }: ReplicaSet): boolean => metadata.name === next.metadata.name;
  if (draft.newSet !== undefined && isIt(draft.newSet)) draft.newSet = next;
  else draft.oldSets = draft.oldSets.map((set) => (isIt(set) ? next : set));
}

export function sizeAnnotations(deployment: Deployment): Readonly<Record<string, string>> {
  const { replicas } = deployment.spec;
  return {
    [annotation.desired]: String(replicas),
    [annotation.max]: String(replicas + maxSurge(deployment)),
  };
}
