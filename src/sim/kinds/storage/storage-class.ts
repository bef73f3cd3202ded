import { defineKind, type Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { forbiddenField, required } from "../../api/field-error.ts";
import { ageColumn } from "../columns.ts";
import { oneOf } from "../validation.ts";

export interface StorageClass extends Stored {
  readonly provisioner: string;
  readonly reclaimPolicy: string;
  readonly volumeBindingMode: string;
  readonly allowVolumeExpansion?: boolean;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly mountOptions?: string[];
}

export const storageClasses: Resource<StorageClass> = {
  group: "storage.k8s.io",
  version: "v1",
  kind: "StorageClass",
  plural: "storageclasses",
  singular: "storageclass",
  shortNames: ["sc"],
  namespaced: false,
};

const isDefault = "storageclass.kubernetes.io/is-default-class";

export const storageClass: Kind = defineKind(storageClasses, {
  defaults: { reclaimPolicy: "Delete", volumeBindingMode: "Immediate" },
  returnsDeleted: true,
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
});
