import type {
  PodFailurePolicyOnExitCodesRequirement,
  PodFailurePolicyRule,
  SuccessPolicy,
} from "kubernetes-types/batch/v1";
import type { ContainerStatus } from "kubernetes-types/core/v1";
import type { Job } from "../kinds/batch/jobs.ts";
import type { Pod } from "../kinds/core/pod.ts";
import { countIndexes, overlapOf, parseIntervals, type Intervals } from "./job-indexes.ts";

/** What a pod's failure means for its job. */
export interface Verdict {
  readonly action: string | undefined;
  /** Whether it counts towards the back-off limits. */
  readonly counts: boolean;
  /** Why the whole job fails; undefined if it does not. */
  readonly failsJob?: string;
}

/** @models pkg/controller/job/pod_failure_policy.go matchPodFailurePolicy, 1.33 */
export function judge({ spec }: Job, pod: Pod): Verdict {
  for (const [index, rule] of (spec.podFailurePolicy?.rules ?? []).entries()) {
    const match = matchOf(rule, pod);
    if (match === undefined) continue;
    const { action } = rule;
    if (action !== "FailJob") return { action, counts: action !== "Ignore" };
    return { action, counts: true, failsJob: `${match} matching FailJob rule at index ${index}` };
  }
  return { action: undefined, counts: true };
}

function matchOf(
  { onExitCodes, onPodConditions }: PodFailurePolicyRule,
  { metadata, status }: Pod,
): string | undefined {
  const name = `${metadata.namespace}/${metadata.name}`;
  if (onExitCodes !== undefined) {
    const all = [...(status.containerStatuses ?? []), ...(status.initContainerStatuses ?? [])];
    const found = all.find((one) => matchesExit(onExitCodes, one));
    const code = found?.state?.terminated?.exitCode;
    return found === undefined
      ? undefined
      : `Container ${found.name} for pod ${name} failed with exit code ${code}`;
  }
  const found = (status.conditions ?? []).find((condition) =>
    onPodConditions?.some(
      (pattern) => pattern.type === condition.type && pattern.status === condition.status,
    ),
  );
  return found === undefined ? undefined : `Pod ${name} has condition ${found.type}`;
}

function matchesExit(
  { containerName, operator, values }: PodFailurePolicyOnExitCodesRequirement,
  { name, state }: ContainerStatus,
): boolean {
  const code = state?.terminated?.exitCode ?? 0;
  if (code === 0 || (containerName !== undefined && containerName !== name)) return false;
  return values.includes(code) === (operator === "In");
}

/**
 * The rule of a success policy that the succeeded indexes satisfy, in words; undefined if none does.
 * @models pkg/controller/job/success_policy.go matchSuccessPolicy, 1.33
 */
export function metRule(
  policy: SuccessPolicy | undefined,
  succeeded: Intervals,
  completions: number,
): string | undefined {
  if (policy === undefined || succeeded.length === 0) return undefined;
  const index = policy.rules.findIndex(({ succeededIndexes, succeededCount = Number.MAX_SAFE_INTEGER }) => {
    if (succeededIndexes === undefined) return countIndexes(succeeded) >= succeededCount;
    const required = parseIntervals(succeededIndexes, completions);
    const met = overlapOf(required, succeeded);
    return required.length > 0 && (met === countIndexes(required) || met >= succeededCount);
  });
  return index === -1 ? undefined : `Matched rules at index ${index}`;
}
