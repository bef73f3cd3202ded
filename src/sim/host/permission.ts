import type { FileNode } from "./file-node.ts";
import type { Credentials } from "./process.ts";

export type Access = "read" | "write" | "execute";

const bits = { read: 4, write: 2, execute: 1 };

/** Root may everything, except execute a file that nobody may execute. */
export function mayAccess(node: FileNode, what: Access, user: Credentials): boolean {
  if (user.uid === 0) return what !== "execute" || node.is === "directory" || (node.mode & 0o111) !== 0;
  const isGroup = node.gid === user.gid || user.groups.includes(node.gid);
  const shift = node.uid === user.uid ? 6 : isGroup ? 3 : 0;
  return ((node.mode >> shift) & bits[what]) !== 0;
}
