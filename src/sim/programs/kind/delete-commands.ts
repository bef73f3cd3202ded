import type { Task } from "../../kernel/task.ts";
import { noArgs } from "../cobra/arguments.ts";
import type { CommandSpec, Invocation } from "../cobra/command.ts";
import { action, kubeconfigFlag, nameFlag, nameOf } from "./command-parts.ts";
import { deletedText } from "./create-cluster.ts";
import { KindError } from "./kind-error.ts";
import { kubeconfigPath, removeFrom } from "./kubeconfig-file.ts";
import { deleteNodes, listClusters, listNodes } from "./nodes.ts";

const deleteOne: CommandSpec = {
  use: "cluster",
  short: "Deletes a cluster",
  long: "Deletes a resource",
  args: noArgs,
  flags: [kubeconfigFlag, nameFlag("the cluster name")],
  run: action(function* (invocation, status) {
    const name = nameOf(invocation);
    yield* status.line(`Deleting cluster "${name}" ...`);
    const nodes = yield* remove(invocation, name);
    if (nodes.length > 0) yield* status.line(deletedText(nodes));
  }),
};

const deleteMany: CommandSpec = {
  use: "clusters",
  short: "Deletes one or more clusters",
  flags: [{ name: "all", short: "A", type: "bool", usage: "delete all clusters" }, kubeconfigFlag],
  run: action(function* (invocation, status) {
    const { process, flags, args } = invocation;
    if (!flags.bool("all") && args.length === 0) throw new KindError("no cluster names provided");
    const names = flags.bool("all") ? yield* listClusters(process) : args;
    for (const name of names) {
      const nodes = yield* remove(invocation, name);
      if (nodes.length > 0) yield* status.line(deletedText(nodes));
    }
    yield* status.line(`Deleted clusters: [${names.map((name) => `"${name}"`).join(" ")}]`);
  }),
};

/** `kind delete cluster` and `kind delete clusters`. */
export const deleteCommands: readonly CommandSpec[] = [deleteOne, deleteMany];

function* remove({ process, flags }: Invocation, name: string): Task<readonly string[]> {
  try {
    const nodes = yield* listNodes(process, name);
    yield* removeFrom(process.access, kubeconfigPath(process, flags.text("kubeconfig")), name);
    yield* deleteNodes(process, nodes);
    return nodes;
  } catch (error) {
    if (error instanceof KindError)
      throw new KindError(`failed to delete cluster "${name}": ${error.message}`);
    throw error;
  }
}
