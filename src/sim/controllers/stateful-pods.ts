import type { PersistentVolumeClaim as ClaimTemplate, Volume } from "kubernetes-types/core/v1";
import { statefulSets, type StatefulSet } from "../kinds/apps/stateful-sets.ts";
import type { Pod } from "../kinds/core/pod.ts";
import type { Incoming } from "../wire/object.ts";
import { podFromTemplate } from "./pod-template.ts";
import { revisionLabel } from "./revision-history.ts";

const nameLabel = "statefulset.kubernetes.io/pod-name";
const indexLabel = "apps.kubernetes.io/pod-index";

export function startOrdinal({ spec }: StatefulSet): number {
  return spec.ordinals?.start ?? 0;
}

export function podName({ metadata }: StatefulSet, ordinal: number): string {
  return `${metadata.name}-${ordinal}`;
}

/** The number at the end of a pod's name; -1 if there is none. */
export function ordinalOf({ metadata }: Pod): number {
  const text = /^.*-(\d{1,9})$/.exec(metadata.name)?.[1];
  return text === undefined ? -1 : Number(text);
}

/** Its name is one that the set would give. */
export function isMember(set: StatefulSet, pod: Pod): boolean {
  return ordinalOf(pod) >= 0 && /^(.*)-\d+$/.exec(pod.metadata.name)?.[1] === set.metadata.name;
}

export function isInRange(set: StatefulSet, pod: Pod): boolean {
  const position = ordinalOf(pod) - startOrdinal(set);
  return position >= 0 && position < set.spec.replicas;
}

export function claimName(set: StatefulSet, template: ClaimTemplate, ordinal: number): string {
  return `${template.metadata?.name}-${set.metadata.name}-${ordinal}`;
}

/** @models pkg/controller/statefulset/stateful_set_utils.go newStatefulSetPod, 1.33 */
export function statefulPod(set: StatefulSet, ordinal: number, revision: string): Incoming {
  const { template, serviceName } = set.spec;
  const name = podName(set, ordinal);
  const pod = podFromTemplate(set, statefulSets, {
    ...template,
    metadata: {
      ...template.metadata,
      labels: { ...identityLabels(template.metadata?.labels, name), [revisionLabel]: revision },
    },
    spec: {
      ...(template.spec ?? { containers: [] }),
      volumes: withClaims(set, template.spec?.volumes ?? [], ordinal),
      hostname: name,
      ...(serviceName === undefined || serviceName === "" ? {} : { subdomain: serviceName }),
    },
  });
  return { ...pod, metadata: { ...pod.metadata, name } };
}

function identityLabels(
  labels: Readonly<Record<string, string>> | undefined,
  name: string,
): Record<string, string> {
  return { ...labels, [nameLabel]: name, [indexLabel]: name.slice(name.lastIndexOf("-") + 1) };
}

function withClaims(set: StatefulSet, volumes: readonly Volume[], ordinal: number): Volume[] {
  const templates = set.spec.volumeClaimTemplates ?? [];
  const names = new Set(templates.map(({ metadata }) => metadata?.name));
  const claims = templates.map((template): Volume => ({
    name: template.metadata?.name ?? "",
    persistentVolumeClaim: { claimName: claimName(set, template, ordinal) },
  }));
  return [...claims, ...volumes.filter(({ name }) => !names.has(name))];
}

/** The pod with the labels and volumes that it must have; the same one if it has them. */
export function corrected(set: StatefulSet, pod: Pod): Pod {
  const { name, labels } = pod.metadata;
  const ordinal = ordinalOf(pod);
  const volumes = new Map((pod.spec.volumes ?? []).map((volume) => [volume.name, volume]));
  const hasClaims = (set.spec.volumeClaimTemplates ?? []).every(
    (template) =>
      volumes.get(template.metadata?.name ?? "")?.persistentVolumeClaim?.claimName ===
      claimName(set, template, ordinal),
  );
  if (labels?.[nameLabel] === name && hasClaims) return pod;
  return {
    ...pod,
    metadata: { ...pod.metadata, labels: identityLabels(labels, name) },
    spec: hasClaims ? pod.spec : { ...pod.spec, volumes: withClaims(set, pod.spec.volumes ?? [], ordinal) },
  };
}
