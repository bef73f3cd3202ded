import type { Plugin } from "vite";

/** What of a bundler's knowledge about a module is needed here. */
interface Modules {
  getModuleInfo(id: string): { readonly isEntry: boolean; readonly importers: readonly string[] } | null;
}

/**
 * The chunks of the Worker's code that are fetched in one piece, most urgent first, and the modules that each begins
 * with (`worker/early-code.ts` asks for them). Left to itself the bundler makes a chunk of each module that two lazily
 * loaded programs share, and the Worker would wait for one round trip of the network after the other.
 */
const chunks = [
  { name: "start", roots: ["/sim/shell/bash.ts"] },
  { name: "cluster", roots: ["/sim/surroundings.ts", "/sim/programs/cluster-tools.ts"] },
  { name: "command", roots: ["/sim/shell/interpreter.ts"] },
];

/** Which of those chunks a module belongs to: the first one that a root imports it for; null for all others. */
export function workerChunk(id: string, modules: Modules): string | null {
  const importers = allImporters(id, modules);
  const isEntry = importers.some((importer) => modules.getModuleInfo(importer)?.isEntry === true);
  const found = chunks.find(({ roots }) =>
    importers.some((importer) => roots.some((root) => importer.endsWith(root))),
  );
  return isEntry ? "start" : (found?.name ?? null);
}

/** The module and all that import it, directly or not, other than lazily. */
function allImporters(id: string, modules: Modules): readonly string[] {
  const found = new Set([id]);
  for (const one of found)
    for (const importer of modules.getModuleInfo(one)?.importers ?? []) found.add(importer);
  return [...found];
}

/** Lets a chunk export more than its entry does: what others need of it need not become a chunk of its own. */
export function entriesExtended(): Plugin {
  return {
    name: "entries-extended",
    options: (options) => ({ ...options, preserveEntrySignatures: "allow-extension" }),
  };
}
