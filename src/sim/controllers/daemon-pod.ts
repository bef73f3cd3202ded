import type { NodeSelectorTerm, PodSpec, Toleration } from "kubernetes-types/core/v1";
import { daemonSets, type DaemonSet } from "../kinds/apps/daemon-set.ts";
import type { Pod } from "../kinds/core/pod.ts";
import type { Incoming } from "../wire/object.ts";
import { podFromTemplate } from "./pod-template.ts";

export const revisionLabel = "controller-revision-hash";
const generationAnnotation = "deprecated.daemonset.template.generation";

/** @models pkg/controller/daemon/util/daemonset_util.go AddOrUpdateDaemonPodTolerations, 1.33 */
const daemonTolerations: readonly (readonly [key: string, effect: string])[] = [
  ["node.kubernetes.io/not-ready", "NoExecute"],
  ["node.kubernetes.io/unreachable", "NoExecute"],
  ["node.kubernetes.io/disk-pressure", "NoSchedule"],
  ["node.kubernetes.io/memory-pressure", "NoSchedule"],
  ["node.kubernetes.io/pid-pressure", "NoSchedule"],
  ["node.kubernetes.io/unschedulable", "NoSchedule"],
];

/** The pod of a DaemonSet for one node: it can go nowhere else, and stays when the node is in trouble. */
export function daemonPod(set: DaemonSet, hash: string, node: string): Incoming {
  const { template } = set.spec;
  const generation = set.metadata.annotations?.[generationAnnotation] ?? String(set.metadata.generation ?? 1);
  const labels = {
    ...template.metadata?.labels,
    [revisionLabel]: hash,
    "pod-template-generation": generation,
  };
  const spec = daemonPodSpec(template.spec ?? { containers: [] }, node);
  return podFromTemplate(set, daemonSets, { metadata: { ...template.metadata, labels }, spec });
}

export function daemonPodSpec(spec: PodSpec, node: string): PodSpec {
  const keys = spec.hostNetwork === true ? [...daemonTolerations, networkUnavailable] : daemonTolerations;
  const added = keys.map(([key, effect]): Toleration => ({ key, operator: "Exists", effect }));
  const own = (spec.tolerations ?? []).filter((one) => !added.some((other) => isEqual(one, other)));
  return { ...spec, affinity: pinned(spec, node), tolerations: [...own, ...added] };
}

const networkUnavailable = ["node.kubernetes.io/network-unavailable", "NoSchedule"] as const;

function isEqual(one: Toleration, other: Toleration): boolean {
  return one.key === other.key && one.effect === other.effect && one.operator === other.operator;
}

/** @models pkg/controller/daemon/util/daemonset_util.go ReplaceDaemonSetPodNodeNameNodeAffinity, 1.33 */
function pinned({ affinity }: PodSpec, node: string): NonNullable<PodSpec["affinity"]> {
  const matchFields = [{ key: "metadata.name", operator: "In", values: [node] }];
  const required = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  const terms = required?.nodeSelectorTerms ?? [{}];
  const nodeSelectorTerms = terms.map((term): NodeSelectorTerm => ({ ...term, matchFields }));
  const nodeAffinity = {
    ...affinity?.nodeAffinity,
    requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms },
  };
  return { ...affinity, nodeAffinity };
}

/** Where a daemon pod is, or is meant to be. */
export function nodeOfDaemonPod({ spec }: Pod): string | undefined {
  if (spec.nodeName !== undefined && spec.nodeName !== "") return spec.nodeName;
  const terms =
    spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  return terms.flatMap(({ matchFields }) => matchFields ?? []).find(({ key }) => key === "metadata.name")
    ?.values?.[0];
}
