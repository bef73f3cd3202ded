import type { Container, PodCondition, PodSpec, PodStatus } from "kubernetes-types/core/v1";
import type { Kind } from "../../api/kind.ts";
import { rfc3339, type Instant } from "../../kernel/time.ts";
import { defineKind } from "../define-kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { withoutGatedFields } from "./gated-fields.ts";
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
  if (ports === undefined || ports.every(({ hostPort }) => hostPort)) return container;
  return {
    ...container,
    ports: ports.map((port) => ({ ...port, hostPort: port.hostPort || port.containerPort })),
  };
}

/** Of pods, not of templates: what is negative becomes 1. */
function withGracePeriod(spec: Pod["spec"]): Pod["spec"] {
  return spec.terminationGracePeriodSeconds < 0 ? { ...spec, terminationGracePeriodSeconds: 1 } : spec;
}

/** @models pkg/apis/core/v1/defaults.go SetDefaults_Pod, 1.33 */
function read(object: Pod): Pod {
  const { spec } = object;
  const change = (container: Container): Container =>
    spec.hostNetwork === true ? withHostPorts(withRequests(container)) : withRequests(container);
  const containers = changedList(spec.containers, change);
  const initContainers = changedList(spec.initContainers, change);
  if (containers === spec.containers && initContainers === spec.initContainers) return object;
  return { ...object, spec: { ...spec, containers, ...(initContainers ? { initContainers } : {}) } };
}

/** The same list if nothing changes. */
function changedList<T extends readonly Container[] | undefined>(
  list: T,
  change: (one: Container) => Container,
): T {
  const after = list?.map((one) => change(one));
  return after?.some((one, index) => one !== list?.[index]) === true ? (after as unknown as T) : list;
}

function prepared(object: Pod): Pod {
  return { ...object, spec: withGracePeriod(withoutGatedFields(object.spec, undefined)) };
}

/** Who must wait is told why from the start. @models pkg/registry/core/pod/strategy.go, 1.33 */
function withGate(object: Pod, now: Instant): Pod {
  const { spec, status } = object;
  if ((spec.schedulingGates ?? []).length === 0) return object;
  const condition = {
    type: "PodScheduled",
    status: "False",
    lastProbeTime: null,
    lastTransitionTime: rfc3339(now),
    reason: "SchedulingGated",
    message: "Scheduling is blocked due to non-empty scheduling gates",
  };
  return { ...object, status: { ...status, conditions: [condition as unknown as PodCondition] } };
}

const podAlways: Kind = defineKind(pods, {
  subresources: [
    "attach",
    "binding",
    { name: "ephemeralcontainers", since: 23 },
    "eviction",
    "exec",
    "log",
    "portforward",
    "proxy",
    { name: "resize", since: 33 },
    "status",
  ],
  read,
  defaults: {
    spec: { within: podSpecDefaults, create: true },
    // A patch with null takes the field away; in Go it is always there.
    status: { within: { conditions: { each: { lastProbeTime: () => null } } } },
  },
  initialStatus: ({ spec }) => ({ phase: "Pending", qosClass: qosClassOf(spec) }),
  prepare: (object, old, { now }) => (old === undefined ? withGate(prepared(object), now) : object),
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

/** Pods count their generations since 1.33. */
export const pod: Kind = { ...podAlways, differences: [{ since: 33, hasGeneration: true }] };
