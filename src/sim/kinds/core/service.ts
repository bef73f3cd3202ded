import type { ServiceSpec, ServiceStatus } from "kubernetes-types/core/v1";
import type { Kind } from "../../api/kind.ts";
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

const defaults: Defaults = {
  spec: {
    create: true,
    within: {
      sessionAffinity: "None",
      type: "ClusterIP",
      ports: {
        each: { protocol: "TCP", targetPort: (port) => port["port"] },
      },
      internalTrafficPolicy: ({ type }) => (clusterTypes.has(type) ? "Cluster" : undefined),
      externalTrafficPolicy: ({ type }) => (nodeTypes.has(type) ? "Cluster" : undefined),
      allocateLoadBalancerNodePorts: ({ type }) => (type === "LoadBalancer" ? true : undefined),
      ipFamilies: ({ type }) => (type === "ExternalName" ? undefined : ["IPv4"]),
      ipFamilyPolicy: ({ type }) => (type === "ExternalName" ? undefined : "SingleStack"),
      sessionAffinityConfig: ({ sessionAffinity }) =>
        sessionAffinity === "ClientIP" ? { clientIP: { timeoutSeconds: 10_800 } } : undefined,
    },
  },
};

/** What the fields of the new type do not allow goes away with a change of type. */
function prepare(object: Service, old: Service | undefined): Service {
  if (old === undefined || old.spec.type === object.spec.type) return object;
  const { ports = [], externalTrafficPolicy: _, ...spec } = object.spec;
  if (spec.type !== "ClusterIP") return object;
  const withoutNodePorts = ports.map((port, index) => {
    const { nodePort, ...rest } = port;
    return nodePort === old.spec.ports?.[index]?.nodePort ? rest : port;
  });
  return { ...object, spec: { ...spec, ports: withoutNodePorts } };
}

export const service: Kind = defineKind(services, {
  registry: "services/specs",
  subresources: ["proxy", "status"],
  defaults,
  initialStatus: () => ({ loadBalancer: {} }),
  prepare,
  returnsDeleted: true,
  fields: {
    "spec.clusterIP": ({ spec }) => spec.clusterIP ?? "",
    "spec.type": ({ spec }) => spec.type,
  },
});
