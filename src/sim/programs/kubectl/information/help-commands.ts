import type { CommandSpec } from "../../cobra/command.ts";
import { usageError } from "../client/kubectl-errors.ts";
import { flagList } from "../kubectl-style.ts";

/** The global flags. */
export const options: CommandSpec = {
  use: "options",
  hidden: true,
  short: "Print the list of flags inherited by all commands",
  *run({ process, node }) {
    yield* process.write(
      `${flagList("The following options can be passed to any command:\n", node.inheritedFlags)}\n`,
    );
    return 0;
  },
};

const shells = ["bash", "zsh", "fish", "powershell"];

const script = `# Completion for kubectl.
# The shell of this machine completes kubectl without it: there is nothing to load.
`;

/** @models staging/src/k8s.io/kubectl/pkg/cmd/completion/completion.go, 1.33 */
export const completion: CommandSpec = {
  use: "completion SHELL",
  group: "Settings Commands:",
  short: "Output shell completion code for the specified shell (bash, zsh, fish, or powershell)",
  long: "Output shell completion code for the specified shell (bash, zsh, fish, or powershell).\n\nThe shell here completes kubectl already, so the code does nothing.",
  *complete({ args }) {
    return args.length === 0 ? shells : [];
  },
  *run({ process, args, node }) {
    const [shell, ...more] = args;
    if (shell === undefined) throw usageError(node.path, "Shell not specified.");
    if (more.length > 0) throw usageError(node.path, "Too many arguments. Expected only the shell type.");
    if (!shells.includes(shell))
      throw usageError(node.path, `Unsupported shell type ${JSON.stringify(shell)}.`);
    yield* process.write(script);
    return 0;
  },
};
