import { unreachable } from "../../kernel/assert.ts";
import { civil, type Instant } from "../../kernel/time.ts";
import type { ContainerView, PortMapping } from "./docker-api.ts";
import { humanDuration } from "./human.ts";

/** What `docker ps --format` can name. */
export interface ContainerRow {
  readonly ID: string;
  readonly Image: string;
  readonly Command: string;
  readonly CreatedAt: string;
  readonly RunningFor: string;
  readonly Status: string;
  readonly State: string;
  readonly Ports: string;
  readonly Names: string;
  readonly Labels: string;
  readonly Networks: string;
  readonly Mounts: string;
  readonly LocalVolumes: string;
  readonly Size: string;
  readonly Label: (values: readonly unknown[]) => string;
}

export function containerRow(container: ContainerView, now: Instant, truncates: boolean): ContainerRow {
  const { id, name, options, argv, created, ports, state } = container;
  const command = argv.join(" ");
  const shown = truncates && command.length > 20 ? `${command.slice(0, 19)}…` : command;
  return {
    ID: truncates ? id.slice(0, 12) : id,
    Image: truncates ? options.image.replace(/@sha256:[0-9a-f]+$/, "") : options.image,
    Command: `"${shown}"`,
    CreatedAt: dateText(created),
    RunningFor: `${humanDuration(now - created)} ago`,
    Status: statusText(container, now),
    State: state,
    Ports: state === "running" ? portsText(ports) : "",
    Names: name,
    Labels: Object.entries(options.labels)
      .map(([key, value]) => `${key}=${value}`)
      .join(","),
    Networks: options.network,
    Mounts: options.volumes
      .map(({ source }) => source)
      .filter((source) => source !== "")
      .join(","),
    LocalVolumes: String(options.volumes.filter(({ source }) => !source.startsWith("/")).length),
    Size: "0B",
    Label: ([key]) => options.labels[String(key)] ?? "",
  };
}

/** @models moby daemon/container state.go String, 28 */
export function statusText({ state, startedAt, finishedAt, exitCode }: ContainerView, now: Instant): string {
  const since = (time: Instant | undefined): string => humanDuration(now - (time ?? now));
  switch (state) {
    case "running":
      return `Up ${since(startedAt)}`;
    case "restarting":
      return `Restarting (${exitCode}) ${since(finishedAt)} ago`;
    case "exited":
      return `Exited (${exitCode}) ${since(finishedAt)} ago`;
    case "created":
      return "Created";
    default:
      return unreachable(state);
  }
}

/** @models docker/cli formatter/container.go DisplayablePorts */
export function portsText(ports: readonly PortMapping[]): string {
  const sorted = ports.toSorted((a, b) => a.containerPort - b.containerPort || a.hostPort - b.hostPort);
  const groups: { first: PortMapping; last: PortMapping }[] = [];
  for (const port of sorted) {
    const group = groups.at(-1);
    if (group !== undefined && continues(group.last, port)) group.last = port;
    else groups.push({ first: port, last: port });
  }
  return groups.flatMap(({ first, last }) => groupTexts(first, last)).join(", ");
}

/** Ports that follow each other, published as themselves, are one range. */
function continues(last: PortMapping, next: PortMapping): boolean {
  const isSame = last.hostAddress === next.hostAddress && last.protocol === next.protocol;
  return (
    isSame &&
    last.hostPort === last.containerPort &&
    next.hostPort === next.containerPort &&
    next.hostPort === last.hostPort + 1
  );
}

function groupTexts(first: PortMapping, last: PortMapping): readonly string[] {
  const range = (a: number, b: number): string => (a === b ? String(a) : `${a}-${b}`);
  const tail = `${range(first.hostPort, last.hostPort)}->${range(first.containerPort, last.containerPort)}/${first.protocol}`;
  return first.hostAddress === "" ? [`0.0.0.0:${tail}`, `[::]:${tail}`] : [`${first.hostAddress}:${tail}`];
}

function dateText(time: Instant): string {
  const { year, month, day, hour, minute, second } = civil(time);
  const pad = (value: number): string => String(value).padStart(2, "0");
  return `${year}-${pad(month)}-${pad(day)} ${pad(hour)}:${pad(minute)}:${pad(second)} +0000 UTC`;
}
