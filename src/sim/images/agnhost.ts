import { programFile } from "../host/file-tree.ts";
import type { Daemon } from "../host/program.ts";
import type { Process } from "../host/process.ts";
import { subcommands } from "./agnhost-subcommands.ts";
import { baseTree } from "./base-tree.ts";
import { busyboxCat } from "./busybox-cat.ts";
import { busyboxFiles } from "./busybox-tree.ts";
import { warn } from "./daemon.ts";
import { built } from "./file-tree.ts";
import type { Image } from "./image.ts";

/** Subcommands of the real program that nobody has written here yet. */
const unsimulated = new Set(
  (
    "audit-proxy connect crd-conversion-webhook dns-server-list dns-suffix dns-server entrypoint-tester etc-hosts " +
    "fake-gitserver fake-registry-server grpc-health-checking guestbook help http-echo inclusterclient logs-generator " +
    "mounttest net nettest no-snat-test no-snat-test-proxy nonewprivs openidmetadata port-forward-tester porter " +
    "resource-consumer resource-consumer-controller tcp-reset webhook completion"
  ).split(" "),
);

const agnhost: Daemon = {
  name: "agnhost",
  start(process) {
    const [, name = "help"] = process.argv;
    const subcommand = subcommands[name];
    if (subcommand !== undefined) subcommand(process);
    else refuse(process, name);
  },
};

function refuse(process: Process, name: string): void {
  const isReal = unsimulated.has(name);
  warn(process, isReal ? `not simulated: agnhost ${name}\n` : `Error: unknown command "${name}" for "app"\n`);
  process.end(1);
}

const tree = baseTree({
  ...busyboxFiles,
  "/agnhost": programFile(agnhost.name, { modified: built }),
});

/** registry.k8s.io/e2e-test-images/agnhost: many small servers behind one program, on Alpine. */
export const agnhostImage: Image = {
  config: {
    entrypoint: ["/agnhost"],
    cmd: ["pause"],
    env: ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],
    workingDir: "/",
    user: "",
  },
  root: () => tree,
  programs: [agnhost, busyboxCat],
};
