import type { Directory, FileNode } from "../host/file-node.ts";
import { directory, file, link, programFile } from "../host/file-tree.ts";
import { built, fileTree } from "./file-tree.ts";

const passwd = "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n";

/** What every image's root has: users, /tmp, /run. The host adds /dev and /proc. */
export function baseTree(more: Readonly<Record<string, FileNode>>): Directory {
  return fileTree({
    "/etc/passwd": file(passwd, { modified: built }),
    "/etc/group": file("root:x:0:\nnogroup:x:65534:\n", { modified: built }),
    "/root": directory({}, { mode: 0o700, modified: built }),
    "/tmp": directory({}, { mode: 0o1777, modified: built }),
    "/var/run": link("/run"),
    "/run": directory({}, { modified: built }),
    "/var/log": directory({}, { modified: built }),
    "/proc": directory({}, { mode: 0o555 }),
    "/sys": directory({}, { mode: 0o555 }),
    ...more,
  });
}

/** `programs("/bin", ["ls", "cat"])`: files that name the programs of the world by the same name. */
export function programs(folder: string, names: readonly string[]): Record<string, FileNode> {
  return Object.fromEntries(
    names.map((name) => [`${folder}/${name}`, programFile(name, { modified: built })]),
  );
}
