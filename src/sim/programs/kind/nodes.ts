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

export function* deleteNodes(process: Process, names: readonly string[]): Task<void> {
  yield* docker(process, ["rm", "-f", "-v", ...names], function* (engine) {
    for (const name of names) engine.remove(engine.container(name).id, { force: true });
  });
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

/** Runs a step whose failures begin with a text. */
export function* prefixed<T>(prefix: string, task: Task<T>): Task<T> {
  try {
    return yield* task;
  } catch (error) {
    if (error instanceof KindError) throw new KindError(`${prefix}: ${error.message}`);
    throw error;
  }
}

/** `Deleted nodes: ["kind-control-plane" "kind-worker"]`. */
export function deletedText(nodes: readonly string[]): string {
  return `Deleted nodes: [${nodes.map((name) => `"${name}"`).join(" ")}]`;
}
