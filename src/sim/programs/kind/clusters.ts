import type { Task } from "../../kernel/task.ts";
import type { Process } from "../../host/process.ts";
import { docker } from "./docker-command.ts";
import { KindError } from "./kind-error.ts";
import { clusterLabel, listNodes, prefixed, roleLabel } from "./nodes.ts";

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
