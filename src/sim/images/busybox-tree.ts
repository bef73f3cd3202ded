import type { FileNode } from "../host/file-node.ts";
import { programFile } from "../host/file-tree.ts";
import { busyboxApplets } from "../programs/busybox.ts";
import { programs } from "./base-tree.ts";
import { busyboxCat } from "./busybox-cat.ts";
import { built } from "./file-tree.ts";

/** /bin of BusyBox, for images that are built on it (busybox itself, Alpine). */
export const busyboxFiles: Readonly<Record<string, FileNode>> = {
  ...programs("/bin", busyboxApplets),
  "/bin/busybox": programFile("sh", { modified: built }),
  "/bin/cat": programFile(busyboxCat.name, { modified: built }),
};
