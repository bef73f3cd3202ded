import { defineModule, type Module } from "../../kernel/module.ts";
import { need, type Task } from "../../kernel/task.ts";
import { noArgs } from "../cobra/arguments.ts";
import type { CommandSpec, Invocation } from "../cobra/command.ts";
import { controlPlaneNode, defaultName, defaultNetworking, type ClusterConfig } from "./cluster-config.ts";
import { action, kubeconfigFlag } from "./command-parts.ts";
import { createCluster } from "./create-cluster.ts";
import { kubeconfigPath } from "./kubeconfig-file.ts";
import type { readClusterConfig } from "./read-cluster-config.ts";

const configReader: Module<{ readonly readClusterConfig: typeof readClusterConfig }> = defineModule(
  "programs/kind/read-cluster-config",
  () => import("./read-cluster-config.ts"),
);

function* configOf({ process, flags }: Invocation): Task<ClusterConfig> {
  const path = flags.text("config");
  const read =
    path === ""
      ? { name: "", nodes: [controlPlaneNode], networking: defaultNetworking }
      : yield* (yield* need(configReader)).readClusterConfig(process, path);
  const variable = process.env.get("KIND_CLUSTER_NAME") ?? "";
  const named = [flags.text("name"), variable, read.name].find((name) => name !== "");
  const image = flags.text("image");
  return {
    ...read,
    name: named ?? defaultName,
    nodes: image === "" ? read.nodes : read.nodes.map((node) => ({ ...node, image })),
  };
}

/** `kind create cluster`. */
export const createCommand: CommandSpec = {
  use: "cluster",
  short: "Creates a local Kubernetes cluster",
  long: "Creates a local Kubernetes cluster using Docker container 'nodes'",
  args: noArgs,
  flags: [
    { name: "config", type: "string", usage: "path to a kind config file" },
    { name: "image", type: "string", usage: "node docker image to use for booting the cluster" },
    kubeconfigFlag,
    {
      name: "name",
      short: "n",
      type: "string",
      usage: "cluster name, overrides KIND_CLUSTER_NAME, config (default kind)",
    },
    { name: "retain", type: "bool", usage: "retain nodes for debugging when cluster creation fails" },
    {
      name: "wait",
      type: "duration",
      default: "0s",
      usage: "wait for control plane node to be ready (default 0s)",
    },
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
