import type { Task } from "../../kernel/task.ts";
import type { Process } from "../../host/process.ts";
import { docker, linesOf } from "./docker-command.ts";
import { KindError } from "./kind-error.ts";

const label = "io.x-k8s.kind.cluster";

/** The names of a cluster's nodes, in docker's order. */
export function* listNodes(process: Process, cluster: string): Task<readonly string[]> {
  try {
    return linesOf(
      yield* docker(process, ["ps", "-a", "--filter", `label=${label}=${cluster}`, "--format", "{{.Names}}"]),
    );
  } catch (error) {
    if (error instanceof KindError) throw new KindError(`failed to list nodes: ${error.message}`);
    throw error;
  }
}

/** The names of all clusters, sorted. */
export function* listClusters(process: Process): Task<readonly string[]> {
  try {
    const names = linesOf(
      yield* docker(process, ["ps", "-a", "--filter", `label=${label}`, "--format", `{{.Label "${label}"}}`]),
    );
    return [...new Set(names)].toSorted();
  } catch (error) {
    if (error instanceof KindError) throw new KindError(`failed to list clusters: ${error.message}`);
    throw error;
  }
}

export function* deleteNodes(process: Process, names: readonly string[]): Task<void> {
  if (names.length > 0) yield* docker(process, ["rm", "-f", "-v", ...names]);
}

/** The control-plane node of a cluster. Throws KindError if there is none. */
export function* controlPlaneOf(process: Process, cluster: string): Task<string> {
  for (const name of yield* listNodes(process, cluster)) {
    const role = yield* docker(process, [
      "inspect",
      "--format",
      '{{ index .Config.Labels "io.x-k8s.kind.role"}}',
      name,
    ]);
    if (role.trim() === "control-plane") return name;
  }
  throw new KindError(
    `could not locate any control plane nodes for cluster named '${cluster}'. Use the --name option to select a different cluster`,
  );
}

/** The API server's address on the machine: `https://127.0.0.1:49831`. */
export function* serverOf(process: Process, node: string): Task<string> {
  const format = '{{range index .NetworkSettings.Ports "6443/tcp"}}{{.HostIp}}:{{.HostPort}}{{end}}';
  const place = (yield* docker(process, ["inspect", "--format", format, node])).trim();
  if (place === "") throw new KindError(`failed to get api server endpoint: node ${node} is not running`);
  return `https://${place}`;
}
