import type { TopologySelectorTerm } from "kubernetes-types/core/v1";
import type { Kind } from "../../api/kind.ts";
import { defineKind } from "../define-kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";

export interface StorageClass extends Stored {
  readonly provisioner: string;
  readonly reclaimPolicy: string;
  readonly volumeBindingMode: string;
  readonly allowVolumeExpansion?: boolean;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly mountOptions?: string[];
  readonly allowedTopologies?: readonly TopologySelectorTerm[];
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

export const storageClass: Kind = {
  ...defineKind(storageClasses, {
    defaults: { reclaimPolicy: "Delete", volumeBindingMode: "Immediate" },
    returnsDeleted: true,
  }),
  also: [{ group: "storage.k8s.io", version: "v1beta1", until: 21 }],
};
