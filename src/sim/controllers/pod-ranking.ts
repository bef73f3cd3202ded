import { parseRfc3339, type Instant } from "../kernel/time.ts";
import type { Pod } from "../kinds/core/pod.ts";
import { isReady, readySince } from "./pod-state.ts";

interface Ranked {
  readonly pod: Pod;
  /** Related pods on the same node: the more there are, the sooner it goes. */
  readonly crowd: number;
}

type Compare = (left: Ranked, right: Ranked, now: Instant) => number;

const phases: Readonly<Record<string, number>> = { Pending: 0, Unknown: 1, Running: 2 };

/**
 * The pods in the order in which a scale-down deletes them: those that matter least first.
 * @models pkg/controller/controller_utils.go ActivePodsWithRanks, 1.33
 */
export function rankForDeletion(pods: readonly Pod[], related: readonly Pod[], now: Instant): readonly Pod[] {
  const crowds = new Map<string, number>();
  for (const { spec } of related) {
    if (spec.nodeName !== undefined) crowds.set(spec.nodeName, (crowds.get(spec.nodeName) ?? 0) + 1);
  }
  const ranked = pods.map((pod): Ranked => ({ pod, crowd: crowds.get(pod.spec.nodeName ?? "") ?? 0 }));
  return ranked.toSorted((left, right) => compare(left, right, now)).map(({ pod }) => pod);
}

const rules: readonly Compare[] = [
  by(({ pod }) => Number((pod.spec.nodeName ?? "") !== "")),
  by(({ pod }) => phases[pod.status.phase] ?? 0),
  by(({ pod }) => Number(isReady(pod))),
  by(({ pod }) => Number(pod.metadata.annotations?.["controller.kubernetes.io/pod-deletion-cost"] ?? 0)),
  by(({ crowd }) => -crowd),
  byAge(({ pod }) => readySince(pod)),
  by(
    ({ pod }) =>
      -Math.max(0, ...(pod.status.containerStatuses ?? []).map(({ restartCount }) => restartCount)),
  ),
  byAge(({ pod }) => parseRfc3339(pod.metadata.creationTimestamp)),
];

function compare(left: Ranked, right: Ranked, now: Instant): number {
  for (const rule of rules) {
    const order = rule(left, right, now);
    if (order !== 0) return order;
  }
  return 0;
}

function by(valueOf: (ranked: Ranked) => number): Compare {
  return (left, right) => valueOf(left) - valueOf(right);
}

/** The younger first, but only by powers of two; among equals the uid decides, which is as good as chance. */
function byAge(sinceOf: (ranked: Ranked) => Instant | undefined): Compare {
  return (left, right, now) => {
    const one = sinceOf(left);
    const other = sinceOf(right);
    if (one === undefined || other === undefined || one === other) return 0;
    const order = magnitude(now - one) - magnitude(now - other);
    if (order !== 0) return order;
    return left.pod.metadata.uid < right.pod.metadata.uid ? -1 : 1;
  };
}

/** floor(log2) of a duration in nanoseconds; -1 for none. */
function magnitude(microseconds: number): number {
  let power = -1;
  for (let rest = microseconds * 1000; rest >= 1; rest = Math.floor(rest / 2)) power++;
  return power;
}
