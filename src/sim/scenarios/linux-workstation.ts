import type { Directory, FileNode } from "../host/file-node.ts";
import { directory, file, link, programFile } from "../host/file-tree.ts";
import { built, fileTree } from "../images/file-tree.ts";
import { programs } from "../programs/index.ts";
import { bashrc, osRelease, profile, unitFiles } from "./workstation-files.ts";
import type { MachineSpec } from "./scenario.ts";

const learner = { name: "learner", uid: 1000, gid: 1000, home: "/home/learner" };
const path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** Tools that are installed by hand and not by the distribution. */
const installed = new Set(["kind", "kubectl"]);
/** Programs of the world that are no part of a workstation. */
const elsewhere = new Set(["kubeadm", "kind-entrypoint", "systemd", "crictl"]);

/** An Ubuntu machine with Docker, kind and kubectl, and a learner who may use Docker. `home` adds files there. */
export function linuxWorkstation({
  home = {},
}: {
  readonly home?: Readonly<Record<string, string>>;
}): MachineSpec {
  return {
    hostname: "workstation",
    address: "192.168.1.20",
    cores: 4,
    memoryBytes: 8_323_366_912,
    learner,
    env: {
      HOME: learner.home,
      USER: learner.name,
      LOGNAME: learner.name,
      SHELL: "/bin/bash",
      TERM: "xterm-256color",
      LANG: "C.UTF-8",
      PATH: path,
    },
    root: () => tree(home),
    services: [["/sbin/init"]],
  };
}

function tree(home: Readonly<Record<string, string>>): Directory {
  const own = { uid: learner.uid, gid: learner.gid, modified: built };
  const homeFiles = { ".bashrc": bashrc, ".profile": profile, ...home };
  const homeNodes = Object.entries(homeFiles).map(([name, text]) => [name, file(text, own)] as const);
  return fileTree({
    "/bin": link("usr/bin"),
    "/sbin": link("usr/sbin"),
    "/lib": link("usr/lib"),
    ...programFiles(),
    "/usr/sbin/init": link("../lib/systemd/systemd"),
    "/usr/lib/systemd/systemd": programFile("systemd", { modified: built }),
    "/usr/bin/dockerd": programFile("dockerd", { modified: built }),
    ...settings(),
    "/home/learner": directory(Object.fromEntries(homeNodes), { ...own, mode: 0o750 }),
    "/root": directory({ ".bashrc": file(bashrc, { modified: built }) }, { mode: 0o700, modified: built }),
    "/tmp": directory({}, { mode: 0o1777, modified: built }),
    "/var/tmp": directory({}, { mode: 0o1777, modified: built }),
    "/var/log": directory({}, { modified: built }),
    "/var/run": link("/run"),
    "/run": directory({}, { modified: built }),
    "/lib/modules": directory({}, { modified: built }),
    "/usr/lib/modules/6.8.0-60-generic": directory({}, { modified: built }),
    "/mnt": directory({}, { modified: built }),
    "/opt": directory({}, { modified: built }),
    "/srv": directory({}, { modified: built }),
  });
}

/** Every program of the world that a workstation has, as a file. */
function programFiles(): Readonly<Record<string, FileNode>> {
  const names = [...programs.keys()].filter((name) => !elsewhere.has(name));
  return Object.fromEntries(
    names.map((name) => [
      `${installed.has(name) ? "/usr/local/bin" : "/usr/bin"}/${name}`,
      programFile(name, { modified: built }),
    ]),
  );
}

function settings(): Readonly<Record<string, FileNode>> {
  const texts: Readonly<Record<string, string>> = {
    "/etc/hostname": "workstation\n",
    "/etc/hosts": "127.0.0.1 localhost\n127.0.1.1 workstation\n\n::1     ip6-localhost ip6-loopback\n",
    "/etc/resolv.conf": "nameserver 8.8.8.8\n",
    "/etc/passwd": `root:x:0:0:root:/root:/bin/bash
daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
learner:x:1000:1000:Learner,,,:/home/learner:/bin/bash
`,
    "/etc/group":
      "root:x:0:\ndaemon:x:1:\nadm:x:4:learner\nsudo:x:27:learner\ndocker:x:988:learner\nlearner:x:1000:\nnogroup:x:65534:\n",
    "/etc/shells": "/bin/sh\n/bin/bash\n",
    "/usr/lib/os-release": osRelease,
    "/etc/issue": "Ubuntu 24.04.2 LTS \\n \\l\n\n",
    "/etc/environment": `PATH="${path}"\n`,
    ...unitFiles,
  };
  const files = Object.entries(texts).map(([name, text]) => [name, file(text, { modified: built })] as const);
  return {
    ...Object.fromEntries(files),
    "/etc/os-release": link("../usr/lib/os-release"),
    "/etc/systemd/system/multi-user.target.wants/docker.service": link(
      "/usr/lib/systemd/system/docker.service",
    ),
  };
}
