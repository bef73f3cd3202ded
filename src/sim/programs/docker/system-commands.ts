import type { Task } from "../../kernel/task.ts";
import { none } from "./argument-rules.ts";
import { CommandError, type CommandSpec, type Invocation } from "../cobra/command.ts";
import type { DockerApi } from "./docker-api.ts";
import { withEngine } from "./engine-access.ts";
import { engineOf } from "./engine-socket.ts";
import { compileTemplate } from "./template.ts";

export const clientVersion = "28.2.2";

const format = { name: "format", short: "f", type: "string", usage: "'json' or a Go template" } as const;

/** `docker version` and `docker info`. */
export const systemCommands: readonly CommandSpec[] = [
  {
    use: "version [OPTIONS]",
    short: "Show the Docker version information",
    args: none,
    flags: [format],
    run: printVersion,
  },
  {
    use: "info [OPTIONS]",
    short: "Display system-wide information",
    args: none,
    flags: [format],
    run: withEngine(printInfo),
  },
];

const client = {
  Version: clientVersion,
  ApiVersion: "1.50",
  GitCommit: "e6534b4",
  GoVersion: "go1.24.3",
  Os: "linux",
  Arch: "amd64",
  BuildTime: "Fri May 30 12:07:28 2025",
};

function* printVersion({ process, flags }: Invocation): Task<number> {
  const lines = [
    "Client: Docker Engine - Community",
    ` Version:           ${client.Version}`,
    ` API version:       ${client.ApiVersion}`,
    ` Go version:        ${client.GoVersion}`,
    ` Git commit:        ${client.GitCommit}`,
    ` Built:             ${client.BuildTime}`,
    ` OS/Arch:           ${client.Os}/${client.Arch}`,
    " Context:           default",
  ];
  const template = flags.text("format");
  if (template === "") yield* process.write(`${lines.join("\n")}\n`);
  const { serverVersion } = engineOf(process).info();
  const server = {
    Version: serverVersion,
    ApiVersion: "1.50",
    MinAPIVersion: "1.24",
    GitCommit: "45873be",
    GoVersion: "go1.24.3",
    Os: "linux",
    Arch: "amd64",
  };
  if (template !== "") {
    const value = { Client: client, Server: server };
    yield* process.write(
      `${template === "json" ? JSON.stringify(value) : compileTemplate(template)(value)}\n`,
    );
    return 0;
  }
  yield* process.write(`
Server: Docker Engine - Community
 Engine:
  Version:          ${serverVersion}
  API version:      ${server.ApiVersion} (minimum version ${server.MinAPIVersion})
  Go version:       ${server.GoVersion}
  Git commit:       ${server.GitCommit}
  Built:            ${client.BuildTime}
  OS/Arch:          linux/amd64
  Experimental:     false
 containerd:
  Version:          1.7.27
 runc:
  Version:          1.2.5
`);
  return 0;
}

function* printInfo({ process, flags }: Invocation, engine: DockerApi): Task<number> {
  const info = engine.info();
  const containers = engine.containers();
  const running = containers.filter(({ state }) => state === "running").length;
  const images = engine.images().length;
  const value = {
    ID: info.id,
    Containers: containers.length,
    ContainersRunning: running,
    ContainersPaused: 0,
    ContainersStopped: containers.length - running,
    Images: images,
    Driver: "overlay2",
    CgroupDriver: "systemd",
    CgroupVersion: "2",
    SecurityOptions: ["name=apparmor", "name=seccomp,profile=builtin", "name=cgroupns"],
    KernelVersion: info.kernelVersion,
    OperatingSystem: info.operatingSystem,
    OSType: "linux",
    Architecture: "x86_64",
    NCPU: info.cores,
    MemTotal: info.memoryBytes,
    Name: info.name,
    ServerVersion: info.serverVersion,
  };
  const template = flags.text("format");
  if (template !== "") {
    yield* process.write(
      `${template === "json" ? JSON.stringify(value) : compileTemplate(template)(value)}\n`,
    );
    return 0;
  }
  yield* process.write(`Client: Docker Engine - Community
 Version:    ${clientVersion}
 Context:    default
 Debug Mode: false

Server:
 Containers: ${value.Containers}
  Running: ${running}
  Paused: 0
  Stopped: ${value.ContainersStopped}
 Images: ${images}
 Server Version: ${info.serverVersion}
 Storage Driver: overlay2
 Logging Driver: json-file
 Cgroup Driver: systemd
 Cgroup Version: 2
 Kernel Version: ${info.kernelVersion}
 Operating System: ${info.operatingSystem}
 OSType: linux
 Architecture: x86_64
 CPUs: ${info.cores}
 Total Memory: ${(info.memoryBytes / 1024 / 1024 / 1024).toFixed(3)}GiB
 Name: ${info.name}
 ID: ${info.id}
 Docker Root Dir: /var/lib/docker
 Debug Mode: false
`);
  return 0;
}

const notSimulatedNames =
  "attach build builder buildx checkpoint commit compose config container context cp diff events export history import load login logout manifest pause plugin push rename scout search secret service stack stats swarm system top trust unpause update volume";

/** Commands that docker has and this build does not: they say so by name. */
export const notSimulated: readonly CommandSpec[] = notSimulatedNames.split(" ").map((name) => ({
  use: name,
  short: "Not simulated",
  hidden: true,
  interspersed: false,
  *run() {
    throw new CommandError(`docker ${name} is not simulated`);
  },
}));
