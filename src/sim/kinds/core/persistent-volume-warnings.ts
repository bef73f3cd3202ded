import type { PersistentVolume } from "./persistent-volume.ts";
import { nodeTermWarnings } from "./pod-warnings.ts";

const oldAnnotations: Readonly<Record<string, string>> = {
  "volume.beta.kubernetes.io/storage-class":
    'deprecated since v1.8; use "storageClassName" attribute instead',
  "volume.beta.kubernetes.io/mount-options": 'deprecated since v1.31; use "mountOptions" attribute instead',
};

const oldSources: readonly (readonly [source: string, path: string, message: string])[] = [
  ["cephfs", "cephfs", "deprecated in v1.28, non-functional in v1.31+"],
  ["photonPersistentDisk", "photonPersistentDisk", "deprecated in v1.11, non-functional in v1.16+"],
  ["scaleIO", "scaleIO", "deprecated in v1.16, non-functional in v1.22+"],
  ["storageos", "storageOS", "deprecated in v1.22, non-functional in v1.25+"],
  ["glusterfs", "glusterfs", "deprecated in v1.25, non-functional in v1.26+"],
  ["rbd", "rbd", "deprecated in v1.28, non-functional in v1.31+"],
];

const recycle =
  "The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.";

/** @models pkg/api/persistentvolume/util.go GetWarningsForPersistentVolume, 1.33 */
export function volumeWarnings({ metadata, spec }: PersistentVolume): readonly string[] {
  const fields = spec as unknown as Readonly<Record<string, unknown>>;
  const terms = spec.nodeAffinity?.required?.nodeSelectorTerms ?? [];
  return [
    ...Object.entries(oldAnnotations)
      .filter(([key]) => metadata.annotations?.[key] !== undefined)
      .map(([key, message]) => `metadata.annotations[${key}]: ${message}`),
    ...(spec.persistentVolumeReclaimPolicy === "Recycle"
      ? [`spec.persistentVolumeReclaimPolicy: ${recycle}`]
      : []),
    ...terms.flatMap((term, index) =>
      nodeTermWarnings(`spec.nodeAffinity.required.nodeSelectorTerms[${index}]`, term),
    ),
    ...oldSources
      .filter(([source]) => fields[source] !== undefined)
      .map(([, path, message]) => `spec.${path}: ${message}`),
  ];
}
