import type { Probe } from "kubernetes-types/core/v1";
import type { Kernel } from "../../kernel/kernel.ts";
import { second, type Instant } from "../../kernel/time.ts";
import type { CriContainer } from "../containerd/cri-container.ts";
import type { ProbeResult, ProbeType } from "./probe-result.ts";

export interface ProbeWorkerParts {
  readonly kernel: Kernel;
  readonly type: ProbeType;
  readonly probe: Probe;
  /** When the ticker began: it ticks every period from then on, whenever the container starts. */
  readonly began: Instant;
  /** Whether the startup probe has succeeded, or there is none. */
  readonly isStarted: () => boolean;
  readonly run: (container: CriContainer, done: (result: ProbeResult) => void) => void;
  /** Called when the outcome has changed, or is there for the first time. */
  readonly onChange: (container: CriContainer) => void;
}

/**
 * One probe of one container: when it runs, and what its results add up to. It sleeps unless the container runs.
 *
 * @models pkg/kubelet/prober/worker.go, 1.33
 */
export class ProbeWorker {
  readonly type: ProbeType;
  readonly #parts: ProbeWorkerParts;
  #container: CriContainer | undefined;
  #verdict: boolean | undefined;
  #last: "success" | "failure" | undefined;
  #inRow = 0;
  /** Failed for good: nothing more until there is a new container. */
  #onHold = false;
  #isRunning = false;
  #cancel: (() => void) | undefined;

  constructor(parts: ProbeWorkerParts) {
    this.type = parts.type;
    this.#parts = parts;
  }

  /** True: succeeded; false: failed; undefined: nothing is known yet of this container. */
  verdictOn(container: CriContainer): boolean | undefined {
    return this.#container === container ? this.#verdict : undefined;
  }

  /** The last outcome is a success. */
  get isSatisfied(): boolean {
    return this.#verdict === true;
  }

  /** The kubelet sees that a container runs. A readiness probe runs at once, the others at their next tick. */
  observe(container: CriContainer): void {
    if (this.#container === container) return;
    this.#cancel?.();
    this.#container = container;
    this.#verdict = undefined;
    this.#last = undefined;
    this.#inRow = 0;
    this.#onHold = false;
    if (this.type === "readiness") this.#tick();
    else this.#schedule();
  }

  /** The startup probe has succeeded: what waited for it begins. */
  resume(): void {
    if (this.#container !== undefined && this.#cancel === undefined && !this.#isRunning) this.#schedule();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#container = undefined;
  }

  #schedule(): void {
    const { kernel, probe, began } = this.#parts;
    const period = (probe.periodSeconds ?? 10) * second;
    const ticks = Math.floor((kernel.now - began) / period) + 1;
    this.#cancel = kernel.after(Math.max(0, began + ticks * period - kernel.now), () => this.#tick());
  }

  #tick(): void {
    this.#cancel = undefined;
    const container = this.#container;
    if (container === undefined || container.container.state !== "running" || this.#onHold || this.#isRunning)
      return;
    if (this.type === "startup" ? this.#verdict === true : !this.#parts.isStarted()) return;
    if (!this.#isDue(container)) return this.#schedule();
    this.#isRunning = true;
    this.#parts.run(container, (result) => {
      this.#isRunning = false;
      if (this.#container === container) this.#judge(container, result);
      if (this.#cancel === undefined && this.#container !== undefined && !this.#onHold) this.#schedule();
    });
  }

  /** initialDelaySeconds counts whole seconds since the container's start. */
  #isDue({ container }: CriContainer): boolean {
    const age = this.#parts.kernel.now - (container.startedAt ?? this.#parts.kernel.now);
    return Math.floor(age / second) >= (this.#parts.probe.initialDelaySeconds ?? 0);
  }

  #judge(container: CriContainer, { outcome }: ProbeResult): void {
    if (outcome === "unknown" || container.container.state !== "running") return;
    const result = outcome === "failure" ? "failure" : "success";
    this.#inRow = this.#last === result ? this.#inRow + 1 : 1;
    this.#last = result;
    const { probe } = this.#parts;
    const needed = result === "failure" ? (probe.failureThreshold ?? 3) : (probe.successThreshold ?? 1);
    if (this.#inRow < needed) return;
    const before = this.#verdict;
    this.#verdict = result === "success";
    if (result === "failure" && this.type !== "readiness") {
      this.#onHold = true;
      this.#inRow = 0;
    }
    if (before !== this.#verdict) this.#parts.onChange(container);
  }
}
