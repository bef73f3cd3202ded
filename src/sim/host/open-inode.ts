import type { RegularFile } from "./file-node.ts";

/**
 * A regular file that somebody has open. It stays the same file when it is renamed, and lives on without a name when
 * it is deleted.
 */
export interface OpenInode {
  /** Where it is in its file system; undefined once it was deleted. */
  path: string | undefined;
  /** Its content when it has no name any more. */
  orphan: RegularFile | undefined;
  /** How many open files refer to it. */
  opens: number;
}
