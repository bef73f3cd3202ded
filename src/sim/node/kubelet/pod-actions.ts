import type { Pod } from "../../kinds/core/pod.ts";
import type { ContainerRuntime } from "../containerd/container-runtime.ts";
import type { CriContainer } from "../containerd/cri-container.ts";
import { specHash } from "./spec-hash.ts";
import { declaredIn, exitCodeOf, hasEnded, isRestarted, isRunning, latestOf, type Declared } from "./pod-state.ts";

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
export function podActions(pod: Pod, runtime: ContainerRuntime, health: (container: CriContainer) => Health): PodActions {
  const all = declaredIn(pod);
  const latest = (declared: Declared): CriContainer | undefined => latestOf(runtime, pod.metadata.uid, declared.spec.name);
  const hasBegun = all.some((declared) => declared.role === "main" && latest(declared) !== undefined);
  const before = initActions(pod, all, { latest, health, hasBegun });
  const start = [...before.start];
  const kill = [...before.kill];
  if (!before.isDone || before.hasFailed) return { kill, start, isOver: before.hasFailed };
  let isOver = true;
  for (const declared of all.filter(({ role }) => role === "main")) {
    const container = latest(declared);
    const reason = container === undefined ? undefined : killReason(declared, container, health);
    if (container !== undefined && reason !== undefined) kill.push(reason);
    const wanted = container === undefined || (hasEnded(container) && isRestarted(declared, pod, container));
    const again = reason !== undefined && (reason.cause === "changed" || pod.spec.restartPolicy !== "Never");
    if (wanted || again) start.push(declared);
    if (wanted || again || (container !== undefined && !hasEnded(container))) isOver = false;
  }
  return { kill, start, isOver };
}

interface InitView {
  readonly latest: (declared: Declared) => CriContainer | undefined;
  readonly health: (container: CriContainer) => Health;
  readonly hasBegun: boolean;
}

interface InitActions {
  readonly kill: readonly Kill[];
  readonly start: readonly Declared[];
  /** The main containers may start. */
  readonly isDone: boolean;
  /** One has failed, and is not tried again. */
  readonly hasFailed: boolean;
}

/** Init containers run one after the other; sidecars only have to be up, and are kept up for ever. */
function initActions(pod: Pod, all: readonly Declared[], { latest, health, hasBegun }: InitView): InitActions {
  const kill: Kill[] = [];
  const start: Declared[] = [];
  const result = (isDone: boolean, hasFailed = false): InitActions => ({ kill, start, isDone, hasFailed });
  for (const declared of all) {
    if (declared.role === "main" || (hasBegun && declared.role === "init")) continue;
    const container = latest(declared);
    const reason = container === undefined ? undefined : killReason(declared, container, health);
    if (reason !== undefined) kill.push(reason);
    if (container === undefined || reason !== undefined) start.push(declared);
    else if (declared.role === "sidecar") {
      if (hasEnded(container)) start.push(declared);
      else if (isRunning(container) && health(container).started) continue;
    } else if (hasEnded(container)) {
      if (exitCodeOf(container) === 0) continue;
      if (!isRestarted(declared, pod, container)) return result(false, true);
      start.push(declared);
    }
    if (!hasBegun) return result(false);
  }
  return result(true);
}

function killReason(declared: Declared, container: CriContainer, health: (container: CriContainer) => Health): Kill | undefined {
  if (!isRunning(container)) return undefined;
  const { name } = declared.spec;
  const { failed } = health(container);
  if (failed !== undefined && declared.role !== "init") {
    return { declared, container, cause: failed, message: `Container ${name} failed ${failed} probe, will be restarted` };
  }
  if (declared.role === "init" || container.specHash === specHash(declared.spec)) return undefined;
  return { declared, container, cause: "changed", message: `Container ${name} definition changed, will be restarted` };
}
