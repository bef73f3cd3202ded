import type { Container, PodSpec, PodStatus } from "kubernetes-types/core/v1";
import type { Kind } from "../../api/kind.ts";
import { defineKind } from "../define-kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { qosClassOf } from "./pod-qos.ts";
import { podSpecDefaults } from "./pod-spec-defaults.ts";

/** A pod as stored: its policies are decided. */
export interface Pod extends Stored {
  readonly spec: PodSpec &
    Required<Pick<PodSpec, "restartPolicy" | "terminationGracePeriodSeconds" | "dnsPolicy">>;
  readonly status: PodStatus & { readonly phase: PodPhase };
}

export type PodPhase = "Pending" | "Running" | "Succeeded" | "Failed" | "Unknown";

export const pods: Resource<Pod> = {
  group: "",
  version: "v1",
  kind: "Pod",
  plural: "pods",
  singular: "pod",
  shortNames: ["po"],
  categories: ["all"],
  namespaced: true,
};

/** Pods end at their own pace, unless nobody runs them: seconds. */
function gracePeriodSeconds({ spec, status }: Pod): number {
  const isUnbound = spec.nodeName === undefined || spec.nodeName === "";
  return isUnbound || status.phase === "Succeeded" || status.phase === "Failed"
    ? 0
    : spec.terminationGracePeriodSeconds;
}

/** Which resources a container asks for but has no request of: its limits stand for them. */
function withRequests(container: Container): Container {
  const { limits, requests = {} } = container.resources ?? {};
  const isComplete = Object.keys(limits ?? {}).every((name) => requests[name] !== undefined);
  return isComplete
    ? container
    : { ...container, resources: { ...container.resources, requests: { ...limits, ...requests } } };
}

/** With the host's network a container's port is the host's. */
function withHostPorts(container: Container): Container {
  const { ports } = container;
  if (ports === undefined) return container;
  return { ...container, ports: ports.map((port) => ({ hostPort: port.containerPort, ...port })) };
}

function complete(object: Pod): Pod {
  const { spec } = object;
  const change = (container: Container): Container =>
    spec.hostNetwork === true ? withHostPorts(withRequests(container)) : withRequests(container);
  const initial =
    spec.initContainers === undefined ? {} : { initContainers: spec.initContainers.map(change) };
  return { ...object, spec: { ...spec, containers: spec.containers.map(change), ...initial } };
}

export const pod: Kind = defineKind(pods, {
  subresources: [
    "attach",
    "binding",
    "ephemeralcontainers",
    "eviction",
    "exec",
    "log",
    "portforward",
    "proxy",
    "resize",
    "status",
  ],
  defaults: { spec: { within: podSpecDefaults, create: true } },
  initialStatus: ({ spec }) => ({ phase: "Pending", qosClass: qosClassOf(spec) }),
  prepare: (object, old) => (old === undefined ? complete(object) : object),
  gracePeriodSeconds,
  returnsDeleted: true,
  fields: {
    "spec.nodeName": ({ spec }) => spec.nodeName ?? "",
    "spec.restartPolicy": ({ spec }) => spec.restartPolicy,
    "spec.schedulerName": ({ spec }) => spec.schedulerName ?? "",
    "spec.serviceAccountName": ({ spec }) => spec.serviceAccountName ?? "",
    "spec.hostNetwork": ({ spec }) => String(spec.hostNetwork ?? false),
    "status.phase": ({ status }) => status.phase,
    "status.podIP": ({ status }) => status.podIP ?? "",
    "status.nominatedNodeName": ({ status }) => status.nominatedNodeName ?? "",
  },
});
