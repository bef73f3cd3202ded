import type { PersistentVolumeClaimSpec } from "kubernetes-types/core/v1";
import type { Kind } from "../../api/kind.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";
import { claimSpecDefaults } from "./claim-spec-defaults.ts";
import { persistentVolumeClaims, type PersistentVolumeClaim } from "./persistent-volume-claims.ts";

const snapshot = "snapshot.storage.k8s.io";

/** What could be a claim's source before there was a field for anything. */
function isClaimOrSnapshot({
  kind,
  apiGroup,
}: NonNullable<PersistentVolumeClaimSpec["dataSource"]>): boolean {
  return apiGroup ? apiGroup === snapshot && kind === "VolumeSnapshot" : kind === "PersistentVolumeClaim";
}

/**
 * The two fields that name where the data comes from say the same, whichever was given. What the older one cannot say
 * is forgotten without a word, and so is what a feature gate stands before.
 * @models pkg/registry/core/persistentvolumeclaim/strategy.go PrepareForCreate, PrepareForUpdate, 1.33
 */
function prepare(
  object: PersistentVolumeClaim,
  old: PersistentVolumeClaim | undefined,
): PersistentVolumeClaim {
  const { dataSource: _, dataSourceRef: __, volumeAttributesClassName, ...rest } = object.spec;
  const isGated = old?.spec.volumeAttributesClassName === undefined;
  const spec = {
    ...rest,
    ...sourcesOf(object.spec, old?.spec),
    ...(isGated || !volumeAttributesClassName ? {} : { volumeAttributesClassName }),
  };
  return { ...object, spec };
}

type Sources = Pick<PersistentVolumeClaimSpec, "dataSource" | "dataSourceRef">;

function sourcesOf({ dataSource, dataSourceRef }: Sources, old: Sources | undefined): Sources {
  const had = old?.dataSource ?? old?.dataSourceRef;
  if (!dataSourceRef || (dataSourceRef.namespace && !had)) {
    const isKept = dataSource !== undefined && (had !== undefined || isClaimOrSnapshot(dataSource));
    return isKept ? { dataSource, dataSourceRef: dataSource } : {};
  }
  if (dataSource) return { dataSource, dataSourceRef };
  const { namespace, ...same } = dataSourceRef;
  return namespace ? { dataSourceRef } : { dataSource: same, dataSourceRef };
}

export const persistentVolumeClaim: Kind = defineLazyKind(persistentVolumeClaims, {
  subresources: ["status"],
  returnsDeleted: true,
  defaults: { spec: { create: true, within: claimSpecDefaults } },
  initialStatus: () => ({ phase: "Pending" }),
  prepare,
});
