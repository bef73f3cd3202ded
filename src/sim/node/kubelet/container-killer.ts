import { second } from "../../kernel/time.ts";
import type { Pod } from "../../kinds/core/pod.ts";
import type { ContainerRuntime } from "../containerd/container-runtime.ts";
import type { CriContainer } from "../containerd/cri-container.ts";
import { recordEvent, type KubeletContext } from "./kubelet-context.ts";
import { runHook } from "./lifecycle-hook.ts";
import { declaredIn, isBeforeMain, isRunning, readySandbox, type Declared } from "./pod-state.ts";

export interface KillRequest {
  readonly pod: Pod;
  readonly runtime: ContainerRuntime;
  readonly declared: Declared;
  readonly container: CriContainer;
  /** For the event; `Stopping container c` where there is none. */
  readonly message?: string;
  readonly graceSeconds: number;
}

/** At least this much is left for the container itself after its preStop hook. */
const leastGraceSeconds = 2;

/**
 * Ends a container: event, preStop hook, SIGTERM, SIGKILL after the grace period.
 *
 * @models pkg/kubelet/kuberuntime/kuberuntime_container.go killContainer, 1.33
 */
export function killContainer(context: KubeletContext, request: KillRequest, done: () => void): void {
  const { pod, runtime, declared, container, graceSeconds } = request;
  const { name } = declared.spec;
  if (!isRunning(container)) {
    context.kernel.later(done);
    return;
  }
  const message = request.message ?? `Stopping container ${name}`;
  const isInit = isBeforeMain(declared);
  recordEvent(context, pod, { type: "Normal", reason: "Killing", message, container: name, isInit });
  const hook = declared.spec.lifecycle?.preStop;
  if (hook === undefined || graceSeconds === 0) {
    runtime.stopContainer(container, graceSeconds, done);
    return;
  }
  const began = context.kernel.now;
  let isOver = false;
  const stop = (): void => {
    if (isOver) return;
    isOver = true;
    const spent = Math.floor((context.kernel.now - began) / second);
    runtime.stopContainer(container, Math.max(leastGraceSeconds, graceSeconds - spent), done);
  };
  const cancel = context.kernel.after(graceSeconds * second, stop);
  const podIp = readySandbox(runtime, pod.metadata.uid)?.address ?? "";
  runHook(hook, { context, spec: declared.spec, container, podIp }, (error) => {
    cancel();
    if (error !== undefined) {
      recordEvent(context, pod, {
        type: "Warning",
        reason: "FailedPreStopHook",
        message: "PreStopHook failed",
        container: name,
        isInit,
      });
    }
    stop();
  });
}

/** Ends all containers of a pod at once; `done` comes when all have ended. @models killContainersWithSyncResult, 1.33 */
export function killPod(
  context: KubeletContext,
  { pod, runtime, graceSeconds }: Pick<KillRequest, "pod" | "runtime" | "graceSeconds">,
  done: () => void,
): void {
  const running = runtime.containersOf(pod.metadata.uid).filter(isRunning);
  let left = running.length;
  const one = (): void => {
    if (--left === 0) done();
  };
  if (left === 0) done();
  for (const container of running) {
    const declared = declaredIn(pod).find(({ spec }) => spec.name === container.name);
    if (declared === undefined) runtime.stopContainer(container, graceSeconds, one);
    else killContainer(context, { pod, runtime, declared, container, graceSeconds }, one);
  }
}
