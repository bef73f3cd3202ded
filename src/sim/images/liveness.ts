import { programFile } from "../host/file-tree.ts";
import { baseTree } from "./base-tree.ts";
import { built } from "./file-tree.ts";
import type { Image } from "./image.ts";
import { livenessServer } from "./liveness-server.ts";

const tree = baseTree({ "/server": programFile(livenessServer.name, { modified: built }) });

/** registry.k8s.io/liveness: nothing but the server, no shell. */
export const livenessImage: Image = {
  config: {
    entrypoint: [],
    cmd: ["/server"],
    env: ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],
    workingDir: "/",
    user: "",
  },
  root: () => tree,
  programs: [livenessServer],
};
