import { parseRfc3339, second, type Instant } from "../../kernel/time.ts";
import type { Pod } from "../../kinds/core/pod.ts";
import { recordEvent, type KubeletContext } from "./kubelet-context.ts";
import { declaredIn, isRunning, latestOf, restartsIn, type PodState } from "./pod-state.ts";
import { podStatus, type FullStatus } from "./pod-status.ts";
import { PodSync, type SyncOutcome } from "./pod-sync.ts";
import { withEndings } from "./with-endings.ts";

/** Pods are looked at again this long after a sync that failed, and up to half as long again. */
const backOffPeriod = 10 * second;
const networkBackOff = 1 * second;

export interface WorkerParts {
  readonly context: KubeletContext;
  readonly pod: Pod;
  readonly isStatic: boolean;
  /** The pod is over and cleaned up: the API server may forget it. */
  readonly onGone: (state: PodState) => void;
}

/**
 * What happens to one pod on this node, one sync after the other; changes that come during a sync are looked at after
 * it. All it knows is in `state` and in the runtime.
 *
 * @models pkg/kubelet/pod_workers.go, 1.33
 */
export class PodWorker {
  readonly state: PodState;
  readonly #context: KubeletContext;
  readonly #onGone: (state: PodState) => void;
  #sync: PodSync | undefined;
  #again = false;
  #cancelTimer: (() => void) | undefined;
  #cancelDeadline: (() => void) | undefined;
  #relists = 0;
  #graceSeconds: number | undefined;
  #isStopped = false;

  constructor({ context, pod, isStatic, onGone }: WorkerParts) {
    const startedAt = parseRfc3339(pod.status.startTime ?? "") ?? context.kernel.now;
    this.state = {
      pod,
      isStatic,
      startedAt,
      restarts: restartsIn(pod),
      stage: "syncing",
      volumes: undefined,
      waiting: new Map(),
      verdict: undefined,
    };
    this.#context = context;
    this.#onGone = onGone;
    context.probes.addPod(pod);
    this.#armDeadline();
    const former = context.runtime()?.containersOf(pod.metadata.uid) ?? [];
    // A kubelet that comes back finds containers that it has not started.
    if (former.length > 0) this.relist();
  }

  /** The pod has changed at its source. */
  update(pod: Pod): void {
    this.state.pod = pod;
    if (pod.metadata.deletionTimestamp !== undefined) this.terminate(pod.metadata.deletionGracePeriodSeconds);
    else if (this.state.stage === "syncing") this.sync();
  }

  /** Something about the runtime has changed; PLEG will see it at its next look. */
  relist(): void {
    if (this.#relists++ > 0) return;
    this.#context.kernel.after(this.#context.relist(), () => {
      const changes = this.#relists;
      this.#relists = 0;
      if (this.#isStopped) return;
      this.#observe();
      this.sync();
      if (changes > 1) this.sync();
    });
  }

  sync(): void {
    if (this.#isStopped) return;
    if (this.state.stage !== "syncing") {
      this.publish();
      return;
    }
    if (this.#sync !== undefined) {
      this.#again = true;
      return;
    }
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.publish();
    const sync = new PodSync(this.#context, this.state, () => this.relist());
    this.#sync = sync;
    sync.run((outcome) => this.#synced(sync, outcome));
  }

  /** Ends the pod: all containers, with this grace period (the pod's own where absent), then its sandbox. */
  terminate(graceSeconds: number | undefined, forced = false): void {
    const grace = Math.max(forced ? 1 : 0, graceSeconds ?? this.state.pod.spec.terminationGracePeriodSeconds);
    const isShorter = this.#graceSeconds !== undefined && grace < this.#graceSeconds;
    if (this.state.stage === "terminated") {
      this.#onGone(this.state);
      return;
    }
    if (this.state.stage === "terminating" && !isShorter) return;
    this.#graceSeconds = grace;
    this.#endSync();
    this.state.stage = "terminating";
    this.#context.probes.stopLiveness(this.state.pod.metadata.uid);
    this.publish();
    if (isShorter) this.#hasten(grace);
    else this.#killAll(grace);
  }

  /** The kubelet ends, the pod goes on. */
  stop(): void {
    this.#isStopped = true;
    this.#endSync();
    this.#cancelDeadline?.();
  }

  publish(): FullStatus {
    const { state } = this;
    const { probes, kernel, nodeIp, runtime } = this.#context;
    const status = podStatus({
      state,
      runtime: runtime(),
      now: kernel.now,
      nodeIp,
      readiness: (declared, container) => probes.readiness(declared, container),
    });
    this.#context.statuses.set(state.pod.metadata.uid, status);
    return status;
  }

  #synced(sync: PodSync, outcome: SyncOutcome): void {
    if (this.#sync !== sync) return;
    this.#sync = undefined;
    if (this.#again) {
      this.#again = false;
      this.#context.kernel.later(() => this.sync());
      return;
    }
    if (outcome.is === "over") this.#finish();
    else if (outcome.is === "failed")
      this.#later(this.#jittered(outcome.isNetwork ? networkBackOff : backOffPeriod));
    else if (outcome.is === "retry") this.#later(outcome.after);
    else if (outcome.resync !== undefined) this.#later(this.#jittered(outcome.resync));
  }

  #jittered(duration: number): number {
    return duration + this.#context.random.below(duration / 2);
  }

  #later(duration: number): void {
    this.#cancelTimer?.();
    this.#cancelTimer = this.#context.kernel.after(duration, () => {
      this.#cancelTimer = undefined;
      this.sync();
    });
  }

  /** Nothing runs and nothing will: the sandbox goes, the containers stay for their logs. */
  #finish(): void {
    this.#graceSeconds ??= this.state.pod.spec.terminationGracePeriodSeconds;
    this.state.stage = "terminating";
    this.#killAll(this.#graceSeconds);
  }

  #killAll(graceSeconds: number): void {
    const { pod } = this.state;
    const { kernel, runtime: current, relist } = this.#context;
    const ended = (): void => void kernel.after(relist(), () => this.#terminated());
    const runtime = current();
    if (runtime === undefined || runtime.containersOf(pod.metadata.uid).every((each) => !isRunning(each)))
      return ended();
    withEndings(kernel, ({ killPod }) => killPod(this.#context, { pod, runtime, graceSeconds }, ended));
  }

  /** A second deletion with less patience. */
  #hasten(grace: number): void {
    const runtime = this.#context.runtime();
    if (runtime === undefined) return;
    for (const container of runtime.containersOf(this.state.pod.metadata.uid).filter(isRunning))
      runtime.stopContainer(container, grace, () => undefined);
  }

  #terminated(): void {
    if (this.#isStopped || this.state.stage === "terminated") return;
    const { uid } = this.state.pod.metadata;
    this.publish();
    this.state.stage = "terminated";
    this.#cancelDeadline?.();
    this.#context.probes.removePod(uid);
    const runtime = this.#context.runtime();
    for (const sandbox of runtime?.sandboxesOf(uid) ?? []) runtime?.stopPodSandbox(sandbox);
    this.publish();
    if (this.state.pod.metadata.deletionTimestamp !== undefined || this.#graceSeconds !== undefined)
      this.#onGone(this.state);
  }

  #endSync(): void {
    this.#sync?.cancel();
    this.#sync = undefined;
    this.#again = false;
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
  }

  #observe(): void {
    const runtime = this.#context.runtime();
    if (runtime === undefined) return;
    for (const { spec } of declaredIn(this.state.pod)) {
      const container = latestOf(runtime, this.state.pod.metadata.uid, spec.name);
      if (container !== undefined && isRunning(container)) this.#context.probes.observe(container);
    }
  }

  /** activeDeadlineSeconds. */
  #armDeadline(): void {
    const { activeDeadlineSeconds } = this.state.pod.spec;
    if (activeDeadlineSeconds === undefined) return;
    const due = (this.state.startedAt + activeDeadlineSeconds * second) as Instant;
    const { kernel } = this.#context;
    this.#cancelDeadline = kernel.after(Math.max(0, due - kernel.now), () => {
      if (this.state.stage !== "syncing") return;
      const message = "Pod was active on the node longer than the specified deadline";
      recordEvent(this.#context, this.state.pod, { type: "Normal", reason: "DeadlineExceeded", message });
      this.state.verdict = { phase: "Failed", reason: "DeadlineExceeded", message };
      this.terminate(undefined);
    });
  }
}
