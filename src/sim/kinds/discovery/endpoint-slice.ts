import type { Endpoint, EndpointPort } from "kubernetes-types/discovery/v1";
import type { Kind } from "../../api/kind.ts";
import { defineKind } from "../define-kind.ts";
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
  hasGeneration: true,
  defaults: { endpoints: { each: {}, create: true }, ports: { each: { name: () => "", protocol: "TCP" } } },
});
