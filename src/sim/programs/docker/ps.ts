import type { Task } from "../../kernel/task.ts";
import type { CommandSpec, Invocation } from "../cobra/command.ts";
import { none } from "./argument-rules.ts";
import { containerRow, type ContainerRow } from "./container-row.ts";
import { DockerError, type ContainerView, type DockerApi } from "./docker-api.ts";
import { withEngine } from "./engine-access.ts";
import { printTable } from "./table.ts";
import { compileTemplate } from "./template.ts";

const headings = {
  ID: "CONTAINER ID",
  Image: "IMAGE",
  Command: "COMMAND",
  RunningFor: "CREATED",
  Status: "STATUS",
  Ports: "PORTS",
  Names: "NAMES",
} as const;

export const ps: CommandSpec = {
  use: "ps [OPTIONS]",
  short: "List containers",
  args: none,
  flags: [
    { name: "all", short: "a", type: "bool", usage: "Also those that do not run" },
    {
      name: "filter",
      short: "f",
      type: "stringArray",
      valueName: "filter",
      usage: "Only containers that match: name, id, label, status, ancestor, network",
    },
    { name: "format", type: "string", usage: "'table', 'json' or a Go template" },
    { name: "last", short: "n", type: "int", default: "-1", usage: "The last n created containers" },
    { name: "latest", short: "l", type: "bool", usage: "The last created container" },
    { name: "no-trunc", type: "bool", usage: "Nothing is cut" },
    { name: "quiet", short: "q", type: "bool", usage: "Only ids" },
  ],
  run: withEngine(list),
};

function* list({ process, flags }: Invocation, engine: DockerApi): Task<number> {
  const filters = flags.list("filter").map(readFilter);
  const latest = flags.bool("latest") ? 1 : flags.number("last");
  const showsAll = flags.bool("all") || latest > 0 || filters.some(({ key }) => key === "status");
  const found = engine
    .containers()
    .filter((container) => showsAll || container.state === "running" || container.state === "restarting")
    .filter((container) => filters.every((filter) => matches(container, filter)));
  const containers = latest > 0 ? found.slice(0, latest) : found;
  const truncates = !flags.bool("no-trunc");
  const rows = containers.map((container) => containerRow(container, process.kernel.now, truncates));
  yield* process.write(
    flags.bool("quiet") ? rows.map(({ ID }) => `${ID}\n`).join("") : format(rows, flags.text("format")),
  );
  return 0;
}

function format(rows: readonly ContainerRow[], text: string): string {
  if (text === "json") return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
  if (text !== "" && !text.startsWith("table")) {
    const fill = compileTemplate(text);
    return rows.map((row) => `${fill(row)}\n`).join("");
  }
  const columns = text.replace(/^table\s*/, "");
  if (columns === "") {
    const keys = Object.keys(headings) as (keyof typeof headings)[];
    return printTable([Object.values(headings), ...rows.map((row) => keys.map((key) => row[key]))]);
  }
  const fill = compileTemplate(columns.replaceAll("\\t", "\t"));
  const titles = new Map(
    Object.entries({
      State: "STATE",
      Labels: "LABELS",
      Networks: "NETWORKS",
      CreatedAt: "CREATED AT",
      ...headings,
    }),
  );
  const heading = fill(
    Object.fromEntries([
      ...titles,
      ["Mounts", "MOUNTS"],
      ["Size", "SIZE"],
      ["LocalVolumes", "LOCAL VOLUMES"],
    ]),
  );
  return printTable([heading.split("\t"), ...rows.map((row) => fill(row).split("\t"))]);
}

interface Filter {
  readonly key: string;
  readonly value: string;
}

const filterKeys = new Set(["name", "id", "label", "status", "ancestor", "network"]);

function readFilter(text: string): Filter {
  const equals = text.indexOf("=");
  const key = text.slice(0, Math.max(0, equals));
  if (equals < 0)
    throw new DockerError(
      `invalid argument "${text}" for "-f, --filter" flag: bad format of filter (expected name=value)`,
    );
  if (!filterKeys.has(key)) throw new DockerError(`invalid filter '${key}'`);
  return { key, value: text.slice(equals + 1) };
}

function matches({ name, id, options, state }: ContainerView, { key, value }: Filter): boolean {
  switch (key) {
    case "name":
      return matchesName(name, value);
    case "id":
      return id.startsWith(value);
    case "status":
      return state === value;
    case "ancestor":
      return options.image === value || options.image.split(":")[0] === value;
    case "network":
      return options.network === value;
    default: {
      const [label = "", ...rest] = value.split("=");
      const own = options.labels[label];
      return own !== undefined && (rest.length === 0 || own === rest.join("="));
    }
  }
}

/** A part of the name, or with `^` and `$` its beginning and end. */
export function matchesName(name: string, pattern: string): boolean {
  const text = pattern.replace(/^\^\/?/, "").replace(/\$$/, "");
  const starts = pattern.startsWith("^");
  const ends = pattern.endsWith("$");
  if (starts && ends) return name === text;
  if (starts) return name.startsWith(text);
  return ends ? name.endsWith(text) : name.includes(text);
}
