import { noArgs } from "../cobra/arguments.ts";
import type { CommandSpec } from "../cobra/command.ts";
import type { Flag } from "../cobra/flag.ts";
import { clusterAction, kubeconfigFlag, nameFlag } from "./command-parts.ts";

const internalFlag: Flag = {
  name: "internal",
  type: "bool",
  usage: "use internal address instead of external",
};

/** `kind get ...`. */
export const getCommands: readonly CommandSpec[] = [
  {
    use: "clusters",
    short: "Lists existing kind clusters by their name",
    args: noArgs,
    run: clusterAction(({ getClusters }) => getClusters),
  },
  {
    use: "kubeconfig",
    short: "Prints cluster kubeconfig",
    args: noArgs,
    flags: [internalFlag, nameFlag("the cluster context name")],
    run: clusterAction(({ getKubeconfig }) => getKubeconfig),
  },
  {
    use: "nodes",
    short: "Lists existing kind nodes by their name",
    args: noArgs,
    flags: [
      {
        name: "all-clusters",
        short: "A",
        type: "bool",
        usage: "If present, list all the available nodes across all cluster contexts",
      },
      nameFlag("the cluster context name"),
    ],
    run: clusterAction(({ getNodes }) => getNodes),
  },
];

/** `kind export kubeconfig`. */
export const exportKubeconfig: CommandSpec = {
  use: "kubeconfig",
  short: "Exports cluster kubeconfig",
  args: noArgs,
  flags: [internalFlag, kubeconfigFlag, nameFlag("the cluster context name")],
  run: clusterAction((commands) => commands.exportKubeconfig),
};
