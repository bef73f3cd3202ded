import { invalidValue, type FieldError } from "../../api/field-error.ts";
import { notNegative } from "../validation.ts";

/** What a workload's status counts: in the order of the checks. */
interface StatusCounts {
  readonly counts: readonly string[];
  /** Not more than there are replicas. */
  readonly parts?: readonly string[];
  /** How a refusal names the count of those that are ready. */
  readonly ready?: string;
}

export const deploymentCounts: StatusCounts = {
  counts: [
    "observedGeneration",
    "replicas",
    "updatedReplicas",
    "readyReplicas",
    "availableReplicas",
    "unavailableReplicas",
    "collisionCount",
  ],
  parts: ["updatedReplicas", "readyReplicas", "availableReplicas"],
  ready: "readyReplicas",
};

/** Of replica sets and replication controllers. */
export const replicatedCounts: StatusCounts = {
  counts: ["replicas", "fullyLabeledReplicas", "readyReplicas", "availableReplicas", "observedGeneration"],
  parts: ["fullyLabeledReplicas", "readyReplicas", "availableReplicas"],
  ready: "readyReplicas",
};

export const statefulCounts: StatusCounts = {
  counts: [
    "replicas",
    "readyReplicas",
    "currentReplicas",
    "updatedReplicas",
    "availableReplicas",
    "observedGeneration",
    "collisionCount",
  ],
  parts: ["readyReplicas", "currentReplicas", "updatedReplicas", "availableReplicas"],
  ready: "status.readyReplicas",
};

export const daemonCounts: StatusCounts = {
  counts: [
    "currentNumberScheduled",
    "numberMisscheduled",
    "desiredNumberScheduled",
    "numberReady",
    "observedGeneration",
    "updatedNumberScheduled",
    "numberAvailable",
    "numberUnavailable",
    "collisionCount",
  ],
};

function countOf(status: object, name: string): number | undefined {
  const value = (status as Readonly<Record<string, unknown>>)[name];
  return typeof value === "number" ? value : undefined;
}

/**
 * Counts are not negative, and parts are not more than the whole.
 * @models pkg/apis/apps/validation/validation.go ValidateReplicaSetStatus, ValidateDeploymentStatus, 1.33
 */
export function statusCountErrors(
  status: object,
  { counts, parts = [], ready }: StatusCounts,
): readonly FieldError[] {
  const errors: FieldError[] = counts.flatMap((name) => notNegative(`status.${name}`, countOf(status, name)));
  const whole = countOf(status, "replicas") ?? 0;
  for (const name of parts) {
    const count = countOf(status, name) ?? 0;
    if (count > whole) {
      errors.push(invalidValue(`status.${name}`, count, "cannot be greater than status.replicas"));
    }
  }
  const available = countOf(status, "availableReplicas") ?? 0;
  if (ready === undefined || available <= (countOf(status, "readyReplicas") ?? 0)) return errors;
  return [...errors, invalidValue("status.availableReplicas", available, `cannot be greater than ${ready}`)];
}

/** The counter of collisions never goes back. */
export function collisionErrors(status: object, old: object | undefined): readonly FieldError[] {
  const [now, before] = [countOf(status, "collisionCount"), countOf(old ?? {}, "collisionCount")];
  if (before === undefined || (now !== undefined && now >= before)) return [];
  return [invalidValue("status.collisionCount", now ?? 0, "cannot be decremented")];
}
