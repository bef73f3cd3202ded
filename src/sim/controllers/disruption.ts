import type { Condition, OwnerReference } from "kubernetes-types/meta/v1";
import { minute, parseRfc3339, rfc3339, second, type Instant } from "../kernel/time.ts";
import { deployments } from "../kinds/apps/deployment.ts";
import { replicaSets } from "../kinds/apps/replica-set.ts";
import { statefulSets } from "../kinds/apps/stateful-sets.ts";
import { pods, type Pod } from "../kinds/core/pod.ts";
import { replicationControllers } from "../kinds/core/replication-controllers.ts";
import { podDisruptionBudgets, type PodDisruptionBudget } from "../kinds/policy/pod-disruption-budgets.ts";
import { jsonEqual } from "../wire/json.ts";
import { formatGoSelector } from "./go-selector.ts";
import { labelTest } from "../wire/label-selector.ts";
import type { Stored } from "../wire/object.ts";
import { apiVersionOf, type Resource } from "../wire/resource.ts";
import type { Action, EventText } from "./action.ts";
import type { View } from "./controller.ts";
import { resolveIntOrPercent } from "./int-or-percent.ts";
import { isFinished, isReady } from "./pod-state.ts";

type Scaled = Stored & { readonly spec: { readonly replicas?: number } };

/** How long an evicted pod may take to be deleted before it counts as staying. */
const deletionTimeout = 2 * minute;

/**
 * Counts the pods of a disruption budget, and says how many may go.
 * @models pkg/controller/disruption/disruption.go trySync, 1.33
 */
export function reconcileBudget(budget: PodDisruptionBudget, view: View): readonly Action[] {
  const selects = labelTest(budget.spec.selector);
  const selected = view
    .list(pods, budget.metadata.namespace)
    .filter(({ metadata }) => selects(metadata.labels));
  const events: Action[] = [];
  const tell = (event: EventText): void => void events.push({ do: "event", object: budget, event });
  if (selected.length === 0) tell({ type: "Normal", reason: "NoPods", message: "No matching pods found" });
  const expected = expectedPods(budget, selected, view);
  if ("wrong" in expected) {
    const message = `Failed to calculate the number of expected pods: ${expected.wrong}`;
    tell({ type: "Warning", reason: "CalculateExpectedPodCountFailed", message });
    return [...events, ...failSafe(budget, expected.wrong, view.now)];
  }
  if (expected.unmanaged) tell({ type: "Warning", reason: "UnmanagedPods", message: unmanagedText(budget) });
  const disrupted = disruptedPods(budget, selected, view.now);
  return [
    ...events,
    ...report(budget, { selected, expected, disrupted: disrupted.pods, now: view.now }),
    ...disrupted.actions,
  ];
}

function unmanagedText({ spec }: PodDisruptionBudget): string {
  return (
    `Pods selected by this PodDisruptionBudget (selector: ${formatGoSelector(spec.selector)}) were found ` +
    "to be unmanaged. As a result, the status of the PDB cannot be calculated correctly, which may result in " +
    'undefined behavior. To account for these pods please set ".spec.minAvailable" ' +
    "field of the PDB to an integer value."
  );
}

interface Expected {
  readonly count: number;
  readonly desired: number;
  /** Some pod has no controller. */
  readonly unmanaged: boolean;
}

/** @models pkg/controller/disruption/disruption.go getExpectedPodCount, 1.33 */
function expectedPods(
  { spec }: PodDisruptionBudget,
  selected: readonly Pod[],
  view: View,
): Expected | { readonly wrong: string } {
  const { minAvailable, maxUnavailable } = spec;
  if (maxUnavailable === undefined && minAvailable === undefined)
    return { count: 0, desired: 0, unmanaged: false };
  if (maxUnavailable === undefined && typeof minAvailable === "number") {
    return { count: selected.length, desired: minAvailable, unmanaged: false };
  }
  const scale = expectedScale(selected, view);
  if ("wrong" in scale) return scale;
  const { count } = scale;
  if (maxUnavailable === undefined)
    return { ...scale, desired: resolveIntOrPercent(minAvailable, count, "up") };
  return { ...scale, desired: Math.max(0, count - resolveIntOrPercent(maxUnavailable, count, "up")) };
}

function expectedScale(
  selected: readonly Pod[],
  view: View,
): Omit<Expected, "desired"> | { readonly wrong: string } {
  const scales = new Map<string, number>();
  let unmanaged = false;
  for (const pod of selected) {
    const owner = controllerReferenceOf(pod);
    if (owner === undefined) {
      unmanaged = true;
      continue;
    }
    if (scales.has(owner.uid)) continue;
    const found = scaleOf(owner, pod.metadata.namespace, view);
    if (typeof found === "string") return { wrong: found };
    if (found === undefined)
      return { wrong: `found no controllers for pod ${JSON.stringify(pod.metadata.name)}` };
    scales.set(found.uid, found.replicas);
  }
  const count = [...scales.values()].reduce((total, replicas) => total + replicas, 0);
  return { count, unmanaged };
}

function controllerReferenceOf({ metadata }: Stored): OwnerReference | undefined {
  return metadata.ownerReferences?.find(({ controller }) => controller === true);
}

const scalable: readonly Resource<Scaled>[] = [
  replicationControllers,
  replicaSets,
  statefulSets,
  deployments,
];

interface Scale {
  readonly uid: string;
  readonly replicas: number;
}

/** The size of what controls a pod, a deployment's in the place of its ReplicaSets'; text if it has none. */
function scaleOf(owner: OwnerReference, namespace: string, view: View): Scale | string | undefined {
  const found = controllerOf(owner, namespace, view);
  if (typeof found === "string" || found === undefined) return found;
  const above = found.kind === replicaSets.kind ? controllerReferenceOf(found) : undefined;
  const top = above?.kind === deployments.kind ? controllerOf(above, namespace, view) : found;
  if (top === undefined || typeof top === "string") return { uid: found.metadata.uid, replicas: 0 };
  return { uid: top.metadata.uid, replicas: top.spec.replicas ?? 1 };
}

function controllerOf(owner: OwnerReference, namespace: string, view: View): Scaled | string | undefined {
  const resource = scalable.find((one) => one.kind === owner.kind && apiVersionOf(one) === owner.apiVersion);
  if (resource === undefined) return withoutScale(owner);
  const found = view.get(resource, namespace, owner.name);
  return found?.metadata.uid === owner.uid ? found : undefined;
}

const unscaled: Readonly<Record<string, string>> = {
  "batch/v1 Job": "jobs.batch",
  "apps/v1 DaemonSet": "daemonsets.apps",
  "v1 Node": "nodes",
};

function withoutScale({ apiVersion, kind }: OwnerReference): string | undefined {
  const resource = unscaled[`${apiVersion} ${kind}`];
  return resource === undefined ? undefined : `${resource} does not implement the scale subresource`;
}

interface Disrupted {
  readonly pods: Readonly<Record<string, string>>;
  readonly actions: readonly Action[];
}

/** Evicted pods that are not deleted yet; those that should have been by now count as staying. */
function disruptedPods(
  { metadata, status }: PodDisruptionBudget,
  selected: readonly Pod[],
  now: Instant,
): Disrupted {
  const known = status.disruptedPods ?? {};
  const kept: [string, string][] = [];
  const actions: Action[] = [];
  for (const pod of selected) {
    const time = known[pod.metadata.name];
    if (time === undefined || pod.metadata.deletionTimestamp !== undefined) continue;
    const due = (parseRfc3339(time) ?? now) + deletionTimeout;
    if (due >= now) {
      kept.push([pod.metadata.name, time]);
      actions.push({ do: "after", duration: due - now + second });
      continue;
    }
    // Upstream names the namespace twice.
    const message = `Pod was expected by PDB ${metadata.namespace}/${metadata.namespace} to be deleted but it wasn't`;
    actions.push({ do: "event", object: pod, event: { type: "Warning", reason: "NotDeleted", message } });
  }
  return { pods: Object.fromEntries(kept), actions };
}

interface Counted {
  readonly selected: readonly Pod[];
  readonly expected: Expected;
  readonly disrupted: Readonly<Record<string, string>>;
  readonly now: Instant;
}

function report(
  budget: PodDisruptionBudget,
  { selected, expected, disrupted, now }: Counted,
): readonly Action[] {
  const isHealthy = (pod: Pod): boolean =>
    pod.metadata.deletionTimestamp === undefined &&
    disrupted[pod.metadata.name] === undefined &&
    isReady(pod);
  const currentHealthy = selected.filter(isHealthy).length;
  const { count: expectedPods, desired: desiredHealthy } = expected;
  const disruptionsAllowed = expectedPods <= 0 ? 0 : Math.max(0, currentHealthy - desiredHealthy);
  const observedGeneration = budget.metadata.generation ?? 0;
  const [status, reason] =
    disruptionsAllowed > 0 ? ["True", "SufficientPods"] : ["False", "InsufficientPods"];
  const condition = { status, reason, message: "", observedGeneration };
  const next = {
    observedGeneration,
    ...(Object.keys(disrupted).length === 0 ? {} : { disruptedPods: disrupted }),
    disruptionsAllowed,
    currentHealthy,
    desiredHealthy,
    expectedPods,
    conditions: withCondition(budget, condition, now),
  };
  return written(budget, next);
}

function written(budget: PodDisruptionBudget, status: PodDisruptionBudget["status"]): readonly Action[] {
  if (jsonEqual(status, budget.status)) return [];
  return [
    { do: "status", resource: podDisruptionBudgets, object: { ...budget, status } as PodDisruptionBudget },
  ];
}

function withCondition(
  { status }: PodDisruptionBudget,
  next: Omit<Condition, "type" | "lastTransitionTime">,
  now: Instant,
): Condition[] {
  const type = "DisruptionAllowed";
  const known = status.conditions?.find((one) => one.type === type);
  const lastTransitionTime = known?.status === next.status ? known.lastTransitionTime : rfc3339(now);
  const others = (status.conditions ?? []).filter((one) => one !== known);
  return [...others, { type, ...next, lastTransitionTime }];
}

/** Nobody may be evicted as long as it is not clear how many pods there should be. */
function failSafe(budget: PodDisruptionBudget, message: string, now: Instant): readonly Action[] {
  const { observedGeneration } = budget.status;
  const generation = observedGeneration === undefined ? {} : { observedGeneration };
  const conditions = withCondition(
    budget,
    { status: "False", reason: "SyncFailed", message, ...generation },
    now,
  );
  return written(budget, { ...budget.status, disruptionsAllowed: 0, conditions });
}

/**
 * A pod that was to be disrupted and still is there after two minutes is not going to be.
 * @models pkg/controller/disruption/disruption.go syncStalePodDisruption, 1.33
 */
export function clearStaleDisruption(pod: Pod, view: View): readonly Action[] {
  const condition = pod.status.conditions?.find(({ type }) => type === "DisruptionTarget");
  if (condition?.status !== "True" || condition.reason === "TerminationByKubelet") return [];
  if (pod.metadata.deletionTimestamp !== undefined || isFinished(pod)) return [];
  const since = parseRfc3339(condition.lastTransitionTime ?? "") ?? view.now;
  const left = since + deletionTimeout - view.now;
  if (left > 0) return [{ do: "after", duration: left }];
  const cleared = {
    type: condition.type,
    status: "False",
    lastProbeTime: null,
    lastTransitionTime: rfc3339(view.now),
  };
  const conditions = (pod.status.conditions ?? []).map((one) => (one === condition ? cleared : one));
  const status = { ...pod.status, conditions };
  return [{ do: "status", resource: pods, object: { ...pod, status } as unknown as Pod }];
}
