import type { PersistentVolumeSpec, PersistentVolumeStatus } from "kubernetes-types/core/v1";
import type { Defaults } from "../../api/defaults.ts";
import type { Kind, PrepareContext } from "../../api/kind.ts";
import { rfc3339 } from "../../kernel/time.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";
import { resourceList } from "./resource-list-defaults.ts";
import { sourceDefaults } from "./volume-source-defaults.ts";

export interface PersistentVolume extends Stored {
  readonly spec: PersistentVolumeSpec;
  readonly status: PersistentVolumeStatus & { readonly phase: string };
}

export const persistentVolumes: Resource<PersistentVolume> = {
  group: "",
  version: "v1",
  kind: "PersistentVolume",
  plural: "persistentvolumes",
  singular: "persistentvolume",
  shortNames: ["pv"],
  namespaced: false,
};

/** @models pkg/apis/core/v1/defaults.go SetDefaults_PersistentVolume and those of the sources, 1.33 */
const specDefaults: Defaults = {
  persistentVolumeReclaimPolicy: "Retain",
  volumeMode: "Filesystem",
  capacity: resourceList,
  ...sourceDefaults,
};

/**
 * Since 1.29 a volume knows when it came into its phase.
 * @models pkg/registry/core/persistentvolume/strategy.go PrepareForCreate, PrepareForUpdate, 1.33
 */
function withTransition(
  object: PersistentVolume,
  old: PersistentVolume | undefined,
  { now }: PrepareContext,
): PersistentVolume {
  const { status } = object;
  const before = old?.status;
  const [time, last] = [status.lastPhaseTransitionTime, before?.lastPhaseTransitionTime];
  if (status.phase === before?.phase) {
    return time || !last ? object : { ...object, status: { ...status, lastPhaseTransitionTime: last } };
  }
  if (time && time !== last) return object;
  return { ...object, status: { ...status, lastPhaseTransitionTime: rfc3339(now) } };
}

const always: Kind = defineLazyKind(persistentVolumes, {
  subresources: ["status"],
  returnsDeleted: true,
  defaults: { spec: { create: true, within: specDefaults } },
  initialStatus: () => ({ phase: "Pending" }),
});

export const persistentVolume: Kind = {
  ...always,
  differences: [{ since: 29, prepare: withTransition as unknown as NonNullable<Kind["prepare"]> }],
};
