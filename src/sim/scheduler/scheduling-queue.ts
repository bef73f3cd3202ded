import type { Kernel } from "../kernel/kernel.ts";
import { minute, second } from "../kernel/time.ts";
import type { Pod } from "../kinds/core/pod.ts";
import type { ClusterEvent, Plugin } from "./framework.ts";

interface Queued {
  pod: Pod;
  attempts: number;
  /** When it came into the queue; earlier is first among equals. */
  readonly since: number;
  readonly order: number;
  state: "active" | "back-off" | "unschedulable" | "in flight";
  lastTry: number;
  rejectedBy: readonly Plugin[];
  /** What happened while it was being tried. */
  missed: boolean;
  cancel: (() => void) | undefined;
}

const backOff = { first: second, max: 10 * second };
const patience = 5 * minute;

/**
 * Pods that wait for a node: ready to be tried by priority and age, backing off for 1 s to 10 s, or waiting until the
 * cluster changes in a way that may help them (after five minutes they are tried anyway).
 * @models pkg/scheduler/backend/queue/scheduling_queue.go, 1.33
 */
export class SchedulingQueue {
  readonly #kernel: Kernel;
  readonly #wake: () => void;
  readonly #pods = new Map<string, Queued>();
  readonly #unschedulable = new Set<Queued>();
  readonly #inFlight = new Set<Queued>();
  #active: Queued[] = [];
  #isSorted = true;
  #order = 0;

  /** `wake` is called when there is something to try. */
  constructor(kernel: Kernel, wake: () => void) {
    this.#kernel = kernel;
    this.#wake = wake;
  }

  add(pod: Pod): void {
    const known = this.#pods.get(pod.metadata.uid);
    if (known !== undefined) {
      known.pod = pod;
      return;
    }
    const queued: Queued = {
      pod,
      attempts: 0,
      since: this.#kernel.now,
      order: this.#order++,
      state: "active",
      lastTry: 0,
      rejectedBy: [],
      missed: false,
      cancel: undefined,
    };
    this.#pods.set(pod.metadata.uid, queued);
    this.#activate(queued);
  }

  /** The pod itself has changed: worth another try if its specification did. */
  update(pod: Pod, isNews: boolean): void {
    const queued = this.#pods.get(pod.metadata.uid);
    if (queued === undefined) return this.add(pod);
    queued.pod = pod;
    if (isNews && queued.state === "unschedulable") this.#retry(queued);
  }

  remove(uid: string): void {
    const queued = this.#pods.get(uid);
    if (queued === undefined) return;
    queued.cancel?.();
    this.#pods.delete(uid);
    this.#unschedulable.delete(queued);
    this.#inFlight.delete(queued);
  }

  /** The next one to try, highest priority first. */
  pop(): Pod | undefined {
    if (!this.#isSorted) this.#active = this.#active.toSorted(byPriority);
    this.#isSorted = true;
    for (let next = this.#active.pop(); next !== undefined; next = this.#active.pop()) {
      if (this.#pods.get(next.pod.metadata.uid) !== next || next.state !== "active") continue;
      next.state = "in flight";
      this.#inFlight.add(next);
      next.attempts++;
      next.missed = false;
      next.lastTry = this.#kernel.now;
      return next.pod;
    }
    return undefined;
  }

  /** Nobody wanted it: these plugins know what would help. Without any it was an error, and it is tried again. */
  park(uid: string, rejectedBy: readonly Plugin[]): void {
    const queued = this.#pods.get(uid);
    if (queued === undefined) return;
    queued.rejectedBy = rejectedBy;
    queued.lastTry = this.#kernel.now;
    queued.state = "unschedulable";
    this.#inFlight.delete(queued);
    if (rejectedBy.length === 0 || queued.missed) return this.#retry(queued);
    this.#unschedulable.add(queued);
    queued.cancel = this.#kernel.after(patience, () => this.#retry(queued));
  }

  /** Something has changed: whoever it may help is tried again. */
  notify(event: ClusterEvent): void {
    for (const queued of this.#inFlight) queued.missed = true;
    for (const queued of this.#unschedulable) {
      if (queued.rejectedBy.some(({ requeueOn }) => requeueOn.includes(event))) this.#retry(queued);
    }
  }

  #retry(queued: Queued): void {
    queued.cancel?.();
    this.#unschedulable.delete(queued);
    const delay = Math.min(backOff.max, backOff.first * 2 ** Math.min(10, Math.max(0, queued.attempts - 1)));
    const due = queued.lastTry + delay;
    if (due <= this.#kernel.now) return this.#activate(queued);
    queued.state = "back-off";
    queued.cancel = this.#kernel.after(due - this.#kernel.now, () => this.#activate(queued));
  }

  #activate(queued: Queued): void {
    queued.cancel?.();
    queued.cancel = undefined;
    queued.state = "active";
    this.#active.push(queued);
    this.#isSorted = false;
    this.#wake();
  }
}

/** The first one to be tried last: they are popped from the end. */
function byPriority(left: Queued, right: Queued): number {
  const [one, other] = [left.pod.spec.priority ?? 0, right.pod.spec.priority ?? 0];
  if (one !== other) return one - other;
  if (left.since !== right.since) return right.since - left.since;
  return right.order - left.order;
}
