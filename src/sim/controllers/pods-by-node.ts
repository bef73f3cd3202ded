import { pods, type Pod } from "../kinds/core/pod.ts";
import type { Index } from "./controller.ts";

/** Pods that are bound, by the name of their node. */
export const podsByNode: Index<Pod> = {
  name: "node",
  resource: pods,
  keysOf: ({ spec: { nodeName = "" } }) => (nodeName === "" ? [] : [nodeName]),
};
