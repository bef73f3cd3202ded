import type { Endpoint, EndpointPort } from "kubernetes-types/discovery/v1";
import type { Kind } from "../../api/kind.ts";
import { defineKind } from "../define-kind.ts";
import { jsonEqual } from "../../wire/json.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { fromTopology, toTopology } from "./endpoint-slice-v1beta1.ts";

export interface EndpointSlice extends Stored {
  readonly addressType: string;
  /** Null where there are none. */
  readonly endpoints: readonly Endpoint[] | null;
  readonly ports?: readonly EndpointPort[] | null;
}

export const endpointSlices: Resource<EndpointSlice> = {
  group: "discovery.k8s.io",
  version: "v1",
  kind: "EndpointSlice",
  plural: "endpointslices",
  singular: "endpointslice",
  namespaced: true,
};

/** Storage forgets that there was a list, if it is empty. */
function orNull<T>(list: readonly T[] | null | undefined): readonly T[] | null {
  return list === undefined || list === null || list.length === 0 ? null : list;
}

/** Its generation counts changes of the labels, too. */
function prepare(object: EndpointSlice, old: EndpointSlice | undefined): EndpointSlice {
  const endpoints = orNull(object.endpoints);
  const ports = orNull(object.ports);
  if (endpoints !== object.endpoints || ports !== object.ports) {
    return prepare({ ...object, endpoints, ports }, old);
  }
  const { metadata } = object;
  if (old === undefined) return { ...object, metadata: { ...metadata, generation: 1 } };
  const isSame =
    jsonEqual(metadata.labels, old.metadata.labels) &&
    jsonEqual(object.endpoints, old.endpoints) &&
    jsonEqual(object.ports, old.ports);
  if (isSame) return object;
  return { ...object, metadata: { ...metadata, generation: (old.metadata.generation ?? 0) + 1 } };
}

export const endpointSlice: Kind = {
  ...defineKind(endpointSlices, {
    prepare,
    defaults: { ports: { each: { name: () => "", protocol: "TCP" } } },
  }),
  since: 21,
  also: [
    {
      group: "discovery.k8s.io",
      version: "v1beta1",
      until: 24,
      toStorage: fromTopology,
      fromStorage: toTopology,
    },
  ],
};
