import type { ContainerPort, PodSpec } from "kubernetes-types/core/v1";
import { containersOf } from "./pod-containers.ts";

interface PlacedPort {
  readonly port: ContainerPort;
  readonly path: string;
}

/** With how many ports of the same number one is compared. */
const sameMax = 50;

/**
 * Ports that stand in each other's way, among all containers of a pod.
 * @models pkg/api/pod/warnings.go warningsForPodSpecAndMeta, 1.33
 */
export function portWarnings(field: string, spec: PodSpec): readonly string[] {
  const all = containersOf(spec).flatMap(({ container, path }) =>
    (container.ports ?? []).map((port, index) => ({ port, path: `${field}.${path}.ports[${index}]` })),
  );
  return [...clashWarnings(all), ...nameWarnings(all)];
}

function clashWarnings(all: readonly PlacedPort[]): readonly string[] {
  const known = new Map<string, PlacedPort[]>();
  return all.flatMap((one) => {
    const { port, path } = one;
    const warnings: string[] = [];
    if ((port.hostIP ?? "") !== "" && !port.hostPort) {
      warnings.push(`${path}: hostIP set without hostPort: ${goPort(port)}`);
    }
    const key = `${port.containerPort}/${port.protocol}`;
    const others = known.get(key) ?? [];
    for (const other of others) {
      const clash = clashOf(port, other.port);
      if (clash !== undefined) warnings.push(`${path}: ${clash} port definition with ${other.path}`);
    }
    if (others.length < sameMax) known.set(key, [...others, one]);
    return warnings;
  });
}

/** As Go prints a struct with %+v. */
function goPort({
  name = "",
  hostPort = 0,
  containerPort,
  protocol = "",
  hostIP = "",
}: ContainerPort): string {
  return `{Name:${name} HostPort:${hostPort} ContainerPort:${containerPort} Protocol:${protocol} HostIP:${hostIP}}`;
}

function clashOf(a: ContainerPort, b: ContainerPort): string | undefined {
  const [ip, otherIp] = [a.hostIP ?? "", b.hostIP ?? ""];
  const [port, otherPort] = [a.hostPort ?? 0, b.hostPort ?? 0];
  if (ip === otherIp && port === otherPort) return "duplicate";
  if (port === 0 || otherPort === 0) return "overlapping";
  return port === otherPort && (ip === "") !== (otherIp === "") ? "dangerously ambiguous" : undefined;
}

function nameWarnings(all: readonly PlacedPort[]): readonly string[] {
  const known = new Map<string, string>();
  return all.flatMap(({ port: { name = "" }, path }) => {
    if (name === "") return [];
    const other = known.get(name);
    if (other === undefined) {
      known.set(name, path);
      return [];
    }
    const shown = JSON.stringify(name);
    return [
      `${path}: duplicate port name ${shown} with ${other}, services and probes that select ports by name will use ${other}`,
    ];
  });
}
