import { fitsNodeAffinity, matchesNodeSelectorTerm } from "../../wire/node-selector.ts";
import { final, scaled, type Plugin } from "../framework.ts";

/** nodeSelector and node affinity, wanted and preferred. @models pkg/scheduler/framework/plugins/nodeaffinity, 1.33 */
export const nodeAffinity: Plugin = {
  name: "NodeAffinity",
  weight: 2,
  requeueOn: ["node added", "node changed"],
  begin: ({ pod: { spec } }) => {
    const affinity = spec.affinity?.nodeAffinity;
    const preferred = affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    const isAsked =
      spec.nodeSelector !== undefined ||
      affinity?.requiredDuringSchedulingIgnoredDuringExecution !== undefined;
    const rejection = final("node(s) didn't match Pod's node affinity/selector");
    return {
      ...(isAsked ? { filter: ({ node }) => (fitsNodeAffinity(spec, node) ? undefined : rejection) } : {}),
      ...(preferred.length === 0
        ? {}
        : {
            score: ({ node }) =>
              preferred
                .filter(({ preference }) => matchesNodeSelectorTerm(preference, node))
                .reduce((sum, { weight }) => sum + weight, 0),
            normalise: (scores) => scaled(scores, false),
          }),
    };
  },
};
