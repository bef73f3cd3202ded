import { baseTree } from "./base-tree.ts";
import { busyboxCat } from "./busybox-cat.ts";
import { busyboxFiles } from "./busybox-tree.ts";
import type { Image } from "./image.ts";

const tree = baseTree(busyboxFiles);

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
  programs: [busyboxCat],
};
