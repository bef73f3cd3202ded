import type { Kind } from "../../api/kind.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";
import { podDisruptionBudgets } from "./pod-disruption-budgets.ts";

export const podDisruptionBudget: Kind = {
  ...defineLazyKind(podDisruptionBudgets, {
    subresources: ["status"],
    hasGeneration: true,
    needsResourceVersion: true,
    defaults: { spec: { within: {}, create: true } },
    initialStatus: () => ({
      disruptionsAllowed: 0,
      currentHealthy: 0,
      desiredHealthy: 0,
      expectedPods: 0,
    }),
  }),
  since: 21,
  also: [{ group: "policy", version: "v1beta1", until: 24 }],
};
