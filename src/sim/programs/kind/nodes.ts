import type { Task } from "../../kernel/task.ts";
import type { Process } from "../../host/process.ts";
import { docker } from "./docker-command.ts";
import { KindError } from "./kind-error.ts";

export const clusterLabel = "io.x-k8s.kind.cluster";
export const roleLabel = "io.x-k8s.kind.role";

/** The names of a cluster's nodes, in docker's order. */
export function* listNodes(process: Process, cluster: string): Task<readonly string[]> {
  const args = ["ps", "-a", "--filter", `label=${clusterLabel}=${cluster}`, "--format", "{{.Names}}"];
  return yield* prefixed(
    "failed to list nodes",
    docker(process, args, function* (engine) {
      const containers = engine
        .containers()
        .filter(({ options }) => options.labels[clusterLabel] === cluster);
      return containers.map(({ name }) => name);
    }),
  );
}

/** The names of all clusters, sorted. */
export function* listClusters(process: Process): Task<readonly string[]> {
  const args = ["ps", "-a", "--filter", `label=${clusterLabel}`, "--format", `{{.Label "${clusterLabel}"}}`];
  return yield* prefixed(
    "failed to list clusters",
    docker(process, args, function* (engine) {
      const names = engine.containers().map(({ options }) => options.labels[clusterLabel] ?? "");
      return [...new Set(names.filter((name) => name !== ""))].toSorted();
    }),
  );
}

export function* deleteNodes(process: Process, names: readonly string[]): Task<void> {
  yield* docker(process, ["rm", "-f", "-v", ...names], function* (engine) {
    for (const name of names) engine.remove(engine.container(name).id, { force: true });
  });
}

/** The control-plane node of a cluster. Throws KindError if there is none. */
export function* controlPlaneOf(process: Process, cluster: string): Task<string> {
  for (const name of yield* listNodes(process, cluster)) {
    const args = ["inspect", "--format", `{{ index .Config.Labels "${roleLabel}"}}`, name];
    const role = yield* docker(process, args, function* (engine) {
      return engine.container(name).options.labels[roleLabel];
    });
    if (role === "control-plane") return name;
  }
  throw new KindError(
    `could not locate any control plane nodes for cluster named '${cluster}'. Use the --name option to select a different cluster`,
  );
}

/** The API server's address on the machine: `https://127.0.0.1:49831`. */
export function* serverOf(process: Process, node: string): Task<string> {
  const port = yield* docker(process, ["inspect", node], function* (engine) {
    const { state, ports } = engine.container(node);
    return state === "running" ? ports.find(({ containerPort }) => containerPort === 6443) : undefined;
  });
  if (port === undefined)
    throw new KindError(`failed to get api server endpoint: node ${node} is not running`);
  return `https://${port.hostAddress}:${port.hostPort}`;
}

function* prefixed<T>(prefix: string, task: Task<T>): Task<T> {
  try {
    return yield* task;
  } catch (error) {
    if (error instanceof KindError) throw new KindError(`${prefix}: ${error.message}`);
    throw error;
  }
}
