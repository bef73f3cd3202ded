import type { Rejection } from "./framework.ts";

/** What the nodes said, by name. */
export type Rejections = ReadonlyMap<string, Rejection>;

/**
 * `0/3 nodes are available: 1 Insufficient cpu, 2 node(s) were unschedulable.`, with the outcome of the attempt to
 * make room behind it.
 * @models pkg/scheduler/framework/types.go FitError.Error, 1.33
 */
export function fitMessage(parts: {
  readonly nodeCount: number;
  /** Why no node at all will do. */
  readonly preFilter?: Rejection | undefined;
  readonly rejections: Rejections;
  /** Empty if there was none. */
  readonly postFilter: string;
}): string {
  const { nodeCount, preFilter, rejections, postFilter } = parts;
  const why =
    preFilter === undefined
      ? histogram([...rejections.values()].flatMap(({ reasons }) => reasons))
      : preFilter.reasons.join(", ");
  const head = `0/${nodeCount} nodes are available:${why === "" ? "" : ` ${why}.`}`;
  return postFilter === "" ? head : `${head} ${postFilter}`;
}

/** `preemption: 0/3 nodes are available: 1 No preemption victims found for incoming pod, ...` */
export function preemptionMessage(rejections: Rejections, nodeCount: number): string {
  const reasons = [...rejections.values()].map(({ isFinal }) =>
    isFinal ? "Preemption is not helpful for scheduling" : "No preemption victims found for incoming pod",
  );
  return `preemption: 0/${nodeCount} nodes are available: ${histogram(reasons)}.`;
}

/** `<count> <reason>`, sorted as strings. */
function histogram(reasons: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, count]) => `${count} ${reason}`)
    .toSorted((left, right) => (left < right ? -1 : 1))
    .join(", ");
}
