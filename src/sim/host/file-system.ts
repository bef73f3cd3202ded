import type { FileAccess } from "./file-access.ts";
import type { Directory } from "./file-node.ts";
import type { Credentials } from "./process.ts";

/** A machine's files: one cell over an immutable tree, with mounts (volumes, /proc) on top. */
export interface FileSystem {
  /** The tree without what is mounted: a snapshot. */
  readonly root: Directory;
  /** Shares a directory of another file system, or a tree of its own, at a path. The result unmounts. */
  mount(path: string, source: { readonly files: FileSystem; readonly path: string } | Directory): () => void;
  /** As a given user sees it. Root's eyes, with umask 022 and `/` as directory, where nothing is given. */
  access(view?: { readonly credentials: Credentials; readonly cwd: () => string; readonly umask: () => number }): FileAccess;
  /** Called after each change under a path, with the path that changed: kubelet's static pods. The result stops it. */
  watch(path: string, changed: (path: string) => void): () => void;
}
