import type { Endpoint, EndpointPort } from "kubernetes-types/discovery/v1";
import { defineKind, type Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { invalidValue, required } from "../../api/field-error.ts";
import { ageColumn, firstFew } from "../columns.ts";
import { oneOf } from "../validation.ts";

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
  validate: ({ addressType }, old) => [
    ...(addressType === undefined
      ? [required("addressType")]
      : oneOf("addressType", addressType, ["FQDN", "IPv4", "IPv6"])),
    ...(old !== undefined && old.addressType !== addressType
      ? [invalidValue("addressType", addressType, "field is immutable")]
      : []),
  ],
  columns: [
    { name: "AddressType", cell: ({ addressType }) => addressType },
    {
      name: "Ports",
      cell: ({ ports = [] }) =>
        firstFew(
          ports.map(({ name, port }) => String(port ?? name)),
          "<unset>",
        ),
    },
    {
      name: "Endpoints",
      cell: ({ endpoints }) =>
        firstFew(
          endpoints.flatMap(({ addresses }) => addresses),
          "<unset>",
        ),
    },
    ageColumn,
  ],
});
