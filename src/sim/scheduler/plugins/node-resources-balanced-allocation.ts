import { scoreMax, type Plugin } from "../framework.ts";

/** Prefers nodes whose cpu and memory fill alike. @models pkg/scheduler/framework/plugins/noderesources/balanced_allocation.go, 1.33 */
export const nodeResourcesBalancedAllocation: Plugin = {
  name: "NodeResourcesBalancedAllocation",
  weight: 1,
  requeueOn: [],
  begin: ({ requests }) => {
    if ([...requests.values()].every((count) => count === 0)) return {};
    return {
      score: ({ requested, allocatable }) => {
        const fractions = ["cpu", "memory"]
          .filter((name) => (allocatable.get(name) ?? 0) > 0)
          .map((name) => {
            const used = (requested.get(name) ?? 0) + (requests.get(name) ?? 0);
            return Math.min(1, used / (allocatable.get(name) ?? 1));
          });
        const [first = 0, second = first] = fractions;
        return Math.floor((1 - Math.abs(first - second) / 2) * scoreMax);
      },
    };
  },
};
