import { second } from "../../kernel/time.ts";
import type { ContainerRuntime } from "../containerd/container-runtime.ts";
import type { CriContainer } from "../containerd/cri-container.ts";
import type { Sandbox } from "../containerd/sandbox.ts";
import { ContainerStarter } from "./container-starter.ts";
import { recordEvent, type KubeletContext } from "./kubelet-context.ts";
import { podActions, type Kill, type PodActions } from "./pod-actions.ts";
import { fetchObjects, mountsObjects, type PodObjects } from "./pod-objects.ts";
import { declaredIn, lastEnded, readySandbox, type Declared, type PodState } from "./pod-state.ts";
import { followsObjects, volumeSource, VolumeError, type VolumeSource } from "./volumes.ts";
import { withEndings } from "./with-endings.ts";

/** How a sync went: the pod is over; it is as wanted (look again after `resync`); not yet; or something failed. */
export type SyncOutcome =
  | { readonly is: "over" }
  | { readonly is: "synced"; readonly resync: number | undefined }
  | { readonly is: "retry"; readonly after: number }
  | { readonly is: "failed"; readonly isNetwork: boolean };

/** Mounts are tried again after 0.5 s, then after twice as long each time. */
const mountRetry = { first: 0.5 * second, max: 122 * second };

const mountAttempts = new WeakMap<PodState, number>();

/**
 * One look at a pod: makes what is missing, in order, until it has to wait or is done.
 *
 * @models pkg/kubelet/kubelet.go SyncPod and pkg/kubelet/kuberuntime/kuberuntime_manager.go SyncPod, 1.33
 */
export class PodSync {
  readonly #context: KubeletContext;
  readonly #state: PodState;
  readonly #changed: () => void;
  readonly #starter: ContainerStarter;
  /** By name, what had ended when this sync began: back-off counts from there. */
  readonly #ended = new Map<string, CriContainer | undefined>();
  #done: ((outcome: SyncOutcome) => void) | undefined;
  #hasFailed = false;

  /** `changed`: a sandbox or a container came or went, as PLEG will see. */
  constructor(context: KubeletContext, state: PodState, changed: () => void) {
    this.#context = context;
    this.#state = state;
    this.#changed = changed;
    this.#starter = new ContainerStarter(context);
  }

  run(done: (outcome: SyncOutcome) => void): void {
    this.#done = done;
    const runtime = this.#context.runtime();
    if (runtime === undefined) return this.#end({ is: "failed", isNetwork: false });
    const { pod } = this.#state;
    for (const { spec } of declaredIn(pod))
      this.#ended.set(spec.name, lastEnded(runtime, pod.metadata.uid, spec.name));
    const actions = this.#actions(runtime);
    if (actions.isOver) return this.#end({ is: "over" });
    if (
      actions.kill.length + actions.start.length === 0 &&
      readySandbox(runtime, pod.metadata.uid) !== undefined
    ) {
      const isFixed = !mountsObjects(pod) && !this.#context.tokens.isStale(pod);
      if (this.#state.volumes !== undefined && isFixed) return this.#end(this.#synced);
    }
    const problem = pod.spec.hostNetwork === true ? undefined : runtime.networkProblem;
    if (problem !== undefined) return this.#networkNotReady(problem);
    fetchObjects(this.#context.connection, pod, (objects) => this.#withObjects(runtime, objects));
  }

  /** Whatever is under way reports to nobody any more. */
  cancel(): void {
    this.#done = undefined;
  }

  get #isCancelled(): boolean {
    return this.#done === undefined;
  }

  #end(outcome: SyncOutcome): void {
    const done = this.#done;
    this.#done = undefined;
    done?.(outcome);
  }

  #actions(runtime: ContainerRuntime): PodActions {
    return podActions(this.#state.pod, runtime, (container) => this.#context.probes.health(container));
  }

  #networkNotReady(problem: string): void {
    const message =
      "network is not ready: container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady " +
      `message:Network plugin returns error: ${problem}`;
    recordEvent(this.#context, this.#state.pod, { type: "Warning", reason: "NetworkNotReady", message });
    this.#end({ is: "failed", isNetwork: true });
  }

  #withObjects(runtime: ContainerRuntime, objects: PodObjects): void {
    if (this.#isCancelled) return;
    const { pod } = this.#state;
    this.#context.tokens.request(pod, (result) => {
      if (this.#isCancelled) return;
      const token = "token" in result ? result.token : undefined;
      if (token === undefined && "error" in result) {
        const volume = pod.spec.volumes?.find(({ projected }) => projected !== undefined)?.name ?? "";
        return this.#mountFailed([[volume, result.error]]);
      }
      if (this.#mount(objects, token ?? "", runtime)) this.#withVolumes(runtime, objects);
    });
  }

  /** Sets up all volumes; false if one cannot be. Volumes that are there already are kept, but for changed objects. */
  #mount(objects: PodObjects, token: string, runtime: ContainerRuntime): boolean {
    const { pod, volumes } = this.#state;
    const { host, kernel, nodeIp } = this.#context;
    const podIp = readySandbox(runtime, pod.metadata.uid)?.address ?? "";
    const sources = new Map<string, VolumeSource>();
    const failures: [string, string][] = [];
    for (const volume of pod.spec.volumes ?? []) {
      const known = followsObjects(volume) ? undefined : volumes?.get(volume.name);
      try {
        const source =
          known ??
          volumeSource(volume, { pod, objects, host, token, now: kernel.now, podIp, hostIp: nodeIp });
        sources.set(volume.name, source);
      } catch (error) {
        if (!(error instanceof VolumeError)) throw error;
        failures.push([volume.name, error.message]);
      }
    }
    if (failures.length > 0) {
      this.#mountFailed(failures);
      return false;
    }
    this.#state.volumes = sources;
    mountAttempts.delete(this.#state);
    return true;
  }

  #mountFailed(failures: readonly (readonly [volume: string, message: string])[]): void {
    for (const [volume, text] of failures) {
      const message = `MountVolume.SetUp failed for volume "${volume}" : ${text}`;
      recordEvent(this.#context, this.#state.pod, { type: "Warning", reason: "FailedMount", message });
    }
    const attempts = (mountAttempts.get(this.#state) ?? 0) + 1;
    mountAttempts.set(this.#state, attempts);
    const after = Math.min(mountRetry.max, mountRetry.first * 2 ** Math.min(20, attempts - 1));
    this.#end({ is: "retry", after });
  }

  #withVolumes(runtime: ContainerRuntime, objects: PodObjects): void {
    const { pod } = this.#state;
    const sandbox = readySandbox(runtime, pod.metadata.uid);
    if (sandbox !== undefined) return this.#killThenStart(runtime, sandbox, objects);
    const former = runtime.sandboxesOf(pod.metadata.uid).at(-1);
    if (former !== undefined) {
      const message = "Pod sandbox changed, it will be killed and re-created.";
      recordEvent(this.#context, pod, { type: "Normal", reason: "SandboxChanged", message });
      runtime.removePodSandbox(former);
    }
    const { name, namespace, uid } = pod.metadata;
    const hostNetwork = pod.spec.hostNetwork === true;
    const hostname = hostNetwork ? this.#context.host.hostname : (pod.spec.hostname ?? name).slice(0, 63);
    const attempt = former === undefined ? 0 : former.config.attempt + 1;
    runtime.runPodSandbox(
      { name, namespace, uid, attempt, hostname, hostNetwork, hostPorts: this.#hostPorts() },
      (result) => {
        if (this.#isCancelled) {
          if ("sandbox" in result) runtime.removePodSandbox(result.sandbox);
        } else if ("sandbox" in result) {
          this.#changed();
          this.#killThenStart(runtime, result.sandbox, objects);
        } else {
          const message = `Failed to create pod sandbox: ${result.error}`;
          recordEvent(this.#context, pod, { type: "Warning", reason: "FailedCreatePodSandBox", message });
          this.#end({ is: "failed", isNetwork: false });
        }
      },
    );
  }

  #hostPorts(): readonly { hostPort: number; containerPort: number; hostIP: string }[] {
    const { pod } = this.#state;
    if (pod.spec.hostNetwork === true) return [];
    return declaredIn(pod).flatMap(({ spec }) =>
      (spec.ports ?? []).flatMap(({ hostPort, containerPort, hostIP }) =>
        hostPort === undefined || hostPort === 0 ? [] : [{ hostPort, containerPort, hostIP: hostIP ?? "" }],
      ),
    );
  }

  #killThenStart(runtime: ContainerRuntime, sandbox: Sandbox, objects: PodObjects): void {
    const { kill, start } = this.#actions(runtime);
    let left = kill.length;
    if (left === 0) return this.#startNext({ runtime, sandbox, objects, start, index: 0 });
    for (const each of kill) {
      this.#kill(runtime, each, () => {
        if (--left > 0 || this.#isCancelled) return;
        this.#changed();
        this.#startNext({ runtime, sandbox, objects, start, index: 0 });
      });
    }
  }

  #kill(runtime: ContainerRuntime, { declared, container, message, cause }: Kill, done: () => void): void {
    const { pod } = this.#state;
    const probe = cause === "startup" ? declared.spec.startupProbe : declared.spec.livenessProbe;
    const own = cause === "changed" ? undefined : probe?.terminationGracePeriodSeconds;
    const graceSeconds = own ?? pod.spec.terminationGracePeriodSeconds;
    const request = { pod, runtime, declared, container, message, graceSeconds };
    withEndings(this.#context.kernel, ({ killContainer }) => killContainer(this.#context, request, done));
  }

  #startNext(plan: {
    readonly runtime: ContainerRuntime;
    readonly sandbox: Sandbox;
    readonly objects: PodObjects;
    readonly start: readonly Declared[];
    readonly index: number;
  }): void {
    if (this.#isCancelled) return;
    const { runtime, sandbox, objects, start, index } = plan;
    const declared = start[index];
    if (declared === undefined) return this.#finish();
    const { name } = declared.spec;
    const state = this.#state;
    this.#starter.start(
      { state, runtime, sandbox, objects, declared, ended: this.#ended.get(name) },
      (problem) => {
        if (this.#isCancelled) return;
        if (problem === undefined) state.waiting.delete(name);
        else {
          state.waiting.set(name, problem);
          this.#hasFailed = true;
        }
        if (problem === undefined || problem.reason === "RunContainerError") this.#changed();
        this.#startNext({ ...plan, index: index + 1 });
      },
    );
  }

  #finish(): void {
    this.#end(this.#hasFailed ? { is: "failed", isNetwork: false } : this.#synced);
  }

  /** Pods that show objects are looked at again so that changes reach their files, and tokens are renewed. */
  get #synced(): SyncOutcome {
    const { pod } = this.#state;
    const { config, tokens } = this.#context;
    return { is: "synced", resync: mountsObjects(pod) ? config.syncFrequency : tokens.renewAfter(pod) };
  }
}
