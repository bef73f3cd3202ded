import { defineModule, type Module } from "../../kernel/module.ts";
import { need } from "../../kernel/task.ts";
import type { Command } from "../../host/program.ts";
import { maximumArgs, minimumArgs, noArgs } from "../cobra/arguments.ts";
import { CommandError, type CommandSpec } from "../cobra/command.ts";
import { residentStyle } from "../cobra/guidance-module.ts";
import { cobraProgram, helpOf } from "../cobra/run-command-tree.ts";
import { action, nameFlag, nameOf } from "./command-parts.ts";
import { createCommand } from "./create-command.ts";
import { deleteCommands } from "./delete-commands.ts";
import { exportKubeconfig, getCommands } from "./get-commands.ts";
import type { loadImages } from "./load-images.ts";

const version = "0.29.0";

const loader: Module<{ readonly loadImages: typeof loadImages }> = defineModule(
  "programs/kind/load-images",
  () => import("./load-images.ts"),
);

const load: CommandSpec = {
  use: "docker-image <IMAGE> [IMAGE...]",
  short: "Loads docker images from host into nodes",
  long: "Loads docker images from host into all or specified nodes by name",
  args: (args) => (args.length === 0 ? "a list of image names is required" : undefined),
  flags: [
    nameFlag("the cluster context name"),
    { name: "nodes", type: "stringSlice", usage: "comma separated list of nodes to load images into" },
  ],
  run: action(function* (invocation, status) {
    const { loadImages } = yield* need(loader);
    yield* loadImages(
      invocation.process,
      { images: invocation.args, cluster: nameOf(invocation), wanted: invocation.flags.list("nodes") },
      status,
    );
  }),
};

function unavailable(use: string, short: string): CommandSpec {
  return {
    use,
    short,
    args: maximumArgs(100),
    *run({ node }) {
      throw new CommandError(`${node.path} is not simulated`);
    },
  };
}

/** A command that has only subcommands prints its help, and refuses. */
function parent(
  use: string,
  texts: { readonly short: string; readonly long?: string },
  commands: readonly CommandSpec[],
): CommandSpec {
  return {
    use,
    ...texts,
    commands,
    args: noArgs,
    *run({ process, node }) {
      yield* process.write(yield* helpOf(node));
      throw new CommandError("Subcommand is required");
    },
  };
}

const root: CommandSpec = {
  use: "kind",
  short: "kind is a tool for managing local Kubernetes clusters",
  long: "kind creates and manages local Kubernetes clusters using Docker container 'nodes'",
  args: minimumArgs(0),
  flags: [{ name: "version", type: "bool", usage: "version for kind" }],
  persistentFlags: [
    { name: "loglevel", type: "string", usage: "DEPRECATED: see -v instead" },
    { name: "quiet", short: "q", type: "bool", usage: "silence all stderr output" },
    {
      name: "verbosity",
      short: "v",
      type: "int32",
      usage: "info log verbosity, higher value produces more output",
    },
  ],
  commands: [
    unavailable("build", "Build one of [node-image]"),
    unavailable("completion", "Output shell completion code for the specified shell (bash, zsh or fish)"),
    parent(
      "create",
      { short: "Creates one of [cluster]", long: "Creates one of local Kubernetes cluster (cluster)" },
      [createCommand],
    ),
    parent("delete", { short: "Deletes one of [cluster]" }, deleteCommands),
    parent("export", { short: "Exports one of [kubeconfig, logs]" }, [
      exportKubeconfig,
      unavailable("logs", "Exports logs to a tempdir or [output-dir] if specified"),
    ]),
    parent("get", { short: "Gets one of [clusters, nodes, kubeconfig]" }, getCommands),
    parent(
      "load",
      { short: "Loads images into nodes", long: "Loads images into node from an archive or image on host" },
      [load, unavailable("image-archive", "Loads docker image from archive into nodes")],
    ),
    {
      use: "version",
      short: "Prints the kind CLI version",
      args: noArgs,
      *run({ process, flags }) {
        yield* process.write(
          flags.bool("quiet") ? `${version}\n` : `kind v${version} go1.24.3 linux/amd64\n`,
        );
        return 0;
      },
    },
  ],
};

const tree = cobraProgram("kind", { root, style: residentStyle(({ message }) => `ERROR: ${message}\n`) });

/** kind 0.29.0. Everything that it does to containers it does with the docker command line. */
export const kind: Command = {
  ...tree,
  *run(process) {
    // cobra's own flag: it comes before everything else.
    if (process.argv[1] !== "--version") return yield* tree.run(process);
    yield* process.write(`kind version ${version}\n`);
    return 0;
  },
};
