import type { CommandSpec } from "../cobra/command.ts";
import { commands } from "./commands/index.ts";
import { globalFlags } from "./global-flags.ts";

/** The whole of kubectl as one tree. */
export const root: CommandSpec = {
  use: "kubectl",
  short: "kubectl controls the Kubernetes cluster manager",
  long: "kubectl controls the Kubernetes cluster manager.\n\nFind more information at: https://kubernetes.io/docs/reference/kubectl/",
  persistentFlags: globalFlags,
  commands,
};
