import { scoreMax, unfit, type Plugin } from "../framework.ts";
import type { NodeInfo } from "../node-info.ts";
import type { PodInfo } from "../pod-info.ts";

/** Requests against what is left; scored by LeastAllocated. @models pkg/scheduler/framework/plugins/noderesources/fit.go, 1.33 */
export const nodeResourcesFit: Plugin = {
  name: "NodeResourcesFit",
  weight: 1,
  requeueOn: ["pod removed", "pod changed", "node added", "node changed"],
  begin: (info) => ({
    filter: (node) => {
      const reasons = shortages(info, node);
      return reasons.length === 0 ? undefined : unfit(...reasons);
    },
    score: (node) => {
      const cpu = leastAllocated(node.scored.cpu + info.scored.cpu, node.allocatable.get("cpu") ?? 0);
      const memory = leastAllocated(
        node.scored.memory + info.scored.memory,
        node.allocatable.get("memory") ?? 0,
      );
      return Math.floor((cpu + memory) / 2);
    },
  }),
};

function shortages({ requests }: PodInfo, { podCount, allocatable, requested }: NodeInfo): readonly string[] {
  const crowded = podCount + 1 > (allocatable.get("pods") ?? 0) ? ["Too many pods"] : [];
  const short = [...requests]
    .filter(([name, count]) => count > 0 && count > (allocatable.get(name) ?? 0) - (requested.get(name) ?? 0))
    .map(([name]) => `Insufficient ${name}`);
  return [...crowded, ...short];
}

function leastAllocated(requested: number, capacity: number): number {
  if (capacity === 0 || requested > capacity) return 0;
  return Math.floor(((capacity - requested) * scoreMax) / capacity);
}
