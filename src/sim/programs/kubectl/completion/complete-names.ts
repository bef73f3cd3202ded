import type { Task } from "../../../kernel/task.ts";
import { CommandError, type Completion } from "../../cobra/command.ts";
import { configPaths, loadKubeconfig } from "../kubeconfig/load-kubeconfig.ts";
import type { Section } from "../kubeconfig/kubeconfig.ts";
import { silentSession } from "./silent-session.ts";

/** The names of contexts, clusters or users in the kubeconfig. */
export function completeConfigEntries(section: Section) {
  return function* ({ process, flags }: Completion): Task<readonly string[]> {
    try {
      const config = yield* loadKubeconfig(process, configPaths(process, flags.text("kubeconfig")));
      return [...config[section].keys()].toSorted();
    } catch (error) {
      if (error instanceof CommandError) return [];
      throw error;
    }
  };
}

export function* completeNamespaces(completion: Completion): Task<readonly string[]> {
  const session = yield* silentSession(completion);
  return session === undefined ? [] : yield* session.names("namespaces");
}
