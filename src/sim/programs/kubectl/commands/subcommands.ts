import type { Task } from "../../../kernel/task.ts";
import type { Invocation } from "../../cobra/command.ts";
import { SilentExit, usageError } from "../client/kubectl-errors.ts";

/**
 * The run of a command that only has subcommands: its help, and exit code 1.
 * @models staging/src/k8s.io/kubectl/pkg/cmd/util/helpers.go DefaultSubCommandRun, 1.33
 */
export function* subcommandsOnly({ process, node, args }: Invocation): Task<number> {
  if (args.length > 0) throw usageError(node.path, `unknown command ${JSON.stringify(args.join(" "))}`);
  yield* process.write(node.tree.style.help(node));
  throw new SilentExit(1);
}
