import type { Random } from "../kernel/random.ts";
import type { Candidate, Cluster, Cycle, Plugin, Rejection } from "./framework.ts";
import type { PodInfo } from "./pod-info.ts";

/** A plugin with what it has to say of the pod at hand. */
export interface Begun {
  readonly plugin: Plugin;
  readonly cycle: Cycle;
}

/** Where a pod goes, or what every node had against it. */
export type Selection =
  | { readonly is: "found"; readonly node: Candidate }
  | {
      readonly is: "none";
      readonly preFilter?: Rejection;
      readonly rejections: ReadonlyMap<string, Rejection>;
      readonly rejectedBy: readonly Plugin[];
      readonly begun: readonly Begun[];
    };

/** Nodes that are enough to choose from: all of up to a hundred, then a falling share. */
function enough(count: number): number {
  if (count < 100) return count;
  const percentage = Math.max(5, 50 - Math.floor(count / 125));
  return Math.max(100, Math.floor((count * percentage) / 100));
}

/**
 * One scheduling cycle's choice: filters, then scores, then chance among equals.
 * @models pkg/scheduler/schedule_one.go schedulePod, 1.33
 */
export function selectNode(
  info: PodInfo,
  cluster: Cluster,
  options: { readonly plugins: readonly Plugin[]; readonly random: Random; readonly start: number },
): Selection {
  const begun = options.plugins.map((plugin): Begun => ({ plugin, cycle: plugin.begin(info, cluster) }));
  const rejecting = begun.find(({ cycle }) => cycle.reject !== undefined);
  if (rejecting?.cycle.reject !== undefined) {
    const preFilter = rejecting.cycle.reject;
    const rejections = new Map(cluster.nodes.map(({ name }) => [name, preFilter]));
    return { is: "none", preFilter, rejections, rejectedBy: [rejecting.plugin], begun };
  }
  const { feasible, rejections, rejectedBy } = filter(cluster.nodes, begun, options.start);
  const node = best(feasible, begun, options.random);
  return node === undefined ? { is: "none", rejections, rejectedBy, begun } : { is: "found", node };
}

/** The first plugin's objection to a node. */
export function objection(
  node: Candidate,
  begun: readonly Begun[],
): { plugin: Plugin; rejection: Rejection } | undefined {
  for (const { plugin, cycle } of begun) {
    const rejection = cycle.filter?.(node);
    if (rejection !== undefined) return { plugin, rejection };
  }
  return undefined;
}

function filter(
  nodes: readonly Candidate[],
  begun: readonly Begun[],
  start: number,
): {
  feasible: readonly Candidate[];
  rejections: ReadonlyMap<string, Rejection>;
  rejectedBy: readonly Plugin[];
} {
  const feasible: Candidate[] = [];
  const rejections = new Map<string, Rejection>();
  const rejectedBy = new Set<Plugin>();
  const wanted = enough(nodes.length);
  for (let index = 0; index < nodes.length && feasible.length < wanted; index++) {
    const node = nodes[(start + index) % nodes.length];
    if (node === undefined) continue;
    const found = objection(node, begun);
    if (found === undefined) {
      feasible.push(node);
      continue;
    }
    rejections.set(node.name, found.rejection);
    rejectedBy.add(found.plugin);
  }
  return { feasible, rejections, rejectedBy: [...rejectedBy] };
}

function best(
  feasible: readonly Candidate[],
  begun: readonly Begun[],
  random: Random,
): Candidate | undefined {
  if (feasible.length <= 1) return feasible[0];
  const totals = feasible.map(() => 0);
  for (const { plugin, cycle } of begun) {
    const { score, normalise } = cycle;
    if (score === undefined || plugin.weight === undefined) continue;
    const raw = feasible.map((node) => score(node));
    const scores = normalise?.(raw) ?? raw;
    for (const [index, value] of scores.entries())
      totals[index] = (totals[index] ?? 0) + plugin.weight * value;
  }
  const max = Math.max(...totals);
  const winners = feasible.filter((_, index) => totals[index] === max);
  return winners[random.below(winners.length)];
}
