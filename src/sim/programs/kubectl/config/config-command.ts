import type { Task } from "../../../kernel/task.ts";
import type { Invocation } from "../../cobra/command.ts";
import { CommandError } from "../../cobra/command.ts";
import type { Kubeconfig } from "../kubeconfig/kubeconfig.ts";
import { editFile, fileFor, type Edit } from "../kubeconfig/edit-kubeconfig.ts";
import { configPaths, loadKubeconfig, type ConfigPaths } from "../kubeconfig/load-kubeconfig.ts";

/** An invocation of `kubectl config …` with the kubeconfig that it is about. */
export interface ConfigInvocation extends Invocation {
  readonly config: Kubeconfig;
  readonly paths: ConfigPaths;
}

export function withConfig(
  run: (invocation: ConfigInvocation) => Task<number>,
): (invocation: Invocation) => Task<number> {
  return function* (invocation) {
    const paths = configPaths(invocation.process, invocation.flags.text("kubeconfig"));
    const config = yield* loadKubeconfig(invocation.process, { ...paths, isExplicit: false });
    return yield* run({ ...invocation, config, paths });
  };
}

export function* save({ process, paths, config }: ConfigInvocation, edit: Edit): Task<string> {
  const file = fileFor(process, paths, config, edit);
  yield* editFile(process, file, edit);
  return file;
}

/** For commands that want an exact number of arguments: the help goes out first. */
export function* wantArguments({ process, node, args }: Invocation, count: number): Task<void> {
  if (args.length === count) return;
  yield* process.complain(node.tree.style.help(node));
  throw new CommandError(`Unexpected args: [${args.join(" ")}]`);
}
