import type { Task } from "../../kernel/task.ts";
import type { Process } from "../../host/process.ts";
import type { Command } from "../../host/program.ts";
import { maximumArgs, minimumArgs, noArgs } from "../cobra/arguments.ts";
import { cobraHelp, cobraStyle } from "../cobra/cobra-style.ts";
import { CommandError, type CommandSpec, type Completion, type Invocation } from "../cobra/command.ts";
import type { Flag } from "../cobra/flag.ts";
import { cobraProgram } from "../cobra/run-command-tree.ts";
import { controlPlaneNode, defaultName, defaultNetworking, type ClusterConfig } from "./cluster-config.ts";
import { createCluster, deletedText } from "./create-cluster.ts";
import { readNodeFile } from "./docker-command.ts";
import { KindError } from "./kind-error.ts";
import { kindKubeconfig, kubeconfigPath, mergeInto, printKubeconfig, removeFrom, type Kubeconfig } from "./kubeconfig-file.ts";
import { loadImages } from "./load-images.ts";
import { controlPlaneOf, deleteNodes, listClusters, listNodes, serverOf } from "./nodes.ts";
import { readClusterConfig } from "./read-cluster-config.ts";
import { StatusLine } from "./status-line.ts";

const version = "0.29.0";

/** A command whose KindErrors become cobra's. */
function action(run: (invocation: Invocation, status: StatusLine) => Task<void>): (invocation: Invocation) => Task<number> {
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

function nameFlag(usage: string): Flag {
  return { name: "name", short: "n", type: "string", default: defaultName, usage, complete: clusterNames };
}

const kubeconfigFlag: Flag = { name: "kubeconfig", type: "string", usage: "sets kubeconfig path instead of $KUBECONFIG or $HOME/.kube/config" };

function* clusterNames({ process }: Completion): Task<readonly string[]> {
  return yield* listClusters(process);
}

/** KIND_CLUSTER_NAME is the default of `--name`. */
function nameOf({ flags, process }: Invocation): string {
  const variable = process.env.get("KIND_CLUSTER_NAME") ?? "";
  return flags.changed("name") || variable === "" ? flags.text("name") : variable;
}

function* configOf({ process, flags }: Invocation): Task<ClusterConfig> {
  const path = flags.text("config");
  const read = path === "" ? { name: "", nodes: [controlPlaneNode], networking: defaultNetworking } : yield* readClusterConfig(process, path);
  const variable = process.env.get("KIND_CLUSTER_NAME") ?? "";
  const named = [flags.text("name"), variable, read.name].find((name) => name !== "");
  const image = flags.text("image");
  return {
    ...read,
    name: named ?? defaultName,
    nodes: image === "" ? read.nodes : read.nodes.map((node) => ({ ...node, image })),
  };
}

const create: CommandSpec = {
  use: "cluster",
  short: "Creates a local Kubernetes cluster",
  long: "Creates a local Kubernetes cluster using Docker container 'nodes'",
  args: noArgs,
  flags: [
    { name: "config", type: "string", usage: "path to a kind config file" },
    { name: "image", type: "string", usage: "node docker image to use for booting the cluster" },
    kubeconfigFlag,
    { name: "name", short: "n", type: "string", usage: "cluster name, overrides KIND_CLUSTER_NAME, config (default kind)" },
    { name: "retain", type: "bool", usage: "retain nodes for debugging when cluster creation fails" },
    { name: "wait", type: "duration", default: "0s", usage: "wait for control plane node to be ready (default 0s)" },
  ],
  run: action(function* (invocation, status) {
    const { process, flags } = invocation;
    const options = {
      config: yield* configOf(invocation),
      kubeconfigPath: kubeconfigPath(process, flags.text("kubeconfig")),
      retains: flags.bool("retain"),
      wait: flags.number("wait"),
    };
    yield* createCluster(process, options, status);
  }),
};

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

function* remove({ process, flags }: Invocation, name: string): Task<readonly string[]> {
  try {
    const nodes = yield* listNodes(process, name);
    yield* removeFrom(process.access, kubeconfigPath(process, flags.text("kubeconfig")), name);
    yield* deleteNodes(process, nodes);
    return nodes;
  } catch (error) {
    if (error instanceof KindError) throw new KindError(`failed to delete cluster "${name}": ${error.message}`);
    throw error;
  }
}

function* kubeconfigOf(process: Process, name: string, isInternal: boolean): Task<Kubeconfig> {
  const node = yield* controlPlaneOf(process, name);
  const adminConf = readNodeFile(process, node, "/etc/kubernetes/admin.conf");
  return yield* kindKubeconfig(adminConf, name, isInternal ? `https://${node}:6443` : yield* serverOf(process, node));
}

const internalFlag: Flag = { name: "internal", type: "bool", usage: "use internal address instead of external" };

const getCommands: readonly CommandSpec[] = [
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
    flags: [{ name: "all-clusters", short: "A", type: "bool", usage: "If present, list all the available nodes across all cluster contexts" }, nameFlag("the cluster context name")],
    run: action(function* (invocation, status) {
      const { process, flags } = invocation;
      const clusters = flags.bool("all-clusters") ? yield* listClusters(process) : [nameOf(invocation)];
      const names: string[] = [];
      for (const cluster of clusters) names.push(...(yield* listNodes(process, cluster)));
      if (names.length > 0) yield* process.write(names.map((name) => `${name}\n`).join(""));
      else yield* status.line(flags.bool("all-clusters") ? "No kind nodes found for any cluster." : `No kind nodes found for cluster "${nameOf(invocation)}".`);
    }),
  },
];

const exportKubeconfig: CommandSpec = {
  use: "kubeconfig",
  short: "Exports cluster kubeconfig",
  args: noArgs,
  flags: [internalFlag, kubeconfigFlag, nameFlag("the cluster context name")],
  run: action(function* (invocation, status) {
    const { process, flags } = invocation;
    const name = nameOf(invocation);
    yield* mergeInto(process.access, kubeconfigPath(process, flags.text("kubeconfig")), yield* kubeconfigOf(process, name, flags.bool("internal")));
    yield* status.line(`Set kubectl context to "kind-${name}"`);
  }),
};

const load: CommandSpec = {
  use: "docker-image <IMAGE> [IMAGE...]",
  short: "Loads docker images from host into nodes",
  long: "Loads docker images from host into all or specified nodes by name",
  args: (args) => (args.length === 0 ? "a list of image names is required" : undefined),
  flags: [nameFlag("the cluster context name"), { name: "nodes", type: "stringSlice", usage: "comma separated list of nodes to load images into" }],
  run: action(function* (invocation, status) {
    yield* loadImages(invocation.process, { images: invocation.args, cluster: nameOf(invocation), wanted: invocation.flags.list("nodes") }, status);
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
function parent(use: string, texts: { readonly short: string; readonly long?: string }, commands: readonly CommandSpec[]): CommandSpec {
  return {
    use,
    ...texts,
    commands,
    args: noArgs,
    *run({ process, node }) {
      yield* process.write(cobraHelp(node));
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
    { name: "verbosity", short: "v", type: "int32", usage: "info log verbosity, higher value produces more output" },
  ],
  commands: [
    unavailable("build", "Build one of [node-image]"),
    unavailable("completion", "Output shell completion code for the specified shell (bash, zsh or fish)"),
    parent("create", { short: "Creates one of [cluster]", long: "Creates one of local Kubernetes cluster (cluster)" }, [create]),
    parent("delete", { short: "Deletes one of [cluster]" }, [deleteOne, deleteMany]),
    parent("export", { short: "Exports one of [kubeconfig, logs]" }, [exportKubeconfig, unavailable("logs", "Exports logs to a tempdir or [output-dir] if specified")]),
    parent("get", { short: "Gets one of [clusters, nodes, kubeconfig]" }, getCommands),
    parent("load", { short: "Loads images into nodes", long: "Loads images into node from an archive or image on host" }, [load, unavailable("image-archive", "Loads docker image from archive into nodes")]),
    {
      use: "version",
      short: "Prints the kind CLI version",
      args: noArgs,
      *run({ process, flags }) {
        yield* process.write(flags.bool("quiet") ? `${version}\n` : `kind v${version} go1.24.3 linux/amd64\n`);
        return 0;
      },
    },
  ],
  *run({ process, flags, node }) {
    yield* process.write(flags.bool("version") ? `kind version ${version}\n` : cobraHelp(node));
    return 0;
  },
};

/** kind 0.29.0. Everything that it does to containers it does with the docker command line. */
export const kind: Command = cobraProgram("kind", { root, style: cobraStyle(({ message }) => `ERROR: ${message}\n`) });
