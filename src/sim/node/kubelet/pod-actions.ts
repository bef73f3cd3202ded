import type { Pod } from "../../kinds/core/pod.ts";
import type { ContainerRuntime } from "../containerd/container-runtime.ts";
import type { CriContainer } from "../containerd/cri-container.ts";
import { specHash } from "./spec-hash.ts";
import {
  declaredIn,
  exitCodeOf,
  hasEnded,
  isBeforeMain,
  isRestarted,
  isRunning,
  latestOf,
  type Declared,
} from "./pod-state.ts";

/** What probes say of a running container. */
export interface Health {
  /** The probe that has failed for good, and wants the container killed. */
  readonly failed: "liveness" | "startup" | undefined;
  /** The startup probe has succeeded, or there is none. */
  readonly started: boolean;
}

/** A running container that has to go, and why. */
export interface Kill {
  readonly declared: Declared;
  readonly container: CriContainer;
  readonly message: string;
  readonly cause: "liveness" | "startup" | "changed";
}

export interface PodActions {
  readonly kill: readonly Kill[];
  /** In this order, one after the other. */
  readonly start: readonly Declared[];
  /** Nothing will ever run again: the pod is over. */
  readonly isOver: boolean;
}

/** What to do about a pod's containers now. @models pkg/kubelet/kuberuntime/kuberuntime_manager.go computePodActions, 1.33 */
export function podActions(
  pod: Pod,
  runtime: ContainerRuntime,
  health: (container: CriContainer) => Health,
): PodActions {
  const all = declaredIn(pod);
  const latest = (declared: Declared): CriContainer | undefined =>
    latestOf(runtime, pod.metadata.uid, declared.spec.name);
  const hasBegun = all.some((declared) => declared.role === "main" && latest(declared) !== undefined);
  const view = { pod, latest, health };
  const before = beforeMain(all, hasBegun, view);
  // They wait for nobody, and nobody for them.
  const added = all.filter((declared) => declared.role === "ephemeral" && latest(declared) === undefined);
  if (!before.isDone || before.hasFailed) {
    const start = before.hasFailed ? before.start : [...added, ...before.start];
    return { kill: before.kill, start, isOver: before.hasFailed };
  }
  const main = all.filter(({ role }) => role === "main").map((declared) => decide(declared, view));
  return {
    kill: [...before.kill, ...main.flatMap(({ kill }) => kill ?? [])],
    start: [...added, ...before.start, ...main.flatMap(({ start }) => start ?? [])],
    isOver: main.every(({ isOver }) => isOver),
  };
}

interface View {
  readonly pod: Pod;
  readonly latest: (declared: Declared) => CriContainer | undefined;
  readonly health: (container: CriContainer) => Health;
}

interface Decision {
  readonly kill: Kill | undefined;
  readonly start: Declared | undefined;
  /** It has ended, and is not started again. */
  readonly isOver: boolean;
}

/** What becomes of one container, whatever the others do. */
function decide(declared: Declared, { pod, latest, health }: View): Decision {
  const container = latest(declared);
  if (container === undefined) return { kill: undefined, start: declared, isOver: false };
  if (hasEnded(container)) {
    const isAgain = isRestarted(declared, pod, container);
    return { kill: undefined, start: isAgain ? declared : undefined, isOver: !isAgain };
  }
  const kill = killReason(declared, container, health);
  if (kill === undefined) return { kill, start: undefined, isOver: false };
  const isAgain =
    declared.role === "sidecar" || kill.cause === "changed" || pod.spec.restartPolicy !== "Never";
  return { kill, start: isAgain ? declared : undefined, isOver: false };
}

interface Before {
  readonly kill: readonly Kill[];
  readonly start: readonly Declared[];
  /** The main containers may start. */
  readonly isDone: boolean;
  /** One has failed, and is not tried again. */
  readonly hasFailed: boolean;
}

/** Init containers run one after the other; sidecars only have to be up, and are kept up for ever. */
function beforeMain(all: readonly Declared[], hasBegun: boolean, view: View): Before {
  const kill: Kill[] = [];
  const start: Declared[] = [];
  for (const declared of all) {
    if (!isBeforeMain(declared) || (hasBegun && declared.role === "init")) continue;
    const decision = decide(declared, view);
    if (decision.kill !== undefined) kill.push(decision.kill);
    if (decision.start !== undefined) start.push(declared);
    if (hasBegun || isBehind(declared, decision, view)) continue;
    const hasFailed = decision.isOver && declared.role === "init";
    return { kill, start, isDone: false, hasFailed };
  }
  return { kill, start, isDone: true, hasFailed: false };
}

/** Whether the next container may have its turn: an init container has succeeded, a sidecar is up. */
function isBehind(declared: Declared, decision: Decision, { latest, health }: View): boolean {
  const container = latest(declared);
  if (container === undefined || decision.kill !== undefined) return false;
  if (declared.role === "sidecar") return isRunning(container) && health(container).started;
  return hasEnded(container) && exitCodeOf(container) === 0;
}

function killReason(
  declared: Declared,
  container: CriContainer,
  health: (container: CriContainer) => Health,
): Kill | undefined {
  if (!isRunning(container) || declared.role === "init") return undefined;
  const { name } = declared.spec;
  const { failed } = health(container);
  if (failed !== undefined) {
    const message = `Container ${name} failed ${failed} probe, will be restarted`;
    return { declared, container, cause: failed, message };
  }
  if (container.specHash === specHash(declared.spec)) return undefined;
  const message = `Container ${name} definition changed, will be restarted`;
  return { declared, container, cause: "changed", message };
}
