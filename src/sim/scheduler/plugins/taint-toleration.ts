import type { Taint } from "kubernetes-types/core/v1";
import { tolerates, untoleratedTaint } from "../../wire/toleration.ts";
import { final, scaled, type Plugin } from "../framework.ts";

/** Taints that a pod does not tolerate. @models pkg/scheduler/framework/plugins/tainttoleration, 1.33 */
export const taintToleration: Plugin = {
  name: "TaintToleration",
  weight: 3,
  requeueOn: ["node added", "node changed"],
  begin: ({ pod }) => {
    const tolerations = pod.spec.tolerations ?? [];
    const soft = tolerations.filter(({ effect = "" }) => effect === "" || effect === "PreferNoSchedule");
    const isDisliked = (taint: Taint): boolean =>
      taint.effect === "PreferNoSchedule" && !soft.some((one) => tolerates(one, taint));
    return {
      filter: ({ node }) => {
        const taint = untoleratedTaint(node.spec.taints, tolerations, ["NoSchedule", "NoExecute"]);
        if (taint === undefined) return undefined;
        return final(`node(s) had untolerated taint {${taint.key}: ${taint.value ?? ""}}`);
      },
      score: ({ node }) => (node.spec.taints ?? []).filter(isDisliked).length,
      normalise: (scores) => scaled(scores, true),
    };
  },
};
