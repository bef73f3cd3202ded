import type { Container, PodSpec } from "kubernetes-types/core/v1";
import type { Pod } from "../kinds/core/pod.ts";
import { milliValue, wholeValue } from "../wire/quantity.ts";

/** Amounts by resource: `cpu` in thousandths, everything else in whole units. */
export type Amounts = ReadonlyMap<string, number>;

/** A pod with what scheduling needs of it, computed once. */
export interface PodInfo {
  readonly pod: Pod;
  readonly requests: Amounts;
  /** For scores, containers that ask for nothing count as 100m and 200Mi. */
  readonly scored: { readonly cpu: number; readonly memory: number };
  /** `TCP 0.0.0.0 80` of each host port. */
  readonly hostPorts: readonly string[];
  readonly priority: number;
}

const known = new WeakMap<Pod, PodInfo>();
const assumed = { cpu: 100, memory: 200 * 1024 * 1024 };

export function podInfo(pod: Pod): PodInfo {
  let info = known.get(pod);
  if (info === undefined) known.set(pod, (info = compute(pod)));
  return info;
}

function compute(pod: Pod): PodInfo {
  const { spec } = pod;
  const scored = podRequests(spec, (container) => withAssumed(containerRequests(container)));
  return {
    pod,
    requests: podRequests(spec, containerRequests),
    scored: { cpu: scored.get("cpu") ?? 0, memory: scored.get("memory") ?? 0 },
    hostPorts: hostPortsOf(spec),
    priority: spec.priority ?? 0,
  };
}

export function amount(resource: string, quantity: string | undefined): number {
  return resource === "cpu" ? milliValue(quantity) : wholeValue(quantity);
}

function containerRequests({ resources }: Container): Amounts {
  return new Map(Object.entries(resources?.requests ?? {}).map(([name, text]) => [name, amount(name, text)]));
}

function withAssumed(requests: Amounts): Amounts {
  return new Map([
    ["cpu", requests.get("cpu") ?? assumed.cpu],
    ["memory", requests.get("memory") ?? assumed.memory],
  ]);
}

/**
 * Containers together, or the largest init container beside the sidecars that have started before it.
 * @models staging/src/k8s.io/component-helpers/resource/helpers.go PodRequests, 1.33
 */
function podRequests(spec: PodSpec, requestsOf: (container: Container) => Amounts): Amounts {
  const total = new Map<string, number>();
  const sidecars = new Map<string, number>();
  const initial = new Map<string, number>();
  for (const container of spec.containers) add(total, requestsOf(container));
  for (const container of spec.initContainers ?? []) {
    const requests = requestsOf(container);
    if (container.restartPolicy === "Always") {
      add(total, requests);
      add(sidecars, requests);
      raise(initial, sidecars);
      continue;
    }
    const together = new Map(sidecars);
    add(together, requests);
    raise(initial, together);
  }
  raise(total, initial);
  for (const [name, text] of Object.entries(spec.overhead ?? {}))
    add(total, new Map([[name, amount(name, text)]]));
  return total;
}

function add(sum: Map<string, number>, more: Amounts): void {
  for (const [name, count] of more) sum.set(name, (sum.get(name) ?? 0) + count);
}

function raise(least: Map<string, number>, to: Amounts): void {
  for (const [name, count] of to) least.set(name, Math.max(least.get(name) ?? 0, count));
}

function hostPortsOf(spec: PodSpec): readonly string[] {
  const sidecars = (spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === "Always");
  const ports = [...spec.containers, ...sidecars].flatMap((container) => container.ports ?? []);
  return ports
    .filter(({ hostPort = 0 }) => hostPort > 0)
    .map(({ hostPort, hostIP, protocol = "TCP" }) => `${protocol} ${hostIP ?? "0.0.0.0"} ${hostPort}`);
}
