import type { Directory, FileNode } from "../host/file-node.ts";
import { directory } from "../host/file-tree.ts";
import { at, type Instant } from "../kernel/time.ts";

/** When images were built, as their files' times show: 2025-05-15. */
export const built: Instant = at(1_747_267_200_000_000);

/** A tree from absolute paths, with the directories on the way: `fileTree({ "/bin/sh": programFile("sh") })`. */
export function fileTree(nodes: Readonly<Record<string, FileNode>>): Directory {
  return grown(directory({}, { modified: built }), nodes);
}

/** All at once, since each directory's map is copied only once like this. */
function grown(tree: Directory, nodes: Readonly<Record<string, FileNode>>): Directory {
  const here = new Map<string, FileNode>(tree.entries);
  const below = new Map<string, Record<string, FileNode>>();
  for (const [path, node] of Object.entries(nodes)) {
    const [name = "", ...rest] = path.split("/").filter((part) => part !== "");
    if (name === "") continue;
    if (rest.length === 0) {
      here.set(name, node);
      continue;
    }
    const nested = below.get(name) ?? {};
    nested[rest.join("/")] = node;
    below.set(name, nested);
  }
  for (const [name, nested] of below) {
    const child = here.get(name);
    here.set(name, grown(child?.is === "directory" ? child : directory({}, { modified: built }), nested));
  }
  return { ...tree, entries: here };
}
