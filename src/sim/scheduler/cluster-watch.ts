import type { Node } from "../kinds/core/node.ts";
import type { Pod } from "../kinds/core/pod.ts";
import { jsonEqual } from "../wire/json.ts";
import type { NodeCache } from "./node-cache.ts";
import { podInfo } from "./pod-info.ts";
import type { SchedulingQueue } from "./scheduling-queue.ts";

interface Parts {
  readonly cache: NodeCache;
  readonly queue: SchedulingQueue;
  /** The scheduler's name: other pods that wait are not its own. */
  readonly name: string;
}

/** Turns changes of nodes and pods into what the cache and the queue need. @models pkg/scheduler/eventhandlers.go, 1.33 */
export class ClusterWatch {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  nodeChanged(before: Node | undefined, after: Node | undefined): void {
    const { cache, queue } = this.#parts;
    if (after === undefined) {
      if (before !== undefined) cache.removeNode(before.metadata.name);
      return;
    }
    cache.setNode(after);
    if (before === undefined) queue.notify("node added");
    else if (!isAlike(before, after)) queue.notify("node changed");
  }

  podChanged(before: Pod | undefined, after: Pod | undefined): void {
    const live = after === undefined || isFinished(after) ? undefined : after;
    const uid = (after ?? before)?.metadata.uid ?? "";
    if (live === undefined) return this.#gone(uid);
    const node = live.spec.nodeName ?? "";
    if (node === "") this.#waiting(before, live);
    else this.#placed(before, live, node);
  }

  #gone(uid: string): void {
    const { cache, queue } = this.#parts;
    queue.remove(uid);
    if (cache.remove(uid)) queue.notify("pod removed");
  }

  #placed(before: Pod | undefined, pod: Pod, node: string): void {
    const { cache, queue } = this.#parts;
    const wasThere = before?.spec.nodeName === node;
    if (wasThere && isSamePod(before, pod)) return;
    queue.remove(pod.metadata.uid);
    cache.place(podInfo(pod), node);
    queue.notify(wasThere ? "pod changed" : "pod added");
  }

  #waiting(before: Pod | undefined, pod: Pod): void {
    const { queue, name } = this.#parts;
    if ((pod.spec.schedulerName ?? "default-scheduler") !== name) return;
    const isGated = (pod.spec.schedulingGates ?? []).length > 0;
    if (isGated || pod.metadata.deletionTimestamp !== undefined) return queue.remove(pod.metadata.uid);
    queue.update(pod, before !== undefined && !isSamePod(before, pod));
  }
}

function isFinished({ status: { phase } }: Pod): boolean {
  return phase === "Succeeded" || phase === "Failed";
}

/** In what scheduling looks at; heartbeats and conditions are not among it. */
function isAlike(before: Node, after: Node): boolean {
  return (
    jsonEqual(before.spec, after.spec) &&
    jsonEqual(before.metadata.labels, after.metadata.labels) &&
    jsonEqual(before.status.allocatable, after.status.allocatable)
  );
}

function isSamePod(before: Pod, after: Pod): boolean {
  return (
    before.metadata.deletionTimestamp === after.metadata.deletionTimestamp &&
    jsonEqual(before.spec, after.spec) &&
    jsonEqual(before.metadata.labels, after.metadata.labels)
  );
}
