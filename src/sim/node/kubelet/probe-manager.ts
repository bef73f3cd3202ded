import type { Container, Probe } from "kubernetes-types/core/v1";
import { second, type Instant } from "../../kernel/time.ts";
import type { Kernel } from "../../kernel/kernel.ts";
import type { Random } from "../../kernel/random.ts";
import type { Pod } from "../../kinds/core/pod.ts";
import type { NetworkNamespace } from "../../network/service.ts";
import type { CriContainer } from "../containerd/cri-container.ts";
import type { Readiness } from "./container-status.ts";
import { recordEvent, type KubeletContext } from "./kubelet-context.ts";
import type { Health } from "./pod-actions.ts";
import { declaredIn, type Declared } from "./pod-state.ts";
import { ProbeWorker } from "./probe-worker.ts";
import type { ProbeResult, ProbeType } from "./probe-result.ts";
import { runProbe } from "./prober.ts";

interface Parts extends Pick<KubeletContext, "recorder"> {
  readonly kernel: Kernel;
  readonly random: Random;
  readonly network: NetworkNamespace;
  /** The address of a pod that runs. */
  readonly addressOf: (podUid: string) => string;
  /** A result has changed: the pod is to be looked at. */
  readonly onChange: (podUid: string) => void;
}

type Workers = Partial<Record<ProbeType, ProbeWorker>>;

/** The probes of all pods on a node. @models pkg/kubelet/prober/prober_manager.go, 1.33 */
export class ProbeManager {
  readonly #parts: Parts;
  readonly #started: Instant;
  /** By pod uid, then by container. */
  readonly #pods = new Map<string, Map<string, Workers>>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#started = parts.kernel.now;
  }

  addPod(pod: Pod): void {
    if (this.#pods.has(pod.metadata.uid)) return;
    const containers = new Map<string, Workers>();
    for (const { spec, role } of declaredIn(pod)) {
      if (role === "init" || role === "ephemeral") continue;
      const workers = this.#workersOf(pod, spec, role === "sidecar");
      if (Object.keys(workers).length > 0) containers.set(spec.name, workers);
    }
    this.#pods.set(pod.metadata.uid, containers);
  }

  removePod(podUid: string): void {
    for (const workers of this.#pods.get(podUid)?.values() ?? []) {
      for (const worker of Object.values(workers)) worker.stop();
    }
    this.#pods.delete(podUid);
  }

  /** Liveness and startup probes end when a pod is on its way out; readiness goes on. */
  stopLiveness(podUid: string): void {
    for (const workers of this.#pods.get(podUid)?.values() ?? []) {
      workers.liveness?.stop();
      workers.startup?.stop();
    }
  }

  /** PLEG has seen that this container runs. */
  observe(container: CriContainer): void {
    const workers = this.#pods.get(container.podUid)?.get(container.name);
    for (const worker of Object.values(workers ?? {})) worker.observe(container);
  }

  health(container: CriContainer): Health {
    const workers = this.#pods.get(container.podUid)?.get(container.name);
    const startup = workers?.startup?.verdictOn(container);
    const started = workers?.startup === undefined || startup === true;
    if (workers?.liveness?.verdictOn(container) === false) return { failed: "liveness", started };
    return { failed: startup === false ? "startup" : undefined, started };
  }

  readiness(_: Declared, container: CriContainer): Readiness {
    const workers = this.#pods.get(container.podUid)?.get(container.name);
    const { started } = this.health(container);
    const ready = workers?.readiness === undefined || workers.readiness.verdictOn(container) === true;
    return { started, ready: started && ready };
  }

  #workersOf(pod: Pod, spec: Container, isInit: boolean): Workers {
    const workers: Workers = {};
    const probes = {
      startup: spec.startupProbe,
      readiness: spec.readinessProbe,
      liveness: spec.livenessProbe,
    };
    for (const [type, probe] of Object.entries(probes)) {
      if (probe !== undefined)
        workers[type as ProbeType] = this.#worker({
          pod,
          spec,
          isInit,
          type: type as ProbeType,
          probe,
          workers,
        });
    }
    return workers;
  }

  #worker(of: {
    readonly pod: Pod;
    readonly spec: Container;
    readonly isInit: boolean;
    readonly type: ProbeType;
    readonly probe: Probe;
    readonly workers: Workers;
  }): ProbeWorker {
    const { pod, spec, type, probe, workers } = of;
    const { kernel } = this.#parts;
    const { uid } = pod.metadata;
    return new ProbeWorker({
      kernel,
      type,
      probe,
      began: this.#firstTick((probe.periodSeconds ?? 10) * second),
      isStarted: () => workers.startup === undefined || workers.startup.isSatisfied,
      run: (container, done) => {
        const target = {
          kernel,
          network: this.#parts.network,
          spec,
          container,
          podIp: this.#parts.addressOf(uid),
        };
        runProbe(probe, target, (result) => {
          if (container.container.state === "running") this.#report(of, result);
          done(result);
        });
      },
      onChange: () => {
        if (type === "startup") for (const worker of Object.values(workers)) worker.resume();
        this.#parts.onChange(uid);
      },
    });
  }

  /** A kubelet that has just started spreads its first probes over their period. */
  #firstTick(period: number): Instant {
    const { kernel, random } = this.#parts;
    const age = kernel.now - this.#started;
    const wait = period > age ? random.below(period) : 0;
    return (kernel.now + wait - (wait > 0 ? period : 0)) as Instant;
  }

  #report(
    of: { readonly pod: Pod; readonly spec: Container; readonly isInit: boolean; readonly type: ProbeType },
    result: ProbeResult,
  ): void {
    const { outcome, output } = result;
    if (outcome === "success") return;
    const name = `${of.type.charAt(0).toUpperCase()}${of.type.slice(1)}`;
    const texts = {
      failure: `${name} probe failed: ${output}`,
      warning: `${name} probe warning: ${output}`,
      unknown: `${name} probe errored and resulted in unknown state: ${output}`,
    };
    recordEvent(this.#parts, of.pod, {
      type: "Warning",
      reason: outcome === "warning" ? "ProbeWarning" : "Unhealthy",
      message: texts[outcome],
      container: of.spec.name,
      isInit: of.isInit,
    });
  }
}
