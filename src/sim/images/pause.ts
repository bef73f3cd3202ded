import { programFile } from "../host/file-tree.ts";
import type { Daemon } from "../host/program.ts";
import { warn } from "./daemon.ts";
import { built, fileTree } from "./file-tree.ts";
import type { Image, ImageEntry } from "./image.ts";
import { resident } from "./resident.ts";

const pause: Daemon = {
  name: "pause",
  start(process) {
    for (const [signal, text] of [
      ["SIGTERM", "Terminated"],
      ["SIGINT", "Interrupt"],
    ] as const) {
      process.onSignal(signal, () => {
        warn(process, `Shutting down, got signal: ${text}\n`);
        process.end(0);
      });
    }
  },
};

const tree = fileTree({ "/pause": programFile("pause", { modified: built }) });

const image: Image = {
  config: {
    entrypoint: ["/pause"],
    cmd: [],
    env: ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],
    workingDir: "/",
    user: "65535:65535",
  },
  root: () => tree,
  programs: [pause],
};

/** The container that holds a pod's namespaces; it does nothing. */
export const pauseEntry: ImageEntry = {
  repository: "registry.k8s.io/pause",
  tags: ["3.1", "3.2", "3.5", "3.6", "3.7", "3.8", "3.9", "3.10", "latest"],
  sizeBytes: 320_368,
  load: resident("images/pause", image),
};
