import type { Flag } from "../cobra/flag.ts";
import type { FlagValues } from "../cobra/flag-values.ts";
import { CommandError } from "../cobra/command.ts";
import type { CreateOptions, PortMapping, RestartPolicy, VolumeOption } from "./docker-api.ts";

/** The options of `docker run` and `docker create`. */
export const runFlags: readonly Flag[] = [
  { name: "cgroupns", type: "string", usage: "Only 'private' and 'host', without effect here" },
  { name: "detach", short: "d", type: "bool", usage: "Run in the background and print the id" },
  { name: "entrypoint", type: "string", usage: "In place of the image's entrypoint" },
  { name: "env", short: "e", type: "stringArray", valueName: "list", usage: "Set environment variables" },
  { name: "hostname", short: "h", type: "string", usage: "The container's host name" },
  { name: "init", type: "bool", usage: "Only '--init=false'" },
  { name: "interactive", short: "i", type: "bool", usage: "Keep standard input open" },
  { name: "label", short: "l", type: "stringArray", valueName: "list", usage: "Set labels" },
  { name: "name", type: "string", usage: "The container's name" },
  {
    name: "network",
    type: "string",
    default: "bridge",
    valueName: "network",
    usage: "The network to connect to",
  },
  { name: "net", type: "string", hidden: true, usage: "The network to connect to" },
  { name: "privileged", type: "bool", usage: "All capabilities" },
  {
    name: "publish",
    short: "p",
    type: "stringArray",
    valueName: "list",
    usage: "Publish ports on the machine",
  },
  {
    name: "pull",
    type: "string",
    default: "missing",
    values: ["always", "missing", "never"],
    usage: "When to pull: always, missing, never",
  },
  { name: "quiet", short: "q", type: "bool", usage: "No output of the pull" },
  { name: "restart", type: "string", default: "no", usage: "no, always, unless-stopped, on-failure[:n]" },
  { name: "rm", type: "bool", usage: "Remove the container when it ends" },
  { name: "security-opt", type: "stringArray", valueName: "list", usage: "Without effect here" },
  { name: "tmpfs", type: "stringArray", valueName: "list", usage: "Mount empty directories" },
  { name: "tty", short: "t", type: "bool", usage: "Give it a terminal" },
  { name: "user", short: "u", type: "string", usage: "User name or id" },
  { name: "volume", short: "v", type: "stringArray", valueName: "list", usage: "Mount paths or volumes" },
  { name: "workdir", short: "w", type: "string", usage: "The working directory" },
];

/** Reads the options. `environment` gives the values of variables that `-e NAME` passes on. Throws CommandError. */
export function createOptions(
  flags: FlagValues,
  args: readonly string[],
  environment: ReadonlyMap<string, string>,
): CreateOptions {
  const [image = "", ...command] = args;
  return {
    image,
    command,
    ...(flags.changed("entrypoint") ? { entrypoint: flags.text("entrypoint") } : {}),
    name: flags.text("name"),
    hostname: flags.text("hostname"),
    env: flags.list("env").flatMap((text) => readVariable(text, environment)),
    labels: Object.fromEntries(flags.list("label").map(readLabel)),
    ports: flags.list("publish").map(readPort),
    volumes: flags.list("volume").map(readVolume),
    tmpfs: flags.list("tmpfs").map((text) => text.split(":")[0] ?? ""),
    network: flags.changed("net") ? flags.text("net") : networkName(flags.text("network")),
    restart: readRestart(flags.text("restart")),
    user: flags.text("user"),
    workingDir: flags.text("workdir"),
    tty: flags.bool("tty"),
    openStdin: flags.bool("interactive"),
    privileged: flags.bool("privileged"),
    autoRemove: flags.bool("rm"),
  };
}

function networkName(text: string): string {
  return text === "default" ? "bridge" : text;
}

function readVariable(text: string, environment: ReadonlyMap<string, string>): readonly string[] {
  if (text.includes("=")) return [text];
  const value = environment.get(text);
  return value === undefined ? [] : [`${text}=${value}`];
}

function readLabel(text: string): readonly [string, string] {
  const equals = text.indexOf("=");
  return equals < 0 ? [text, ""] : [text.slice(0, equals), text.slice(equals + 1)];
}

/** `8080:80`, `127.0.0.1:8080:80/tcp`, `80`. @models github.com/docker/go-connections nat.ParsePortSpec */
function readPort(text: string): PortMapping {
  const match = /^(?:(?:([\d.]+|\[[\da-f:]*\]):)?(\d*):)?(\d+)(?:\/(tcp|udp))?$/i.exec(text);
  if (match === null) throw invalidPort(text, `Invalid proto or containerPort: ${text}`);
  const [, hostAddress = "", host = "", container = "", protocol = "tcp"] = match;
  if (Number(container) > 65_535 || Number(container) === 0)
    throw invalidPort(text, `Invalid containerPort: ${container}`);
  if (Number(host) > 65_535) throw invalidPort(text, `Invalid hostPort: ${host}`);
  return {
    hostAddress,
    hostPort: Number(host),
    containerPort: Number(container),
    protocol: protocol.toLowerCase() === "udp" ? "udp" : "tcp",
  };
}

function invalidPort(text: string, why: string): CommandError {
  return new CommandError(`invalid argument "${text}" for "-p, --publish" flag: ${why}`, {
    stage: "flag",
    code: 125,
  });
}

/** `/path:/target:ro`, `name:/target`, `/target`. */
function readVolume(text: string): VolumeOption {
  const [first = "", second, mode = ""] = text.split(":");
  if (second === undefined) return { source: "", target: first, readOnly: false };
  if (!second.startsWith("/")) {
    throw new CommandError(
      `docker: Error response from daemon: invalid volume specification: '${text}': invalid mount config for type "volume": invalid mount path: '${second}' mount path must be absolute`,
      { code: 125 },
    );
  }
  return { source: first, target: second, readOnly: mode.split(",").includes("ro") };
}

function readRestart(text: string): RestartPolicy {
  const [name = "", count = "0"] = text.split(":");
  if (name === "no" || name === "always" || name === "unless-stopped" || name === "on-failure") {
    return { name, retriesMax: Number(count) };
  }
  throw new CommandError(
    `docker: invalid restart policy: unknown policy '${name}'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'`,
    { code: 125 },
  );
}
