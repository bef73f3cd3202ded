import type { Pod } from "../../kinds/core/pod.ts";
import { pods } from "../../kinds/core/pod.ts";
import type { CriContainer } from "../containerd/cri-container.ts";
import type { KubeletContext } from "./kubelet-context.ts";
import type { MirrorPods } from "./mirror-pods.ts";
import type { PodState } from "./pod-state.ts";
import { PodWorker } from "./pod-worker.ts";
import { isMirror } from "./static-pods.ts";
import { podFolder } from "./volumes.ts";

/** All pods of a node, from the API server and from files. @models pkg/kubelet/kubelet.go HandlePodAdditions, 1.33 */
export class PodManager {
  readonly #workers = new Map<string, PodWorker>();
  /** As the API server has them, by uid. */
  readonly #api = new Map<string, Pod>();
  /** Uids of mirrors by their static pods'. */
  readonly #mirrors = new Map<string, Pod>();
  /** A pod of a file waits here until its predecessor of the same name is gone. */
  #static: readonly Pod[] = [];
  /** The files have been read: before, nobody can say which mirrors are wanted. */
  #hasStatic = false;
  readonly #unclaimed = new Set<Pod>();
  #context: KubeletContext | undefined;
  #mirrorPods: MirrorPods | undefined;

  attach(context: KubeletContext, mirrors: MirrorPods): void {
    this.#context = context;
    this.#mirrorPods = mirrors;
  }

  /** The pod as the API server knows it: its mirror for a static one. */
  apiPod(uid: string): Pod | undefined {
    return this.#mirrors.get(uid) ?? this.#api.get(uid);
  }

  get workers(): readonly PodWorker[] {
    return [...this.#workers.values()];
  }

  workerOf(uid: string): PodWorker | undefined {
    return this.#workers.get(uid);
  }

  /** A pod by its place; static pods go by the names of their mirrors. */
  find(namespace: string, name: string): PodWorker | undefined {
    return this.workers.findLast(({ state }) => {
      const { metadata } = state.pod;
      return metadata.name === name && metadata.namespace === namespace;
    });
  }

  containerExited(container: CriContainer): void {
    this.#workers.get(container.podUid)?.relist();
  }

  probed(podUid: string): void {
    this.#workers.get(podUid)?.sync();
  }

  /** A change in the API. */
  changed(before: Pod | undefined, after: Pod | undefined): void {
    const pod = after ?? before;
    if (pod === undefined) return;
    if (isMirror(pod)) this.#mirrorChanged(pod, after !== undefined);
    else if (after !== undefined) this.#apiChanged(after);
    else {
      this.#api.delete(pod.metadata.uid);
      this.#workers.get(pod.metadata.uid)?.terminate(pod.metadata.deletionGracePeriodSeconds, true);
    }
  }

  /** The files have changed. */
  setStatic(wanted: readonly Pod[]): void {
    this.#static = wanted;
    this.#hasStatic = true;
    const uids = new Set(wanted.map(({ metadata }) => metadata.uid));
    for (const worker of this.workers) {
      if (worker.state.isStatic && !uids.has(worker.state.pod.metadata.uid)) worker.terminate(undefined);
    }
    this.#startStatic();
    const unclaimed = [...this.#unclaimed];
    this.#unclaimed.clear();
    for (const mirror of unclaimed) this.#mirrorSeen(mirror);
    this.#mirrorPods?.set(wanted);
  }

  /** Ends what the runtime has and nobody wants any more. */
  removeOrphans(): void {
    const runtime = this.#context?.runtime();
    if (runtime === undefined) return;
    for (const sandbox of runtime.sandboxes.values()) {
      if (this.#workers.has(sandbox.config.uid)) continue;
      for (const container of runtime.containersOf(sandbox.config.uid)) {
        runtime.stopContainer(container, 2, () => runtime.removeContainer(container));
      }
      runtime.removePodSandbox(sandbox);
    }
  }

  /** The runtime is back. */
  syncAll(): void {
    for (const worker of this.workers) worker.sync();
  }

  stop(): void {
    for (const worker of this.workers) worker.stop();
  }

  #apiChanged(pod: Pod): void {
    const { uid } = pod.metadata;
    this.#api.set(uid, pod);
    const worker = this.#workers.get(uid);
    if (worker !== undefined) {
      const { state } = worker;
      const isWanted = needsSync(state.pod, pod);
      state.pod = pod;
      if (isWanted) worker.update(pod);
      return;
    }
    this.#start(pod, false);
  }

  #start(pod: Pod, isStatic: boolean): void {
    const context = this.#context;
    if (context === undefined) return;
    const { phase } = pod.status;
    const isOver = !isStatic && (phase === "Succeeded" || phase === "Failed");
    if (isOver && pod.metadata.deletionTimestamp === undefined) return;
    const worker = new PodWorker({ context, pod, isStatic, onGone: (state) => this.#gone(state) });
    this.#workers.set(pod.metadata.uid, worker);
    worker.update(pod);
  }

  /** A changed file is another pod; it starts when the one before it has ended. */
  #startStatic(): void {
    for (const pod of this.#static) {
      const { uid, namespace, name } = pod.metadata;
      if (this.#workers.has(uid) || this.find(namespace, name) !== undefined) continue;
      this.#start(pod, true);
    }
  }

  #mirrorChanged(mirror: Pod, exists: boolean): void {
    if (exists) {
      this.#mirrorSeen(mirror);
      return;
    }
    for (const [uid, known] of this.#mirrors) {
      if (known.metadata.uid === mirror.metadata.uid) this.#mirrors.delete(uid);
    }
    this.#mirrorPods?.ensure();
  }

  #mirrorSeen(mirror: Pod): void {
    if (!this.#hasStatic) {
      this.#unclaimed.add(mirror);
      return;
    }
    const { namespace, name, deletionTimestamp } = mirror.metadata;
    const worker = this.find(namespace, name);
    const isWanted = worker !== undefined || this.#static.some(({ metadata }) => metadata.name === name);
    if (!isWanted || deletionTimestamp !== undefined) this.#mirrorPods?.delete(mirror);
    if (worker === undefined) return;
    const { uid } = worker.state.pod.metadata;
    const isNew = this.#mirrors.get(uid)?.metadata.uid !== mirror.metadata.uid;
    this.#mirrors.set(uid, mirror);
    if (isNew && deletionTimestamp === undefined) this.#context?.statuses.refresh(uid);
  }

  /** A pod has ended and may be forgotten, here and in the API. */
  #gone({ pod, isStatic }: PodState): void {
    const context = this.#context;
    if (context === undefined) return;
    const { uid, namespace, name } = pod.metadata;
    if (isStatic) {
      const mirror = this.#mirrors.get(uid);
      if (mirror !== undefined) this.#mirrorPods?.delete(mirror);
      this.#mirrors.delete(uid);
    } else if (this.#api.has(uid)) {
      if (this.#api.get(uid)?.metadata.deletionTimestamp === undefined) return;
      context.connection.delete(pods, { namespace, name }, { gracePeriodSeconds: 0, preconditions: { uid } });
    }
    this.#cleanUp(context, pod);
    if (isStatic) this.#startStatic();
  }

  #cleanUp(context: KubeletContext, pod: Pod): void {
    const { uid } = pod.metadata;
    const runtime = context.runtime();
    for (const container of runtime?.containersOf(uid) ?? []) runtime?.removeContainer(container);
    for (const sandbox of runtime?.sandboxesOf(uid) ?? []) runtime?.removePodSandbox(sandbox);
    this.#workers.get(uid)?.stop();
    this.#workers.delete(uid);
    context.statuses.forget(uid);
    context.crashLoops.forget(uid);
    context.images.forget(uid);
    context.tokens.forget(uid);
    context.host.files.remove(podFolder(pod));
  }
}

/** The node's own status updates come back as changes; they mean nothing to it. */
function needsSync(before: Pod, after: Pod): boolean {
  return before.spec !== after.spec && JSON.stringify(before.spec) !== JSON.stringify(after.spec)
    ? true
    : before.metadata.deletionTimestamp !== after.metadata.deletionTimestamp ||
        before.metadata.deletionGracePeriodSeconds !== after.metadata.deletionGracePeriodSeconds;
}
