import { forbiddenField, required } from "../../api/field-error.ts";
import { ageColumn } from "../columns.ts";
import { oneOf } from "../validation.ts";
import type { Rules } from "../../api/rules.ts";
import type { StorageClass } from "./storage-class.ts";

const isDefault = "storageclass.kubernetes.io/is-default-class";

export const storageClassRules: Rules<StorageClass> = {
  validate: (object, old) => [
    ...(object.provisioner ? [] : [required("provisioner")]),
    ...oneOf("reclaimPolicy", object.reclaimPolicy, ["Delete", "Retain"]),
    ...oneOf("volumeBindingMode", object.volumeBindingMode, ["Immediate", "WaitForFirstConsumer"]),
    ...(old !== undefined && old.provisioner !== object.provisioner
      ? [forbiddenField("provisioner", "updates to provisioner are forbidden.")]
      : []),
  ],
  columns: [
    {
      name: "Name",
      cell: ({ metadata }) =>
        metadata.annotations?.[isDefault] === "true" ? `${metadata.name} (default)` : metadata.name,
    },
    { name: "Provisioner", cell: ({ provisioner }) => provisioner },
    { name: "ReclaimPolicy", cell: ({ reclaimPolicy }) => reclaimPolicy },
    { name: "VolumeBindingMode", cell: ({ volumeBindingMode }) => volumeBindingMode },
    {
      name: "AllowVolumeExpansion",
      type: "boolean",
      cell: ({ allowVolumeExpansion }) => allowVolumeExpansion ?? false,
    },
    ageColumn,
  ],
};
