import type { Directory, FileNode } from "./file-node.ts";
import { device, directory, file, link } from "./file-tree.ts";
import { second } from "../kernel/time.ts";
import type { Host } from "./host.ts";
import type { Process } from "./process.ts";

const devices: Directory = directory({
  null: device("null"),
  zero: device("zero"),
  full: device("full"),
  random: device("random"),
  urandom: device("random"),
  tty: device("tty"),
  stdin: device("stdin"),
  stdout: device("stdout"),
  stderr: device("stderr"),
  fd: directory(),
  pts: directory(),
  shm: directory({}, { mode: 0o1777 }),
});

/** What kubeadm and its readers look at; writable by root. */
const sysctl: Directory = directory({
  kernel: directory({ osrelease: file("6.1.0\n"), pid_max: file("32768\n") }),
  net: directory({
    ipv4: directory({ ip_forward: file("1\n") }),
    bridge: directory({ "bridge-nf-call-iptables": file("1\n"), "bridge-nf-call-ip6tables": file("1\n") }),
  }),
  vm: directory({ overcommit_memory: file("1\n") }),
});

/** Mounts /dev and a small /proc: processes, uptime, version, mounts, /proc/sys. */
export function mountKernelFiles(host: Host): void {
  const startedAt = host.kernel.now;
  const uptime = (): string => `${((host.kernel.now - startedAt) / second).toFixed(2)} 0.00\n`;
  host.files.mount("/dev", devices);
  host.files.mount("/proc", procDirectory(host, uptime), { readOnly: true });
  host.files.mount("/proc/sys", sysctl);
}

/** Its entries are computed when they are looked at. */
function procDirectory(host: Host, uptime: () => string): Directory {
  const fixed: Readonly<Record<string, FileNode>> = {
    version: file("Linux version 6.1.0 (drydock)\n", { mode: 0o444 }),
    uptime: computed(uptime),
    mounts: computed(() => host.files.mountPoints.map((path) => `none ${path} none rw 0 0\n`).join("")),
    self: directory({ fd: directory() }),
    sys: directory(),
    net: directory(),
    cmdline: file("\n", { mode: 0o444 }),
  };
  return {
    ...directory({}, { mode: 0o555 }),
    get entries(): ReadonlyMap<string, FileNode> {
      const entries = new Map(Object.entries(fixed));
      for (const process of host.processes.values()) entries.set(String(process.pid), ofProcess(process));
      return entries;
    },
  };
}

function ofProcess(process: Process): Directory {
  const { uid, gid } = process.credentials;
  const name = process.argv[0].slice(process.argv[0].lastIndexOf("/") + 1).slice(0, 15);
  const state =
    process.exit !== undefined
      ? "Z (zombie)"
      : process.stopped === undefined
        ? "S (sleeping)"
        : "T (stopped)";
  return directory(
    {
      cmdline: file(process.argv.map((word) => `${word}\0`).join("")),
      comm: file(`${name}\n`),
      cwd: link(process.cwd),
      environ: file([...process.env].map(([key, value]) => `${key}=${value}\0`).join(""), {
        mode: 0o400,
        uid,
      }),
      status: file(
        `Name:\t${name}\nState:\t${state}\nPid:\t${process.pid}\nPPid:\t${process.parent?.pid ?? 0}\n`,
      ),
    },
    { uid, gid, mode: 0o555 },
  );
}

function computed(text: () => string): FileNode {
  return {
    ...file("", { mode: 0o444 }),
    get text(): string {
      return text();
    },
  };
}
