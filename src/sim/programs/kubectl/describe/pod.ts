import type { Pod, PodCondition, PodStatus } from "kubernetes-types/core/v1";
import { complete, type Complete } from "./complete.ts";
import { describeContainers } from "./describe-containers.ts";
import { describeAnnotations, describeController, describeLabels } from "./describe-metadata.ts";
import { describeScheduling, describeSpread } from "./describe-scheduling.ts";
import { describeVolumes } from "./describe-volumes.ts";
import { longTime, orNone, type DescribeWriter } from "./describe-writer.ts";
import type { Describer } from "./describer.ts";

/** @models staging/src/k8s.io/kubectl/pkg/describe/describe.go describePod, 1.33 */
export const pod: Describer = {
  *describe({ out, found }) {
    const object = complete<Pod>(found.object);
    const { metadata, spec, status } = object;
    out.field("Name", metadata.name);
    out.field("Namespace", metadata.namespace);
    describePlacement(out, object);
    describeLabels(out, "Labels", metadata.labels);
    describeAnnotations(out, "Annotations", metadata.annotations);
    describePhase(out, object);
    describeAddresses(out, status);
    describeController(out, metadata);
    out.optional("NominatedNodeName", status.nominatedNodeName);
    describeAllContainers(out, object);
    describeConditions(out, status.conditions);
    describeVolumes(out, spec.volumes);
    out.field("QoS Class", status.qosClass);
    describeScheduling(out, spec);
    describeSpread(out, spec);
  },
};

function describePlacement(out: DescribeWriter, { spec, status }: Complete<Pod>): void {
  const { nodeName = "" } = spec;
  out.optional("Priority", spec.priority);
  out.optional("Priority Class Name", spec.priorityClassName);
  out.optional("Runtime Class Name", spec.runtimeClassName);
  out.optional("Service Account", spec.serviceAccountName);
  out.field("Node", orNone(nodeName === "" ? "" : `${nodeName}/${status.hostIP ?? ""}`));
  if (status.startTime !== undefined) out.field("Start Time", longTime(status.startTime));
}

function describePhase(out: DescribeWriter, { metadata, spec, status }: Complete<Pod>): void {
  const isFinished = status.phase === "Failed" || status.phase === "Succeeded";
  if (metadata.deletionTimestamp !== undefined && !isFinished) {
    out.field("Status", `Terminating (lasts ${out.age(metadata.deletionTimestamp)})`);
    out.field("Termination Grace Period", `${metadata.deletionGracePeriodSeconds ?? 0}s`);
  } else out.field("Status", status.phase);
  out.optional("Reason", status.reason);
  out.optional("Message", status.message);
  out.optional("SeccompProfile", spec.securityContext?.seccompProfile?.type);
}

function describeAddresses(out: DescribeWriter, { podIP, podIPs = [] }: PodStatus): void {
  out.field("IP", podIP);
  out.line(0, podIPs.length === 0 ? "IPs:\t<none>" : "IPs:");
  for (const { ip = "" } of podIPs) out.line(1, `IP:\t${ip}`);
}

function describeAllContainers(out: DescribeWriter, pod: Complete<Pod>): void {
  const { initContainers = [], containers } = pod.spec;
  const { initContainerStatuses = [], containerStatuses = [] } = pod.status;
  const part = { pod, isTemplate: false };
  if (initContainers.length > 0) {
    describeContainers(out, {
      ...part,
      title: "Init Containers",
      containers: initContainers,
      statuses: initContainerStatuses,
    });
  }
  describeContainers(out, { ...part, title: "Containers", containers, statuses: containerStatuses });
}

function describeConditions(out: DescribeWriter, conditions: readonly PodCondition[] = []): void {
  if (conditions.length === 0) return;
  out.line(0, "Conditions:\n  Type\tStatus");
  for (const { type, status } of conditions) out.line(1, `${type} \t${status} `);
}
