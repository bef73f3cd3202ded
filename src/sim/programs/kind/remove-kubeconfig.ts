import type { FileAccess } from "../../host/file-access.ts";
import type { Task } from "../../kernel/task.ts";
import { parseKubeconfig, writeKubeconfig, type Named } from "./kubeconfig-file.ts";

/** Takes a cluster's entries out; a file that has none is left alone. */
export function* removeFrom(files: FileAccess, path: string, cluster: string): Task<void> {
  if (files.find(path)?.is !== "file") return;
  const existing = yield* parseKubeconfig(files.readText(path));
  const key = `kind-${cluster}`;
  const others = <T extends Named>(list: readonly T[]): readonly T[] =>
    list.filter(({ name }) => name !== key);
  if (
    others(existing.clusters).length === existing.clusters.length &&
    others(existing.contexts).length === existing.contexts.length
  )
    return;
  writeKubeconfig(files, path, {
    clusters: others(existing.clusters),
    contexts: others(existing.contexts),
    users: others(existing.users),
    currentContext: existing.currentContext === key ? "" : existing.currentContext,
  });
}
