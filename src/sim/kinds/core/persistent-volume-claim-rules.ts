import type { Column } from "../../api/column.ts";
import type { Rules } from "../../api/rules.ts";
import { ageColumn } from "../columns.ts";
import { claimSpecWarnings } from "./claim-spec-validation.ts";
import type { PersistentVolumeClaim } from "./persistent-volume-claims.ts";
import { validateClaim, validateClaimStatus } from "./persistent-volume-claim-validation.ts";
import { shownQuantity } from "./quantity-validation.ts";
import { classOf, shortAccessModes } from "./volume-columns.ts";

/** @models pkg/printers/internalversion/printers.go printPersistentVolumeClaim, 1.33 */
const columns: readonly Column<PersistentVolumeClaim>[] = [
  {
    name: "Status",
    cell: ({ metadata, status }) => (metadata.deletionTimestamp === undefined ? status.phase : "Terminating"),
  },
  { name: "Volume", cell: ({ spec }) => spec.volumeName ?? "" },
  {
    name: "Capacity",
    cell: ({ spec, status }) => (spec.volumeName ? shownQuantity(status.capacity?.["storage"] ?? "0") : ""),
  },
  {
    name: "Access Modes",
    cell: ({ spec, status }) => (spec.volumeName ? shortAccessModes(status.accessModes) : ""),
  },
  { name: "StorageClass", cell: (object) => classOf(object, object.spec.storageClassName) },
  {
    name: "VolumeAttributesClass",
    since: 29,
    cell: ({ spec }) => spec.volumeAttributesClassName ?? "<unset>",
  },
  ageColumn,
  { name: "VolumeMode", wide: true, cell: ({ spec }) => spec.volumeMode ?? "<unset>" },
];

const oldClass = "volume.beta.kubernetes.io/storage-class";

export const persistentVolumeClaimRules: Rules<PersistentVolumeClaim> = {
  validate: validateClaim,
  validateStatus: validateClaimStatus,
  warnings: ({ metadata, spec }) => [
    ...(metadata.annotations?.[oldClass] === undefined
      ? []
      : [
          `metadata.annotations[${oldClass}]: deprecated since v1.8; use "storageClassName" attribute instead`,
        ]),
    ...claimSpecWarnings("spec", spec),
  ],
  columns,
};
