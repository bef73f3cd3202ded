import type { Toleration } from "kubernetes-types/core/v1";
import { tolerates } from "../../wire/toleration.ts";
import { final, type Plugin } from "../framework.ts";

const taint = { key: "node.kubernetes.io/unschedulable", effect: "NoSchedule" };

/** Cordoned nodes. @models pkg/scheduler/framework/plugins/nodeunschedulable, 1.33 */
export const nodeUnschedulable: Plugin = {
  name: "NodeUnschedulable",
  requeueOn: ["node added", "node changed"],
  begin: ({ pod }) => {
    const isTolerated = (pod.spec.tolerations ?? []).some((one: Toleration) => tolerates(one, taint));
    if (isTolerated) return {};
    return {
      filter: ({ node }) =>
        node.spec.unschedulable === true ? final("node(s) were unschedulable") : undefined,
    };
  },
};
