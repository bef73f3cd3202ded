import type { ContainerStatus, PodCondition, PodStatus } from "kubernetes-types/core/v1";
import { rfc3339, type Instant } from "../../kernel/time.ts";
import type { Pod, PodPhase } from "../../kinds/core/pod.ts";
import { containerStatus, type StatusSources } from "./container-status.ts";
import { declaredIn, readySandbox, type Declared } from "./pod-state.ts";
import { qosClassOf } from "./qos-class.ts";

export type FullStatus = PodStatus & { readonly phase: PodPhase };

export interface StatusContext extends StatusSources {
  readonly now: Instant;
  readonly nodeIp: string;
}

/** A pod's status as the node sees it. @models pkg/kubelet/kubelet_pods.go generateAPIPodStatus, 1.33 */
export function podStatus(context: StatusContext): FullStatus {
  const { state, runtime, now, nodeIp } = context;
  const { pod, verdict } = state;
  const declared = declaredIn(pod);
  const statusesOf = (roles: readonly Declared["role"][]): ContainerStatus[] =>
    declared.filter(({ role }) => roles.includes(role)).map((each) => containerStatus(each, context));
  const before = statusesOf(["init", "sidecar"]);
  const main = statusesOf(["main"]);
  const added = statusesOf(["ephemeral"]);
  const phase = verdict?.phase ?? phaseOf(pod, declared, before, main);
  const sandbox = runtime === undefined ? undefined : readySandbox(runtime, pod.metadata.uid);
  const address = sandbox?.address ?? pod.status.podIP;
  return {
    conditions: conditionsOf({ pod, phase, before, main, hasSandbox: sandbox !== undefined, now }),
    containerStatuses: main,
    ...(added.length === 0 ? {} : { ephemeralContainerStatuses: added }),
    hostIP: nodeIp,
    hostIPs: [{ ip: nodeIp }],
    ...(before.length === 0 ? {} : { initContainerStatuses: before }),
    ...(verdict === undefined ? {} : { message: verdict.message, reason: verdict.reason }),
    phase,
    ...(address === undefined ? {} : { podIP: address, podIPs: [{ ip: address }] }),
    qosClass: qosClassOf(pod),
    startTime: rfc3339(state.startedAt),
  };
}

/** @models pkg/kubelet/kubelet_pods.go getPhase, 1.33 */
export function phaseOf(
  { spec }: Pod,
  declared: readonly Declared[],
  before: readonly ContainerStatus[],
  main: readonly ContainerStatus[],
): PodPhase {
  const inits = before.filter((_, index) => declared[index]?.role === "init");
  const hasBegun =
    main.some(({ state }) => state?.running !== undefined || state?.terminated !== undefined) ||
    main.some(hasRun);
  const failedInit = inits.some((status) => exitOf(status) !== undefined && exitOf(status) !== 0);
  if (failedInit && spec.restartPolicy === "Never") return "Failed";
  if (!hasBegun && inits.some((status) => exitOf(status) !== 0)) return "Pending";
  if (main.some((status) => status.state?.waiting !== undefined && !hasRun(status))) return "Pending";
  if (main.some(({ state }) => state?.running !== undefined)) return "Running";
  if (main.some(({ state }) => state?.waiting !== undefined)) return "Running";
  if (spec.restartPolicy === "Always") return "Running";
  const failed = main.some((status) => exitOf(status) !== 0);
  if (!failed) return "Succeeded";
  return spec.restartPolicy === "Never" ? "Failed" : "Running";
}

function hasRun({ lastState }: ContainerStatus): boolean {
  return lastState?.terminated !== undefined;
}

function exitOf({ state }: ContainerStatus): number | undefined {
  return state?.terminated?.exitCode;
}

interface ConditionSources {
  readonly pod: Pod;
  readonly phase: PodPhase;
  readonly before: readonly ContainerStatus[];
  readonly main: readonly ContainerStatus[];
  readonly hasSandbox: boolean;
  readonly now: Instant;
}

type Claim = Omit<PodCondition, "lastTransitionTime" | "lastProbeTime">;

/** The kubelet's five, in the order in which `describe` shows them, then those of others. */
function conditionsOf(sources: ConditionSources): PodCondition[] {
  const { pod, hasSandbox, now } = sources;
  const own: readonly Claim[] = [
    { type: "PodReadyToStartContainers", status: hasSandbox ? "True" : "False" },
    initialized(sources),
    ready(sources),
    containersReady(sources),
    { type: "PodScheduled", status: "True" },
  ];
  const before = pod.status.conditions ?? [];
  const others = before.filter(({ type }) => own.every((claim) => claim.type !== type));
  return [...own.map((claim) => dated(claim, before, now)), ...others];
}

/** The time of the last change of status stays as long as the status does. */
function dated(claim: Claim, before: readonly PodCondition[], now: Instant): PodCondition {
  const old = before.find(({ type }) => type === claim.type);
  const isSame = old?.status === claim.status && old.lastTransitionTime !== undefined;
  const lastTransitionTime =
    isSame && old.lastTransitionTime !== undefined ? old.lastTransitionTime : rfc3339(now);
  return { lastProbeTime: null as unknown as string, lastTransitionTime, ...claim };
}

function initialized({ phase, before }: ConditionSources): Claim {
  if (phase === "Succeeded") return { type: "Initialized", status: "True", reason: "PodCompleted" };
  const missing = before
    .filter((status) => !(status.ready || status.started === true))
    .map(({ name }) => name);
  if (missing.length === 0) return { type: "Initialized", status: "True" };
  const message = `containers with incomplete status: [${missing.join(" ")}]`;
  return { type: "Initialized", status: "False", reason: "ContainersNotInitialized", message };
}

function containersReady({ phase, main, before }: ConditionSources): Claim {
  const type = "ContainersReady";
  if (phase === "Succeeded") return { type, status: "False", reason: "PodCompleted" };
  if (phase === "Failed") return { type, status: "False", reason: "PodFailed" };
  const unready = [...before.filter(isSidecar), ...main]
    .filter(({ ready }) => !ready)
    .map(({ name }) => name);
  if (unready.length === 0) return { type, status: "True" };
  const message = `containers with unready status: [${unready.join(" ")}]`;
  return { type, status: "False", reason: "ContainersNotReady", message };
}

/** An init container's status is ready only when it has ended, a sidecar's while it runs. */
function isSidecar({ state }: ContainerStatus): boolean {
  return state?.running !== undefined;
}

function ready(sources: ConditionSources): Claim {
  const containers = containersReady(sources);
  if (containers.status === "False") return { ...containers, type: "Ready" };
  const gates = sources.pod.spec.readinessGates ?? [];
  const conditions = sources.pod.status.conditions ?? [];
  const closed = gates.find(({ conditionType }) => {
    return conditions.find(({ type }) => type === conditionType)?.status !== "True";
  });
  if (closed === undefined) return { type: "Ready", status: "True" };
  const message = `corresponding condition of pod readiness gate "${closed.conditionType}" does not exist.`;
  return { type: "Ready", status: "False", reason: "ReadinessGatesNotReady", message };
}
