import type { Column } from "../../api/column.ts";
import type { Rules } from "../../api/rules.ts";
import { ageColumn } from "../columns.ts";
import type { PersistentVolume } from "./persistent-volume.ts";
import { validateVolume, validateVolumeStatus } from "./persistent-volume-validation.ts";
import { volumeWarnings } from "./persistent-volume-warnings.ts";
import { shownQuantity } from "./quantity-validation.ts";
import { classOf, shortAccessModes } from "./volume-columns.ts";

/** @models pkg/printers/internalversion/printers.go printPersistentVolume, 1.33 */
const columns: readonly Column<PersistentVolume>[] = [
  { name: "Capacity", cell: ({ spec }) => shownQuantity(spec.capacity?.["storage"] ?? "0") },
  { name: "Access Modes", cell: ({ spec }) => shortAccessModes(spec.accessModes) },
  { name: "Reclaim Policy", cell: ({ spec }) => spec.persistentVolumeReclaimPolicy ?? "" },
  {
    name: "Status",
    cell: ({ metadata, status }) => (metadata.deletionTimestamp === undefined ? status.phase : "Terminating"),
  },
  {
    name: "Claim",
    cell: ({ spec: { claimRef } }) =>
      claimRef === undefined ? "" : `${claimRef.namespace ?? ""}/${claimRef.name ?? ""}`,
  },
  { name: "StorageClass", cell: (object) => classOf(object, object.spec.storageClassName) },
  {
    name: "VolumeAttributesClass",
    since: 29,
    cell: ({ spec }) => spec.volumeAttributesClassName ?? "<unset>",
  },
  { name: "Reason", cell: ({ status }) => status.reason ?? "" },
  ageColumn,
  { name: "VolumeMode", wide: true, cell: ({ spec }) => spec.volumeMode ?? "<unset>" },
];

export const persistentVolumeRules: Rules<PersistentVolume> = {
  validate: validateVolume,
  validateStatus: validateVolumeStatus,
  warnings: volumeWarnings,
  columns,
};
