import type { Endpoint, EndpointPort } from "kubernetes-types/discovery/v1";
import { defineKind, type Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";

export interface EndpointSlice extends Stored {
  readonly addressType: string;
  readonly endpoints: Endpoint[];
  readonly ports?: EndpointPort[];
}

export const endpointSlices: Resource<EndpointSlice> = {
  group: "discovery.k8s.io",
  version: "v1",
  kind: "EndpointSlice",
  plural: "endpointslices",
  singular: "endpointslice",
  namespaced: true,
};

export const endpointSlice: Kind = defineKind(endpointSlices, {
  columns: [],
});
