import type {
  Container,
  ContainerPort,
  ContainerState,
  ContainerStatus,
  Pod,
  ResourceRequirements,
} from "kubernetes-types/core/v1";
import { describeEnvironment } from "./describe-environment.ts";
import { describeProbe } from "./describe-probe.ts";
import { longTime, orNone, printBool, type DescribeWriter } from "./describe-writer.ts";

export interface ContainersPart {
  /** `Containers`, `Init Containers`. */
  readonly title: string;
  readonly containers: readonly Container[];
  /** None for pod templates. */
  readonly statuses: readonly ContainerStatus[];
  /** The pod, whose fields environment variables may name. */
  readonly pod?: Pod;
  /** A part of a pod template: indented. */
  readonly isTemplate: boolean;
}

/** @models staging/src/k8s.io/kubectl/pkg/describe/describe.go describeContainers, 1.33 */
export function describeContainers(out: DescribeWriter, part: ContainersPart): void {
  const indent = part.isTemplate ? "  " : "";
  const isEmpty = part.containers.length === 0;
  out.line(0, `${indent}${part.title}:${isEmpty ? " <none>" : ""}`);
  for (const container of part.containers) {
    const status = part.statuses.find(({ name }) => name === container.name);
    out.line(1, `${part.isTemplate ? " " : ""}${container.name}:`);
    describeBasics(out, container, status);
    describeCommand(out, container);
    if (status !== undefined) describeState(out, status);
    describeResources(out, container.resources);
    describeProbes(out, container);
    describeEnvironment(out, container, part.pod);
    describeMounts(out, container);
  }
}

function describeBasics(
  out: DescribeWriter,
  container: Container,
  status: ContainerStatus | undefined,
): void {
  if (status !== undefined) out.line(2, `Container ID:\t${status.containerID ?? ""}`);
  out.line(2, `Image:\t${container.image ?? ""}`);
  if (status !== undefined) out.line(2, `Image ID:\t${status.imageID}`);
  const ports = portList(container.ports, ({ containerPort }) => containerPort);
  const hostPorts = portList(container.ports, ({ hostPort }) => hostPort ?? 0);
  out.line(2, `${ports.includes(",") ? "Ports" : "Port"}:\t${orNone(ports)}`);
  out.line(2, `${hostPorts.includes(",") ? "Host Ports" : "Host Port"}:\t${orNone(hostPorts)}`);
  const profile = container.securityContext?.seccompProfile;
  if (profile === undefined) return;
  out.line(2, `SeccompProfile:\t${profile.type}`);
  if (profile.type === "Localhost") out.line(3, `LocalhostProfile:\t${profile.localhostProfile ?? ""}`);
}

/** `80/TCP, 53/UDP`. */
function portList(ports: readonly ContainerPort[] = [], number: (port: ContainerPort) => number): string {
  return ports.map((port) => `${number(port)}/${port.protocol ?? "TCP"}`).join(", ");
}

function describeCommand(out: DescribeWriter, { command = [], args = [] }: Container): void {
  for (const [title, words] of [
    ["Command:", command],
    ["Args:", args],
  ] as const) {
    if (words.length === 0) continue;
    out.line(2, title);
    for (const word of words) out.lines(3, word.split("\n"));
  }
}

function describeState(out: DescribeWriter, status: ContainerStatus): void {
  writeState(out, "State", status.state);
  if (status.lastState?.terminated !== undefined) writeState(out, "Last State", status.lastState);
  out.line(2, `Ready:\t${printBool(status.ready)}`);
  out.line(2, `Restart Count:\t${status.restartCount}`);
}

function writeState(out: DescribeWriter, title: string, state: ContainerState | undefined): void {
  const { running, terminated, waiting } = state ?? {};
  if (running !== undefined) {
    out.line(2, `${title}:\tRunning`);
    out.line(3, `Started:\t${longTime(running.startedAt)}`);
  } else if (terminated !== undefined) {
    out.line(2, `${title}:\tTerminated`);
    if (hasText(terminated.reason)) out.line(3, `Reason:\t${terminated.reason}`);
    if (hasText(terminated.message)) out.line(3, `Message:\t${terminated.message}`);
    out.line(3, `Exit Code:\t${terminated.exitCode}`);
    if ((terminated.signal ?? 0) > 0) out.line(3, `Signal:\t${terminated.signal}`);
    out.line(3, `Started:\t${longTime(terminated.startedAt)}`);
    out.line(3, `Finished:\t${longTime(terminated.finishedAt)}`);
  } else {
    out.line(2, `${title}:\tWaiting`);
    if (hasText(waiting?.reason)) out.line(3, `Reason:\t${waiting.reason}`);
  }
}

function hasText(text: string | undefined): text is string {
  return text !== undefined && text !== "";
}

function describeResources(out: DescribeWriter, resources: ResourceRequirements | undefined): void {
  for (const [title, list = {}] of [
    ["Limits:", resources?.limits],
    ["Requests:", resources?.requests],
  ] as const) {
    const entries = Object.entries(list).toSorted(([one], [other]) => (one < other ? -1 : 1));
    if (entries.length === 0) continue;
    out.line(2, title);
    for (const [name, quantity] of entries) out.line(3, `${name}:\t${quantity}`);
  }
}

function describeProbes(
  out: DescribeWriter,
  { livenessProbe, readinessProbe, startupProbe }: Container,
): void {
  if (livenessProbe !== undefined) out.line(2, `Liveness:\t${describeProbe(livenessProbe)}`);
  if (readinessProbe !== undefined) out.line(2, `Readiness:\t${describeProbe(readinessProbe)}`);
  if (startupProbe !== undefined) out.line(2, `Startup:\t${describeProbe(startupProbe)}`);
}

function describeMounts(out: DescribeWriter, { volumeMounts = [] }: Container): void {
  out.line(2, `Mounts:${volumeMounts.length === 0 ? "\t<none>" : ""}`);
  for (const mount of volumeMounts.toSorted((one, other) => (one.mountPath < other.mountPath ? -1 : 1))) {
    const path =
      mount.subPath === undefined || mount.subPath === "" ? [] : [`path=${JSON.stringify(mount.subPath)}`];
    out.line(
      3,
      `${mount.mountPath} from ${mount.name} (${[mount.readOnly === true ? "ro" : "rw", ...path].join(",")})`,
    );
  }
}
