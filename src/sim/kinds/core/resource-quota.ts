import type { ResourceQuotaSpec, ResourceQuotaStatus } from "kubernetes-types/core/v1";
import type { Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { defineLazyKind } from "../define-lazy-kind.ts";
import { resourceList } from "./resource-list-defaults.ts";

export interface ResourceQuota extends Stored {
  readonly spec: ResourceQuotaSpec;
  readonly status: ResourceQuotaStatus;
}

export const resourceQuotas: Resource<ResourceQuota> = {
  group: "",
  version: "v1",
  kind: "ResourceQuota",
  plural: "resourcequotas",
  singular: "resourcequota",
  shortNames: ["quota"],
  namespaced: true,
};

export const resourceQuota: Kind = defineLazyKind(resourceQuotas, {
  subresources: ["status"],
  returnsDeleted: true,
  defaults: {
    spec: { within: { hard: resourceList }, create: true },
    status: { within: { hard: resourceList, used: resourceList } },
  },
  initialStatus: () => ({}),
});
