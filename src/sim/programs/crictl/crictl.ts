import type { Task } from "../../kernel/task.ts";
import { rfc3339 } from "../../kernel/time.ts";
import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { humanDuration, humanSize } from "../docker/human.ts";
import { criSocket, type CriApi, type CriContainerView } from "./cri-api.ts";
import { readCrictlFlags, type CrictlFlags } from "./crictl-flags.ts";

type Verb = (process: Process, runtime: CriApi, flags: CrictlFlags) => Task<number>;

/** The CRI's client in kind's nodes: it lists and shows, and stops containers. @models crictl 1.33 */
export const crictl: Command = {
  name: "crictl",
  *run(process) {
    const flags = readCrictlFlags(process.argv.slice(1));
    if ("mistake" in flags) return yield* fail(process, flags.mistake);
    const [name = "help"] = flags.operands;
    const verb = verbs[name];
    if (verb === undefined) {
      yield* process.complain(`No help topic for '${name}'\n`);
      return 3;
    }
    const runtime = process.host.sockets.get(criSocket);
    if (runtime === undefined) {
      return yield* fail(
        process,
        `validate service connection: validate CRI v1 runtime API for endpoint "unix://${criSocket}": rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial unix ${criSocket}: connect: no such file or directory"`,
      );
    }
    return yield* verb(process, runtime as CriApi, { ...flags, operands: flags.operands.slice(1) });
  },
};

const verbs: Readonly<Record<string, Verb>> = {
  ps: printContainers,
  pods: printPods,
  images: printImages,
  img: printImages,
  inspecti: inspectImage,
  logs: printLogs,
  stop: stopContainers,
  version: function* (process, runtime) {
    const version = runtime.version.replace("containerd://", "v");
    yield* process.write(
      `Version:  0.1.0\nRuntimeName:  containerd\nRuntimeVersion:  ${version}\nRuntimeApiVersion:  v1\n`,
    );
    return 0;
  },
};

function* printContainers(process: Process, runtime: CriApi, flags: CrictlFlags): Task<number> {
  const { now } = process.kernel;
  const pattern = flags.value("name");
  const containers = newestFirst([...runtime.containers.values()])
    .filter(({ container }) => flags.has("all") || container.state === "running")
    .filter(({ name }) => pattern === undefined || name.includes(pattern));
  if (flags.has("quiet")) {
    yield* process.write(containers.map(({ id }) => `${id}\n`).join(""));
    return 0;
  }
  const rows = containers.map((container) => {
    const pod = runtime.sandboxes.get(container.sandboxId);
    return [
      container.id.slice(0, 13),
      container.image.id.slice(7, 20),
      `${humanDuration(now - container.createdAt)} ago`,
      stateOf(container),
      container.name,
      String(container.attempt),
      container.sandboxId.slice(0, 13),
      pod?.config.name ?? "unknown",
      pod?.config.namespace ?? "unknown",
    ];
  });
  const heading = ["CONTAINER", "IMAGE", "CREATED", "STATE", "NAME", "ATTEMPT", "POD ID", "POD", "NAMESPACE"];
  yield* process.write(table([heading, ...rows]));
  return 0;
}

function stateOf({ container: { state } }: CriContainerView): string {
  return state === "running" ? "Running" : state === "exited" ? "Exited" : "Created";
}

function* printPods(process: Process, runtime: CriApi, flags: CrictlFlags): Task<number> {
  const pods = newestFirst([...runtime.sandboxes.values()]);
  if (flags.has("quiet")) {
    yield* process.write(pods.map(({ id }) => `${id}\n`).join(""));
    return 0;
  }
  const rows = pods.map(({ id, createdAt, state, config }) => [
    id.slice(0, 13),
    `${humanDuration(process.kernel.now - createdAt)} ago`,
    state === "ready" ? "Ready" : "NotReady",
    config.name,
    config.namespace,
    String(config.attempt),
    "(default)",
  ]);
  const heading = ["POD ID", "CREATED", "STATE", "NAME", "NAMESPACE", "ATTEMPT", "RUNTIME"];
  yield* process.write(table([heading, ...rows]));
  return 0;
}

function* printImages(process: Process, { images }: CriApi): Task<number> {
  const rows = images.images
    .map(({ repository, tag, id, entry }) => [repository, tag, id.slice(7, 20), humanSize(entry.sizeBytes)])
    .toSorted(([a = ""], [b = ""]) => (a < b ? -1 : 1));
  yield* process.write(table([["IMAGE", "TAG", "IMAGE ID", "SIZE"], ...rows]));
  return 0;
}

function* inspectImage(process: Process, { images }: CriApi, { operands }: CrictlFlags): Task<number> {
  const [name = ""] = operands;
  const full = name.includes("/") ? name : `docker.io/library/${name}`;
  const found = images.images.find(
    ({ repository, tag, id }) => `${repository}:${tag}` === full || id === name,
  );
  if (found === undefined) return yield* fail(process, `no such image "${name}" present`);
  const { id, repository, tag, digest, entry } = found;
  const status = {
    id,
    repoTags: [`${repository}:${tag}`],
    repoDigests: [`${repository}@${digest}`],
    size: String(entry.sizeBytes),
  };
  yield* process.write(`${JSON.stringify({ status }, undefined, 2)}\n`);
  return 0;
}

function* printLogs(process: Process, runtime: CriApi, { operands }: CrictlFlags): Task<number> {
  const [id = ""] = operands;
  const found = find(runtime, id);
  if (found === undefined) return yield* fail(process, notFound(id));
  for (const { from, text } of found.container.logs.lines) {
    yield* from === "stdout" ? process.write(text) : process.complain(text);
  }
  return 0;
}

function* stopContainers(process: Process, runtime: CriApi, { operands }: CrictlFlags): Task<number> {
  for (const id of operands) {
    const found = find(runtime, id);
    if (found === undefined) return yield* fail(process, notFound(id));
    found.container.kill("SIGKILL");
    yield* process.write(`${id}\n`);
  }
  return 0;
}

function find(runtime: CriApi, id: string): CriContainerView | undefined {
  return id === ""
    ? undefined
    : [...runtime.containers.values()].find((container) => container.id.startsWith(id));
}

function notFound(id: string): string {
  return `rpc error: code = NotFound desc = an error occurred when try to find container "${id}": not found`;
}

function* fail(process: Process, message: string): Task<number> {
  const time = rfc3339(process.kernel.now);
  yield* process.complain(`time="${time}" level=fatal msg=${JSON.stringify(message)}\n`);
  return 1;
}

function newestFirst<T extends { readonly createdAt: number }>(items: readonly T[]): readonly T[] {
  return items.toReversed().toSorted((a, b) => b.createdAt - a.createdAt);
}

/** Columns at least twenty wide. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(20, ...rows.map((row) => (row[column] ?? "").length + 3)),
  );
  return rows
    .map(
      (row) =>
        `${row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join("")}\n`,
    )
    .join("");
}
