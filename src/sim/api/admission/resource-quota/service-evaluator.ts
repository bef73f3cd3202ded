import type { ServiceSpec } from "kubernetes-types/core/v1";
import type { Stored } from "../../../wire/object.ts";
import { count, type ResourceList } from "../resource-list.ts";
import type { Evaluator } from "./evaluator.ts";

const counted = new Set(["count/services", "services", "services.nodeports", "services.loadbalancers"]);

/** @models pkg/quota/v1/evaluator/core/services.go, 1.33 */
export const serviceEvaluator: Evaluator = {
  handles: ({ operation, subresource }) => subresource === "" && operation !== "DELETE",
  counts: (name) => counted.has(name),
  usage: (object) => serviceUsage((object as Stored & { readonly spec: ServiceSpec }).spec),
};

function serviceUsage(spec: ServiceSpec): ResourceList {
  return {
    "count/services": count(1),
    services: count(1),
    "services.nodeports": count(nodePorts(spec)),
    "services.loadbalancers": count(spec.type === "LoadBalancer" ? 1 : 0),
  };
}

function nodePorts({ type, ports = [], allocateLoadBalancerNodePorts }: ServiceSpec): number {
  if (type === "NodePort") return ports.length;
  if (type !== "LoadBalancer") return 0;
  return allocateLoadBalancerNodePorts === false
    ? ports.filter(({ nodePort = 0 }) => nodePort !== 0).length
    : ports.length;
}
