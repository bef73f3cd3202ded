import type { CSINodeSpec } from "kubernetes-types/storage/v1";
import type { Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";

export interface CsiNode extends Stored {
  /** Null where a client left the list out. */
  readonly spec: { readonly drivers: CSINodeSpec["drivers"] | null };
}

export const csiNodes: Resource<CsiNode> = {
  group: "storage.k8s.io",
  version: "v1",
  kind: "CSINode",
  plural: "csinodes",
  singular: "csinode",
  namespaced: false,
};

export const csiNode: Kind = {
  ...defineLazyKind(csiNodes, {
    returnsDeleted: true,
    needsResourceVersion: true,
    defaults: { spec: { create: true, within: { drivers: () => null } } },
  }),
  also: [{ group: "storage.k8s.io", version: "v1beta1", until: 21 }],
};
