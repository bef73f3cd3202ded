import type { Task } from "../../kernel/task.ts";
import type { Process } from "../../host/process.ts";
import { noArgs } from "../cobra/arguments.ts";
import type { CommandSpec } from "../cobra/command.ts";
import type { Flag } from "../cobra/flag.ts";
import { action, kubeconfigFlag, nameFlag, nameOf } from "./command-parts.ts";
import { readNodeFile } from "./docker-command.ts";
import {
  kindKubeconfig,
  kubeconfigPath,
  mergeInto,
  printKubeconfig,
  type Kubeconfig,
} from "./kubeconfig-file.ts";
import { controlPlaneOf, listClusters, listNodes, serverOf } from "./nodes.ts";

function* kubeconfigOf(process: Process, name: string, isInternal: boolean): Task<Kubeconfig> {
  const node = yield* controlPlaneOf(process, name);
  const adminConf = readNodeFile(process, node, "/etc/kubernetes/admin.conf");
  return yield* kindKubeconfig(
    adminConf,
    name,
    isInternal ? `https://${node}:6443` : yield* serverOf(process, node),
  );
}

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
    run: action(function* ({ process }, status) {
      const names = yield* listClusters(process);
      if (names.length === 0) yield* status.line("No kind clusters found.");
      else yield* process.write(names.map((name) => `${name}\n`).join(""));
    }),
  },
  {
    use: "kubeconfig",
    short: "Prints cluster kubeconfig",
    args: noArgs,
    flags: [internalFlag, nameFlag("the cluster context name")],
    run: action(function* (invocation) {
      const { process, flags } = invocation;
      const config = yield* kubeconfigOf(process, nameOf(invocation), flags.bool("internal"));
      yield* process.write(`${printKubeconfig(config)}\n`);
    }),
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
    run: action(function* (invocation, status) {
      const { process, flags } = invocation;
      const clusters = flags.bool("all-clusters") ? yield* listClusters(process) : [nameOf(invocation)];
      const names: string[] = [];
      for (const cluster of clusters) names.push(...(yield* listNodes(process, cluster)));
      if (names.length > 0) yield* process.write(names.map((name) => `${name}\n`).join(""));
      else
        yield* status.line(
          flags.bool("all-clusters")
            ? "No kind nodes found for any cluster."
            : `No kind nodes found for cluster "${nameOf(invocation)}".`,
        );
    }),
  },
];

/** `kind export kubeconfig`. */
export const exportKubeconfig: CommandSpec = {
  use: "kubeconfig",
  short: "Exports cluster kubeconfig",
  args: noArgs,
  flags: [internalFlag, kubeconfigFlag, nameFlag("the cluster context name")],
  run: action(function* (invocation, status) {
    const { process, flags } = invocation;
    const name = nameOf(invocation);
    yield* mergeInto(
      process.access,
      kubeconfigPath(process, flags.text("kubeconfig")),
      yield* kubeconfigOf(process, name, flags.bool("internal")),
    );
    yield* status.line(`Set kubectl context to "kind-${name}"`);
  }),
};
