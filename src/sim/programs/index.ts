import type { Program, ProgramTable } from "../host/program.ts";
import { docker } from "./docker/docker.ts";
import { kind } from "./kind/kind.ts";
import { kubeadm } from "./kubeadm/kubeadm.ts";
import { systemctl } from "./systemd/systemctl.ts";
import { systemd } from "./systemd/systemd.ts";
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
  "clear date env false groups hostname id nproc printenv pwd reset sleep tput true uname uptime whoami",
  async () => (await import("./system/index.ts")).systemPrograms,
);

/** What the default scenario runs before the first prompt. */
const resident: readonly Entry[] = [docker, kind, kubeadm, systemctl, systemd].map((program) => [
  program.name,
  program,
]);
const journal = chunk("journalctl", async () => [(await import("./systemd/journalctl.ts")).journalctl]);

/**
 * All programs of a machine by the name that its files hold. Only what must run before the first prompt is here as
 * code; all others are loaded when they first run.
 */
export const programs: ProgramTable = new Map<string, Program | Module<Program>>([
  ...resident,
  ...journal,
  ...text,
  ...files,
  ...system,
]);
