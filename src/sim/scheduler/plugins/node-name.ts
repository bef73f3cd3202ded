import { final, type Plugin } from "../framework.ts";

/** Pods that name their node. @models pkg/scheduler/framework/plugins/nodename, 1.33 */
export const nodeName: Plugin = {
  name: "NodeName",
  requeueOn: ["node added"],
  begin: ({ pod: { spec } }) => {
    if ((spec.nodeName ?? "") === "") return {};
    return {
      filter: ({ name }) =>
        name === spec.nodeName ? undefined : final("node(s) didn't match the requested node name"),
    };
  },
};
