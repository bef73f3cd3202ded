import { noArgs } from "../cobra/arguments.ts";
import type { CommandSpec } from "../cobra/command.ts";
import { clusterAction, kubeconfigFlag, nameFlag } from "./command-parts.ts";

/** `kind delete cluster` and `kind delete clusters`. */
export const deleteCommands: readonly CommandSpec[] = [
  {
    use: "cluster",
    short: "Deletes a cluster",
    long: "Deletes a resource",
    args: noArgs,
    flags: [kubeconfigFlag, nameFlag("the cluster name")],
    run: clusterAction(({ deleteCluster }) => deleteCluster),
  },
  {
    use: "clusters",
    short: "Deletes one or more clusters",
    flags: [{ name: "all", short: "A", type: "bool", usage: "delete all clusters" }, kubeconfigFlag],
    run: clusterAction(({ deleteClusters }) => deleteClusters),
  },
];
