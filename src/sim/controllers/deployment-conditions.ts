import type { DeploymentCondition } from "kubernetes-types/apps/v1";
import { rfc3339 } from "../kernel/time.ts";
import type { Draft } from "./deployment-draft.ts";

export type ConditionText = Pick<DeploymentCondition, "type" | "status" | "reason" | "message">;

export function conditionOf(draft: Draft, type: string): DeploymentCondition | undefined {
  return draft.conditions.find((condition) => condition.type === type);
}

/**
 * Sets a condition. One of the same status and reason stays as it is; one of the same status keeps its transition.
 * @models pkg/controller/deployment/util/deployment_util.go SetDeploymentCondition, 1.33
 */
export function setCondition(draft: Draft, text: ConditionText): void {
  const known = conditionOf(draft, text.type);
  if (known?.status === text.status && known.reason === text.reason) return;
  replaceCondition(draft, text);
}

/** Sets a condition even if it has this status and reason already: its update time tells of progress. */
export function replaceCondition(draft: Draft, { type, status, reason, message }: ConditionText): void {
  const known = conditionOf(draft, type);
  const now = rfc3339(draft.now);
  const lastTransitionTime = known?.status === status ? (known.lastTransitionTime ?? now) : now;
  const next = {
    type,
    status,
    lastUpdateTime: now,
    lastTransitionTime,
    ...(reason === undefined ? {} : { reason }),
    ...(message === undefined ? {} : { message }),
  };
  draft.conditions = [...draft.conditions.filter((condition) => condition.type !== type), next];
}

export function removeCondition(draft: Draft, type: string): void {
  draft.conditions = draft.conditions.filter((condition) => condition.type !== type);
}
