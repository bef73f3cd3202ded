import type { Task } from "../../kernel/task.ts";
import type { Process } from "../../host/process.ts";
import type { Invocation } from "../cobra/command.ts";
import { controlPlaneOf, listClusters } from "./clusters.ts";
import { nameOf } from "./command-parts.ts";
import { readNodeSource } from "./docker-command.ts";
import { KindError } from "./kind-error.ts";
import {
  kindKubeconfig,
  kubeconfigPath,
  mergeInto,
  printKubeconfig,
  type Kubeconfig,
} from "./kubeconfig-file.ts";
import { deletedText, deleteNodes, listNodes, serverOf } from "./nodes.ts";
import { removeFrom } from "./remove-kubeconfig.ts";
import type { StatusLine } from "./status-line.ts";

export { listClusters } from "./clusters.ts";

/** `kind delete cluster`. */
export function* deleteCluster(invocation: Invocation, status: StatusLine): Task<void> {
  const name = nameOf(invocation);
  yield* status.line(`Deleting cluster "${name}" ...`);
  const nodes = yield* remove(invocation, name);
  if (nodes.length > 0) yield* status.line(deletedText(nodes));
}

/** `kind delete clusters`. */
export function* deleteClusters(invocation: Invocation, status: StatusLine): Task<void> {
  const { process, flags, args } = invocation;
  if (!flags.bool("all") && args.length === 0) throw new KindError("no cluster names provided");
  const names = flags.bool("all") ? yield* listClusters(process) : args;
  for (const name of names) {
    const nodes = yield* remove(invocation, name);
    if (nodes.length > 0) yield* status.line(deletedText(nodes));
  }
  yield* status.line(`Deleted clusters: [${names.map((name) => `"${name}"`).join(" ")}]`);
}

/** `kind get clusters`. */
export function* getClusters({ process }: Invocation, status: StatusLine): Task<void> {
  const names = yield* listClusters(process);
  if (names.length === 0) yield* status.line("No kind clusters found.");
  else yield* process.write(names.map((name) => `${name}\n`).join(""));
}

/** `kind get kubeconfig`. */
export function* getKubeconfig(invocation: Invocation): Task<void> {
  const { process, flags } = invocation;
  const config = yield* kubeconfigOf(process, nameOf(invocation), flags.bool("internal"));
  yield* process.write(`${printKubeconfig(config)}\n`);
}

/** `kind get nodes`. */
export function* getNodes(invocation: Invocation, status: StatusLine): Task<void> {
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
}

/** `kind export kubeconfig`. */
export function* exportKubeconfig(invocation: Invocation, status: StatusLine): Task<void> {
  const { process, flags } = invocation;
  const name = nameOf(invocation);
  const path = kubeconfigPath(process, flags.text("kubeconfig"));
  yield* mergeInto(process.access, path, yield* kubeconfigOf(process, name, flags.bool("internal")));
  yield* status.line(`Set kubectl context to "kind-${name}"`);
}

function* kubeconfigOf(process: Process, name: string, isInternal: boolean): Task<Kubeconfig> {
  const node = yield* controlPlaneOf(process, name);
  const adminConf = readNodeSource(process, node, "/etc/kubernetes/admin.conf");
  return yield* kindKubeconfig(
    adminConf,
    name,
    isInternal ? `https://${node}:6443` : yield* serverOf(process, node),
  );
}

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
