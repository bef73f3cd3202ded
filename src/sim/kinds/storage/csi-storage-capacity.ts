import type { LabelSelector } from "kubernetes-types/meta/v1";
import type { Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";

export interface CsiStorageCapacity extends Stored {
  readonly storageClassName: string;
  readonly capacity?: string;
  readonly maximumVolumeSize?: string;
  readonly nodeTopology?: LabelSelector;
}

export const csiStorageCapacities: Resource<CsiStorageCapacity> = {
  group: "storage.k8s.io",
  version: "v1",
  kind: "CSIStorageCapacity",
  plural: "csistoragecapacities",
  singular: "csistoragecapacity",
  namespaced: true,
};

export const csiStorageCapacity: Kind = {
  ...defineLazyKind(csiStorageCapacities, { needsResourceVersion: true }),
  since: 24,
  also: [{ group: "storage.k8s.io", version: "v1beta1", since: 21, until: 26 }],
};
