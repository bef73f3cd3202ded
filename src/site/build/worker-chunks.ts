/** What of a bundler's knowledge about a module is needed here. */
interface Modules {
  getModuleInfo(id: string): { readonly isEntry: boolean; readonly importers: readonly string[] } | null;
}

/**
 * Puts all that the Worker loads at its start into one chunk: left to itself the bundler makes a chunk of each module
 * that some lazily loaded program uses too, and the Worker would fetch those in a second round trip.
 */
export function startChunk(): (id: string, modules: Modules) => string | null {
  const known = new Map<string, boolean>();
  function isStatic(id: string, modules: Modules): boolean {
    const before = known.get(id);
    if (before !== undefined) return before;
    known.set(id, false);
    const info = modules.getModuleInfo(id);
    const is =
      info !== null && (info.isEntry || info.importers.some((importer) => isStatic(importer, modules)));
    known.set(id, is);
    return is;
  }
  return (id, modules) => (isStatic(id, modules) ? "start" : null);
}
