import type { Directory, FileNode, RegularFile, SymbolicLink } from "../host/file-node.ts";
import { at, type Instant } from "../kernel/time.ts";

/** When images were built: the time of modification of everything in them. 2025-05-15. */
export const built: Instant = at(1_747_267_200_000_000);

const root = { uid: 0, gid: 0, modified: built };

export function textFile(text: string, mode = 0o644): RegularFile {
  return { is: "file", text, mode, ...root };
}

/** An executable that is the program of this name; its bytes are nobody's business. */
export function programFile(program: string): RegularFile {
  return { is: "file", text: "\x7fELF", program, mode: 0o755, ...root };
}

export function link(target: string): SymbolicLink {
  return { is: "link", target, mode: 0o777, ...root };
}

export function emptyDirectory(mode = 0o755): Directory {
  return { is: "directory", entries: new Map(), mode, ...root };
}

/** A tree from absolute paths, with the directories on the way. */
export function fileTree(nodes: Readonly<Record<string, FileNode>>): Directory {
  return withFiles(emptyDirectory(), nodes);
}

/** The tree with more nodes at absolute paths: what is not on the way to them is shared with the original. */
export function withFiles(tree: Directory, nodes: Readonly<Record<string, FileNode>>): Directory {
  const here = new Map<string, FileNode>(tree.entries);
  const below = new Map<string, Record<string, FileNode>>();
  for (const [path, node] of Object.entries(nodes)) {
    const [name = "", ...rest] = path.split("/").filter((part) => part !== "");
    if (name === "") continue;
    if (rest.length === 0) here.set(name, node);
    else {
      const nested = below.get(name) ?? {};
      nested[rest.join("/")] = node;
      below.set(name, nested);
    }
  }
  for (const [name, nested] of below) {
    const child = here.get(name);
    here.set(name, withFiles(child?.is === "directory" ? child : emptyDirectory(), nested));
  }
  return { ...tree, entries: here };
}
