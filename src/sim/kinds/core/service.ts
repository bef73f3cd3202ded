import type { ServicePort, ServiceSpec, ServiceStatus } from "kubernetes-types/core/v1";
import type { Kind } from "../../api/kind.ts";
import { jsonEqual, without } from "../../wire/json.ts";
import { defineKind } from "../define-kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import type { Defaults } from "../../api/defaults.ts";

export interface Service extends Stored {
  readonly spec: ServiceSpec & { readonly type: ServiceType };
  readonly status: ServiceStatus;
}

export type ServiceType = "ClusterIP" | "NodePort" | "LoadBalancer" | "ExternalName";

export const services: Resource<Service> = {
  group: "",
  version: "v1",
  kind: "Service",
  plural: "services",
  singular: "service",
  shortNames: ["svc"],
  categories: ["all"],
  namespaced: true,
};

/** Types that have a cluster IP, and those that have node ports. */
const clusterTypes = new Set<unknown>(["ClusterIP", "NodePort", "LoadBalancer"]);
const nodeTypes = new Set<unknown>(["NodePort", "LoadBalancer"]);

/** @models pkg/api/service/util.go ExternallyAccessible, 1.33 */
function isReachedFromOutside({ type, externalIPs }: Readonly<Record<string, unknown>>): boolean {
  return (
    nodeTypes.has(type) || (type === "ClusterIP" && Array.isArray(externalIPs) && externalIPs.length > 0)
  );
}

const specDefaults: Defaults = {
  sessionAffinity: "None",
  type: "ClusterIP",
  ports: {
    each: { protocol: "TCP", targetPort: { zero: (port) => port["port"] } },
  },
  internalTrafficPolicy: ({ type }) => (clusterTypes.has(type) ? "Cluster" : undefined),
  externalTrafficPolicy: (spec) => (isReachedFromOutside(spec) ? "Cluster" : undefined),
  allocateLoadBalancerNodePorts: ({ type }) => (type === "LoadBalancer" ? true : undefined),
  sessionAffinityConfig: {
    within: { clientIP: { within: { timeoutSeconds: 10_800 }, create: true } },
    create: ({ sessionAffinity }) => sessionAffinity === "ClientIP",
  },
};

/** Since 1.30: whether clients reach a load balancer's address or the balancer itself. */
const ingress: Defaults = { ipMode: ({ ip }) => (ip ? "VIP" : undefined) };

function defaultsOf(spec: Defaults, status: Defaults = {}): Defaults {
  return {
    spec: { create: true, within: spec },
    ...(Object.keys(status).length === 0
      ? {}
      : { status: { within: { loadBalancer: { within: { ingress: { each: status } } } } } }),
  };
}

function prepare(object: Service, old: Service | undefined): Service {
  const { sessionAffinityConfig, ...rest } = object.spec;
  const isPlain = sessionAffinityConfig === undefined || rest.sessionAffinity !== "None";
  const changed: Service = isPlain ? object : { ...object, spec: rest };
  return old === undefined || old.spec.type === changed.spec.type ? changed : withoutOldFields(changed, old);
}

/**
 * With a change of type goes away what the new type does not have, where it is as it was.
 * @models pkg/registry/core/service/strategy.go dropTypeDependentFields, 1.33
 */
function withoutOldFields(object: Service, { spec: old }: Service): Service {
  const { spec } = object;
  const isSame = (field: keyof ServiceSpec): boolean => jsonEqual(spec[field], old[field]);
  const dropped: (keyof ServiceSpec)[] = [];
  const drop = (fields: readonly (keyof ServiceSpec)[], isGone: boolean): void => {
    if (isGone) dropped.push(...fields.filter((field) => isSame(field)));
  };
  const isOutside = spec.type === "ExternalName";
  drop(["clusterIP", "clusterIPs"], isOutside && isSame("clusterIP") && isSame("clusterIPs"));
  drop(["internalTrafficPolicy", "ipFamilies", "ipFamilyPolicy"], isOutside);
  drop(
    ["allocateLoadBalancerNodePorts", "loadBalancerClass", "healthCheckNodePort"],
    spec.type !== "LoadBalancer",
  );
  drop(["externalTrafficPolicy"], !isReachedFromOutside({ ...spec }));
  const hadPorts = nodeTypes.has(old.type) && !nodeTypes.has(spec.type);
  const kept = { ...without(spec, dropped), type: spec.type };
  const ports = hadPorts ? withoutNodePorts(spec.ports ?? [], old.ports ?? []) : spec.ports;
  const changed: Service = { ...object, spec: ports === undefined ? kept : { ...kept, ports } };
  return spec.type === "LoadBalancer"
    ? changed
    : { ...changed, status: { ...changed.status, loadBalancer: {} } };
}

function withoutNodePorts(ports: ServicePort[], old: readonly ServicePort[]): ServicePort[] {
  const known = new Set(old.map(({ nodePort }) => nodePort));
  const isAsBefore = ports.every(({ nodePort }) => !nodePort || known.has(nodePort));
  return isAsBefore ? ports.map((port) => without(port, ["nodePort"]) as ServicePort) : ports;
}

const always: Kind = defineKind(services, {
  registry: "services/specs",
  subresources: ["proxy", "status"],
  defaults: defaultsOf(specDefaults),
  initialStatus: () => ({ loadBalancer: {} }),
  prepare,
  returnsDeleted: true,
  fields: {
    "spec.clusterIP": ({ spec }) => spec.clusterIP ?? "",
    "spec.type": ({ spec }) => spec.type,
  },
});

/** Fields that came later are not there before. */
export const service: Kind = {
  ...always,
  differences: [
    {
      until: 21,
      defaults: defaultsOf(without(specDefaults, ["internalTrafficPolicy", "allocateLoadBalancerNodePorts"])),
    },
    { since: 30, defaults: defaultsOf(specDefaults, ingress) },
  ],
};
