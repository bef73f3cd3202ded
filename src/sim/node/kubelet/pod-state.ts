import type { Container } from "kubernetes-types/core/v1";
import type { Instant } from "../../kernel/time.ts";
import type { Pod, PodPhase } from "../../kinds/core/pod.ts";
import type { ContainerRuntime } from "../containerd/container-runtime.ts";
import type { CriContainer } from "../containerd/cri-container.ts";
import type { Sandbox } from "../containerd/sandbox.ts";
import type { VolumeSource } from "./volumes.ts";

/** What the kubelet knows of one pod beyond what the runtime can be asked for: plain data. */
export interface PodState {
  /** As last seen. */
  pod: Pod;
  /** From a file of the node, not from the API server. */
  readonly isStatic: boolean;
  /** status.startTime. */
  readonly startedAt: Instant;
  /** How often containers had been restarted when the kubelet first saw the pod: a rebooted node goes on counting. */
  readonly restarts: ReadonlyMap<string, number>;
  stage: "syncing" | "terminating" | "terminated";
  /** Set up, by name; undefined until all are. */
  volumes: ReadonlyMap<string, VolumeSource> | undefined;
  /** Why containers are not running, by name: kubelet's reason cache. */
  readonly waiting: Map<string, Waiting>;
  /** The kubelet ended the pod itself: DeadlineExceeded, Evicted, a refusal at admission. */
  verdict: Verdict | undefined;
}

export interface Waiting {
  readonly reason: string;
  readonly message: string;
}

export interface Verdict {
  readonly phase: PodPhase;
  readonly reason: string;
  readonly message: string;
}

/**
 * A container of a pod's spec with the part it plays. Sidecars are init containers with restartPolicy Always; ephemeral
 * ones are added to a pod that runs (kubectl debug), start once and never count for what the pod is.
 */
export interface Declared {
  readonly spec: Container;
  readonly role: "init" | "sidecar" | "main" | "ephemeral";
}

/** Whether it stands among a pod's init containers. */
export function isBeforeMain({ role }: Declared): boolean {
  return role === "init" || role === "sidecar";
}

/** What a pod's status says of containers that have been there, by name. */
export function restartsIn({ status }: Pod): ReadonlyMap<string, number> {
  const statuses = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  const known = statuses.filter(({ containerID }) => containerID !== undefined);
  return new Map(known.map(({ name, restartCount }) => [name, restartCount]));
}

/** All containers of a pod in the order in which they start. */
export function declaredIn({ spec }: Pod): readonly Declared[] {
  const before = (spec.initContainers ?? []).map((container) => ({
    spec: container,
    role: container.restartPolicy === "Always" ? ("sidecar" as const) : ("init" as const),
  }));
  const main = spec.containers.map((container) => ({ spec: container, role: "main" as const }));
  const added = spec.ephemeralContainers;
  if (added === undefined) return [...before, ...main];
  return [...before, ...main, ...added.map((container) => ({ spec: container, role: "ephemeral" as const }))];
}

/** The container of this name that was made last. */
export function latestOf(runtime: ContainerRuntime, podUid: string, name: string): CriContainer | undefined {
  return runtime.containersOf(podUid).findLast((container) => container.name === name);
}

/** The last one that has ended: what back-off counts from. */
export function lastEnded(runtime: ContainerRuntime, podUid: string, name: string): CriContainer | undefined {
  return runtime.containersOf(podUid).findLast((container) => container.name === name && hasEnded(container));
}

/** The pod's sandbox, if it still stands. */
export function readySandbox(runtime: ContainerRuntime, podUid: string): Sandbox | undefined {
  return runtime.sandboxesOf(podUid).findLast(({ state }) => state === "ready");
}

export function isRunning({ container }: CriContainer): boolean {
  return container.state === "running";
}

/** Ran and ended, or could not be started at all. */
export function hasEnded({ container, startError }: CriContainer): boolean {
  return container.state === "exited" || startError !== undefined;
}

/** As statuses report it: 128 for what could not be executed. */
export function exitCodeOf({ container, startError }: CriContainer): number {
  return startError === undefined ? (container.exit?.code ?? 0) : 128;
}

/** Whether a container that has ended is started again. */
export function isRestarted({ role }: Declared, pod: Pod, ended: CriContainer): boolean {
  if (role === "sidecar") return true;
  if (role === "ephemeral") return false;
  const failed = exitCodeOf(ended) !== 0;
  if (role === "init") return failed && pod.spec.restartPolicy !== "Never";
  return pod.spec.restartPolicy === "Always" || (pod.spec.restartPolicy === "OnFailure" && failed);
}

/** `web_default(uid)`, as messages name a pod. */
export function fullName({ metadata }: Pod): string {
  return `${metadata.name}_${metadata.namespace}(${metadata.uid})`;
}
