import { shellPrograms } from "../shell/index.ts";
import type { Program, ProgramTable } from "../host/program.ts";
import { defineModule, type Module } from "../kernel/module.ts";

type Entry = readonly [name: string, program: Program | Module<Program>];

/** Programs whose code is one chunk: `load` brings the list, and each name finds itself in it. */
function chunk(names: string, load: Module<readonly Program[]>["load"]): readonly Entry[] {
  return names.split(" ").map((name) => {
    const find = async (): ReturnType<Module<Program>["load"]> => pick(await load(), name);
    return [name, defineModule(`programs/${name}`, find)];
  });
}

function pick(programs: readonly Program[], name: string): Program {
  const program = programs.find((candidate) => candidate.name === name);
  if (program === undefined) throw new Error(`programs/index.ts: no ${name} in its chunk`);
  return program;
}

const text = chunk(
  "base64 cat cmp comm cut echo head nl paste printf rev seq sha256sum sort tac tail tee tr uniq wc yes",
  async () => (await import("./text/index.ts")).textPrograms,
);
const files = chunk(
  "basename chgrp chmod chown cp dirname du ln ls mkdir mktemp mv readlink realpath rm rmdir stat touch",
  async () => (await import("./files/index.ts")).filePrograms,
);
const system = chunk(
  "clear date df env expr false free groups hostname id nproc printenv pwd reset sleep tput true uname uptime whoami",
  async () => (await import("./system/index.ts")).systemPrograms,
);
const search = chunk(
  "diff egrep fgrep find grep xargs",
  async () => (await import("./search/index.ts")).searchPrograms,
);
const sed = chunk("sed", async () => [(await import("./sed/sed.ts")).sed]);
const tar = chunk("tar", async () => [(await import("./tar/tar.ts")).tar]);
const awk = chunk("awk", async () => [(await import("./awk/awk.ts")).awk]);
const net = chunk(
  "curl dig getent host ip nc nslookup ping ss wget",
  async () => (await import("./net/index.ts")).netPrograms,
);
const processes = chunk(
  "kill nohup pgrep pkill ps su sudo time timeout top watch which",
  async () => (await import("./processes/index.ts")).processPrograms,
);
const pager = chunk("less man more", async () => (await import("./pager/index.ts")).pagerPrograms);
const editors = chunk("nano vi vim", async () => (await import("./editors/index.ts")).editorPrograms);

const clusterTools = chunk(
  "kind kubeadm systemd",
  async () => (await import("./cluster-tools.ts")).clusterTools,
);
const docker = chunk("docker", async () => [(await import("./docker/docker.ts")).docker]);
const kubectl = chunk("kubectl", async () => [(await import("./kubectl/kubectl.ts")).kubectl]);
const crictl = chunk("crictl", async () => [(await import("./crictl/crictl.ts")).crictl]);
const units = chunk("journalctl systemctl", async () => (await import("./systemd/index.ts")).systemdPrograms);

/**
 * All programs of a machine by the name that its files hold. Only what must run before the first prompt is here as
 * code; all others are loaded when they first run.
 */
export const programs: ProgramTable = new Map<string, Program | Module<Program>>([
  ...clusterTools,
  ...shellPrograms,
  ...kubectl,
  ...docker,
  ...units,
  ...crictl,
  ...text,
  ...files,
  ...system,
  ...search,
  ...sed,
  ...awk,
  ...tar,
  ...net,
  ...processes,
  ...pager,
  ...editors,
]);
