import { defineModule, type Module } from "../../kernel/module.ts";
import { need, type Task } from "../../kernel/task.ts";
import { CommandError, type Completion, type Invocation } from "../cobra/command.ts";
import type { Flag } from "../cobra/flag.ts";
import type * as ClusterCommands from "./cluster-commands.ts";
import { defaultName } from "./cluster-config.ts";
import { KindError } from "./kind-error.ts";
import { StatusLine } from "./status-line.ts";

/** What the commands about clusters that are there do. */
const clusterCommands: Module<typeof ClusterCommands> = defineModule(
  "programs/kind/cluster-commands",
  () => import("./cluster-commands.ts"),
);

/** A command about clusters that are there. */
export function clusterAction(
  choose: (commands: typeof ClusterCommands) => (invocation: Invocation, status: StatusLine) => Task<void>,
): (invocation: Invocation) => Task<number> {
  return action(function* (invocation, status) {
    yield* choose(yield* need(clusterCommands))(invocation, status);
  });
}

/** A command whose KindErrors become cobra's. */
export function action(
  run: (invocation: Invocation, status: StatusLine) => Task<void>,
): (invocation: Invocation) => Task<number> {
  return function* (invocation) {
    try {
      yield* run(invocation, new StatusLine(invocation.process, invocation.flags.bool("quiet")));
      return 0;
    } catch (error) {
      if (error instanceof KindError) throw new CommandError(error.message);
      throw error;
    }
  };
}

/** `--name`, completed with the clusters that there are. */
export function nameFlag(usage: string): Flag {
  return { name: "name", short: "n", type: "string", default: defaultName, usage, complete: clusterNames };
}

export const kubeconfigFlag: Flag = {
  name: "kubeconfig",
  type: "string",
  usage: "sets kubeconfig path instead of $KUBECONFIG or $HOME/.kube/config",
};

function* clusterNames({ process }: Completion): Task<readonly string[]> {
  return yield* (yield* need(clusterCommands)).listClusters(process);
}

/** KIND_CLUSTER_NAME is the default of `--name`. */
export function nameOf({ flags, process }: Invocation): string {
  const variable = process.env.get("KIND_CLUSTER_NAME") ?? "";
  return flags.changed("name") || variable === "" ? flags.text("name") : variable;
}
