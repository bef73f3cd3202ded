import type { PodDisruptionBudgetStatus, PodDisruptionBudgetSpec } from "kubernetes-types/policy/v1";
import type { PodStatus } from "kubernetes-types/core/v1";
import type { Task } from "../kernel/task.ts";
import { rfc3339 } from "../kernel/time.ts";
import { labelTest } from "../wire/label-selector.ts";
import type { Stored } from "../wire/object.ts";
import { ApiError, forbidden } from "./api-error.ts";
import type { Machinery } from "./machinery.ts";

type Budget = Stored & { readonly spec: PodDisruptionBudgetSpec; readonly status: PodDisruptionBudgetStatus };
export type EvictedPod = Stored & { readonly status: PodStatus };

const budgets = "poddisruptionbudgets.policy";
const disruptedMax = 2000;

/** A pod that is over, has not begun or is going already disrupts nobody. */
function isUnguarded({ metadata, status: { phase } }: EvictedPod): boolean {
  return (
    metadata.deletionTimestamp !== undefined ||
    phase === "Succeeded" ||
    phase === "Failed" ||
    phase === "Pending"
  );
}

function isReady({ status }: EvictedPod): boolean {
  return status.conditions?.some((one) => one.type === "Ready" && one.status === "True") === true;
}

/**
 * Takes one disruption from the budget that guards a pod; refuses with 429 if it has none left.
 * @models pkg/registry/core/pod/storage/eviction.go Create, 1.33
 */
export function* spendBudget(pod: EvictedPod, machinery: Machinery, dryRun: boolean): Task<void> {
  if (isUnguarded(pod)) return;
  const collection = machinery.cluster.collection(budgets);
  const { namespace, labels, name } = pod.metadata;
  const all = [...(collection?.all(namespace) ?? [])] as unknown as readonly Budget[];
  const guarding = all.filter(({ spec }) => labelTest(spec.selector)(labels));
  if (guarding.length > 1) throw new ApiError("", severalText);
  const [budget] = guarding;
  if (budget === undefined || collection === undefined) return;
  if (!isReady(pod) && allowsUnhealthy(budget)) return;
  checkBudget(budget);
  if (dryRun) return;
  const now = rfc3339(machinery.kernel.now);
  // eslint-disable-next-line require-yield -- nothing to wait for
  const spend = function* (old: Stored): Task<Stored> {
    checkBudget(old as Budget);
    return { ...old, status: spent(old as Budget, name, now) } as Stored;
  };
  yield* collection.update({ namespace, name: budget.metadata.name }, spend, { subresource: "status" });
}

const severalText =
  "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.";

/** Unhealthy pods may go if the budget says so, or if there are enough healthy ones without them. */
function allowsUnhealthy({ spec, status }: Budget): boolean {
  if (spec.unhealthyPodEvictionPolicy === "AlwaysAllow") return true;
  return status.currentHealthy >= status.desiredHealthy && status.desiredHealthy > 0;
}

/** @models pkg/registry/core/pod/storage/eviction.go checkAndDecrement, 1.33 */
function checkBudget({ metadata, status }: Budget): void {
  const { name, generation = 0 } = metadata;
  if ((status.observedGeneration ?? 0) < generation) {
    throw refusal(`The disruption budget ${name} is still being processed by the server.`, 10);
  }
  const resource = {
    group: "policy",
    version: "",
    kind: "",
    singular: "",
    namespaced: true,
    plural: "poddisruptionbudget",
  };
  if (status.disruptionsAllowed < 0) throw forbidden(resource, name, "pdb disruptions allowed is negative");
  if (Object.keys(status.disruptedPods ?? {}).length > disruptedMax) {
    const why = "DisruptedPods map too big - too many evictions not confirmed by PDB controller";
    throw forbidden(resource, name, why);
  }
  if (status.disruptionsAllowed > 0) return;
  const { desiredHealthy, currentHealthy } = status;
  throw refusal(
    `The disruption budget ${name} needs ${desiredHealthy} healthy pods and has ${currentHealthy} currently`,
    undefined,
  );
}

/** With how long to wait, as far as that can be said. */
function refusal(cause: string, retryAfterSeconds: number | undefined): ApiError {
  const message = "Cannot evict pod as it would violate the pod's disruption budget.";
  const causes = [{ reason: "DisruptionBudget", message: cause }];
  return new ApiError("TooManyRequests", message, {
    causes,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}

function spent({ status }: Budget, pod: string, now: string): PodDisruptionBudgetStatus {
  const disruptionsAllowed = status.disruptionsAllowed - 1;
  const disruptedPods = { ...status.disruptedPods, [pod]: now };
  if (disruptionsAllowed > 0) return { ...status, disruptionsAllowed, disruptedPods };
  const conditions = (status.conditions ?? []).map((one) =>
    one.type === "DisruptionAllowed"
      ? {
          ...one,
          status: "False",
          reason: "InsufficientPods",
          lastTransitionTime: one.status === "False" ? one.lastTransitionTime : now,
        }
      : one,
  );
  return { ...status, disruptionsAllowed, disruptedPods, conditions };
}

/** What an evicted pod says of itself. */
export function markedEvicted(pod: EvictedPod, now: string): Stored {
  const known = pod.status.conditions?.find(({ type }) => type === "DisruptionTarget");
  const condition = {
    type: "DisruptionTarget",
    status: "True",
    reason: "EvictionByEvictionAPI",
    message: "Eviction API: evicting",
    lastProbeTime: null,
    lastTransitionTime: known?.status === "True" ? known.lastTransitionTime : now,
  };
  const others = (pod.status.conditions ?? []).filter((one) => one !== known);
  return { ...pod, status: { ...pod.status, conditions: [...others, condition] } } as unknown as Stored;
}
