import type { ServicePort, ServiceSpec } from "kubernetes-types/core/v1";

/** Outside names have no address here. */
export function needsAddress({ type }: ServiceSpec): boolean {
  return type !== "ExternalName";
}

export function isHeadless({ clusterIP }: ServiceSpec): boolean {
  return clusterIP === "None";
}

/** Node ports are given to those that do not ask for none. */
export function getsNodePorts({ type, allocateLoadBalancerNodePorts = true }: ServiceSpec): boolean {
  return type === "NodePort" || (type === "LoadBalancer" && allocateLoadBalancerNodePorts);
}

/** A load balancer that must know which nodes have pods. */
export function needsHealthCheck({ type, externalTrafficPolicy }: ServiceSpec): boolean {
  return type === "LoadBalancer" && externalTrafficPolicy === "Local";
}

function isSameList(one: readonly string[] = [], other: readonly string[] = []): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}

/**
 * The one address and the list of them made to agree, where only one of the two was written; what was given to the
 * service before and is not spoken of stays.
 * @models pkg/registry/core/service/storage/storage.go normalizeClusterIPs, patchAllocatedValues, 1.33
 */
export function withKnownValues(spec: ServiceSpec, old: ServiceSpec | undefined): ServiceSpec {
  const known = old === undefined ? spec : patched(spec, old);
  return { ...known, ...agreeing(known, old) };
}

type Addresses = Pick<ServiceSpec, "clusterIP" | "clusterIPs">;

function agreeing(spec: ServiceSpec, old: ServiceSpec | undefined): Addresses {
  const { clusterIP = "" } = spec;
  const clusterIPs = spec.clusterIPs ?? [];
  if (old === undefined) {
    return clusterIP !== "" && clusterIPs.length === 0 ? { clusterIPs: [clusterIP] } : {};
  }
  const before = old.clusterIP ?? "";
  if (before === clusterIP)
    return clusterIPs.length === 0 && old.clusterIPs ? { clusterIPs: old.clusterIPs } : {};
  if (!isSameList(old.clusterIPs, clusterIPs)) return {};
  return { clusterIPs: clusterIP === "" ? [] : [clusterIP] };
}

function patched(spec: ServiceSpec, old: ServiceSpec): ServiceSpec {
  const isPorted = getsNodePorts(old) && getsNodePorts(spec);
  const isChecked = needsHealthCheck(old) && needsHealthCheck(spec);
  return {
    ...spec,
    ...(needsAddress(old) && needsAddress(spec) ? oldAddresses(spec, old) : {}),
    ...(isPorted && spec.ports ? { ports: withOldNodePorts(spec.ports, old.ports ?? []) } : {}),
    ...(isChecked && !spec.healthCheckNodePort ? pick(old, "healthCheckNodePort") : {}),
  };
}

function oldAddresses(spec: ServiceSpec, old: ServiceSpec): Addresses {
  return {
    ...(spec.clusterIP ? {} : pick(old, "clusterIP")),
    ...(spec.clusterIPs && spec.clusterIPs.length > 0 ? {} : pick(old, "clusterIPs")),
  };
}

function pick<K extends keyof ServiceSpec>(spec: ServiceSpec, field: K): Pick<ServiceSpec, K> | undefined {
  return spec[field] ? ({ [field]: spec[field] } as Pick<ServiceSpec, K>) : undefined;
}

/** By the ports' names, unless another port of the service has taken the number. */
function withOldNodePorts(ports: ServicePort[], old: readonly ServicePort[]): ServicePort[] {
  const given = new Set(ports.map(({ nodePort }) => nodePort));
  const known = new Map(old.map(({ name = "", nodePort }) => [name, nodePort]));
  return ports.map((port) => {
    const before = known.get(port.name ?? "");
    return port.nodePort || !before || given.has(before) ? port : { ...port, nodePort: before };
  });
}

type Families = Pick<ServiceSpec, "ipFamilies" | "ipFamilyPolicy">;

/**
 * The cluster has one family of addresses. A service that has neither a cluster IP nor pods of its own is ready for
 * both: its endpoints are others' affair. What a service cannot have stays as it is: the checks will find it.
 * @models pkg/registry/core/service/storage/alloc.go initIPFamilyFields, 1.33
 */
export function familiesOf(spec: ServiceSpec, old: ServiceSpec | undefined): Families {
  const isOthers = isHeadless(spec) && !hasSelector(spec);
  const usual = isOthers ? "RequireDualStack" : "SingleStack";
  const ipFamilyPolicy = [spec.ipFamilyPolicy, old?.ipFamilyPolicy].find(Boolean) ?? usual;
  const families = spec.ipFamilies ?? [];
  const isSingle = ipFamilyPolicy === "SingleStack";
  if (isOthers && !isSingle) return { ipFamilyPolicy, ipFamilies: both(families) };
  if (families.length === 0) return { ipFamilyPolicy, ipFamilies: ["IPv4"] };
  const isAsBefore = isSingle && isSameList(families, old?.ipFamilies);
  return { ipFamilyPolicy, ipFamilies: isAsBefore ? families.slice(0, 1) : families };
}

function hasSelector({ selector = {} }: ServiceSpec): boolean {
  return Object.keys(selector).length > 0;
}

function both([first = "IPv4", second]: readonly string[]): string[] {
  return [first, second ?? (first === "IPv4" ? "IPv6" : "IPv4")];
}

/** Whether an address can be given to it at all. */
export function isAddressable({ ipFamilies = [], ipFamilyPolicy, clusterIPs = [] }: ServiceSpec): boolean {
  return ipFamilyPolicy !== "RequireDualStack" && isSameList(ipFamilies, ["IPv4"]) && clusterIPs.length < 2;
}
