import { baseTree, programs } from "./base-tree.ts";
import { busyboxApplets } from "./busybox-applets.ts";
import type { Image } from "./image.ts";

const tree = baseTree(programs("/bin", busyboxApplets));

/** BusyBox: a shell and the small programs of Unix. */
export const busyboxImage: Image = {
  config: {
    entrypoint: [],
    cmd: ["sh"],
    env: ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],
    workingDir: "/",
    user: "",
  },
  root: () => tree,
  programs: [],
};
