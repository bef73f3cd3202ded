import type { Pod, PodCondition, PodStatus } from "kubernetes-types/core/v1";
import { asPod } from "../resources/pod-for.ts";
import { describeContainers } from "./describe-containers.ts";
import type { Describer } from "./describer.ts";
import { describeAnnotations, describeController, describeLabels } from "./describe-metadata.ts";
import { describeScheduling, describeSpread } from "./describe-scheduling.ts";
import { describeVolumes } from "./describe-volumes.ts";
import { longTime, type DescribeWriter } from "./describe-writer.ts";

/** @models staging/src/k8s.io/kubectl/pkg/describe/describe.go describePod, 1.33 */
export const pod: Describer = {
  *describe({ out, found }) {
    const object = asPod(found.object);
    const { metadata, spec, status } = object;
    out.line(0, `Name:\t${metadata?.name ?? ""}`);
    out.line(0, `Namespace:\t${metadata?.namespace ?? ""}`);
    describePlacement(out, object);
    describeLabels(out, "Labels", metadata?.labels);
    describeAnnotations(out, "Annotations", metadata?.annotations);
    describePhase(out, object);
    describeAddresses(out, status);
    describeController(out, metadata);
    if (hasText(status?.nominatedNodeName))
      out.line(0, `NominatedNodeName:\t${status?.nominatedNodeName ?? ""}`);
    const parts = { pod: object, isTemplate: false };
    if ((spec?.initContainers ?? []).length > 0) {
      describeContainers(out, {
        ...parts,
        title: "Init Containers",
        containers: spec?.initContainers ?? [],
        statuses: status?.initContainerStatuses ?? [],
      });
    }
    describeContainers(out, {
      ...parts,
      title: "Containers",
      containers: spec?.containers ?? [],
      statuses: status?.containerStatuses ?? [],
    });
    describeConditions(out, status?.conditions);
    describeVolumes(out, spec?.volumes);
    out.line(0, `QoS Class:\t${status?.qosClass ?? ""}`);
    describeScheduling(out, spec);
    if (spec !== undefined) describeSpread(out, spec);
  },
};

function describePlacement(out: DescribeWriter, { spec, status }: Pod): void {
  if (spec?.priority !== undefined) out.line(0, `Priority:\t${spec.priority}`);
  if (hasText(spec?.priorityClassName)) out.line(0, `Priority Class Name:\t${spec?.priorityClassName ?? ""}`);
  if (hasText(spec?.runtimeClassName)) out.line(0, `Runtime Class Name:\t${spec?.runtimeClassName ?? ""}`);
  if (hasText(spec?.serviceAccountName)) out.line(0, `Service Account:\t${spec?.serviceAccountName ?? ""}`);
  out.line(
    0,
    `Node:\t${hasText(spec?.nodeName) ? `${spec?.nodeName ?? ""}/${status?.hostIP ?? ""}` : "<none>"}`,
  );
  if (status?.startTime !== undefined) out.line(0, `Start Time:\t${longTime(status.startTime)}`);
}

function describePhase(out: DescribeWriter, { metadata, spec, status }: Pod): void {
  if (
    metadata?.deletionTimestamp !== undefined &&
    status?.phase !== "Failed" &&
    status?.phase !== "Succeeded"
  ) {
    out.line(0, `Status:\tTerminating (lasts ${out.age(metadata.deletionTimestamp)})`);
    out.line(0, `Termination Grace Period:\t${metadata.deletionGracePeriodSeconds ?? 0}s`);
  } else out.line(0, `Status:\t${status?.phase ?? ""}`);
  if (hasText(status?.reason)) out.line(0, `Reason:\t${status?.reason ?? ""}`);
  if (hasText(status?.message)) out.line(0, `Message:\t${status?.message ?? ""}`);
  const profile = spec?.securityContext?.seccompProfile;
  if (profile !== undefined) out.line(0, `SeccompProfile:\t${profile.type}`);
}

function describeAddresses(out: DescribeWriter, status: PodStatus | undefined): void {
  const addresses = status?.podIPs ?? [];
  out.line(0, `IP:\t${status?.podIP ?? ""}`);
  out.line(0, addresses.length === 0 ? "IPs:\t<none>" : "IPs:");
  for (const { ip = "" } of addresses) out.line(1, `IP:\t${ip}`);
}

function describeConditions(out: DescribeWriter, conditions: readonly PodCondition[] = []): void {
  if (conditions.length === 0) return;
  out.line(0, "Conditions:\n  Type\tStatus");
  for (const { type, status } of conditions) out.line(1, `${type} \t${status} `);
}

function hasText(text: string | undefined): boolean {
  return text !== undefined && text !== "";
}
