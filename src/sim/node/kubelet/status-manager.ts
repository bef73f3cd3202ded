import type { Connection } from "../../client/connection.ts";
import type { Kernel } from "../../kernel/kernel.ts";
import { second } from "../../kernel/time.ts";
import { pods, type Pod } from "../../kinds/core/pod.ts";
import { jsonEqual } from "../../wire/json.ts";
import type { FullStatus } from "./pod-status.ts";

interface Entry {
  /** What was sent last. */
  sent: FullStatus | undefined;
  status: FullStatus;
}

interface Parts {
  readonly kernel: Kernel;
  readonly connection: Connection;
  /** The pod as the API server has it: for a static pod, its mirror. Undefined if there is none (yet). */
  readonly apiPod: (podUid: string) => Pod | undefined;
}

const retryAfter = 10 * second;

/** Sends the status of pods to the API server when it has changed. @models pkg/kubelet/status/status_manager.go, 1.33 */
export class StatusManager {
  readonly #parts: Parts;
  readonly #entries = new Map<string, Entry>();
  #cancelRetry: (() => void) | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What was last said of a pod. */
  statusOf(podUid: string): FullStatus | undefined {
    return this.#entries.get(podUid)?.status;
  }

  set(podUid: string, status: FullStatus): void {
    const entry = this.#entries.get(podUid) ?? { sent: undefined, status };
    entry.status = status;
    this.#entries.set(podUid, entry);
    this.#send(podUid, entry);
  }

  /** The API server's pod is there now (a mirror was made), or is another one: it is told again. */
  refresh(podUid: string): void {
    const entry = this.#entries.get(podUid);
    if (entry === undefined) return;
    entry.sent = undefined;
    this.#send(podUid, entry);
  }

  forget(podUid: string): void {
    this.#entries.delete(podUid);
  }

  stop(): void {
    this.#cancelRetry?.();
  }

  #send(podUid: string, entry: Entry): void {
    const pod = this.#parts.apiPod(podUid);
    if (pod === undefined || jsonEqual(entry.status, entry.sent)) return;
    entry.sent = entry.status;
    const { namespace, name, uid } = pod.metadata;
    const cleared = { message: null, reason: null };
    const body = {
      metadata: { uid },
      status: pod.status.reason === undefined ? entry.status : { ...cleared, ...entry.status },
    };
    this.#parts.connection.patch(
      pods,
      { namespace, name },
      { type: "merge", body, subresource: "status" },
      (outcome) => {
        if (outcome.ok || outcome.status.code === 404 || outcome.status.code === 409) return;
        entry.sent = undefined;
        this.#retryLater();
      },
    );
  }

  #retryLater(): void {
    this.#cancelRetry ??= this.#parts.kernel.after(retryAfter, () => {
      this.#cancelRetry = undefined;
      for (const [podUid, entry] of this.#entries) this.#send(podUid, entry);
    });
  }
}
