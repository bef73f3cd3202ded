import type { EndpointSubset } from "kubernetes-types/core/v1";
import { defineKind, type Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { ageColumn, firstFew } from "../columns.ts";

export interface Endpoints extends Stored {
  readonly subsets?: EndpointSubset[];
}

export const endpoints: Resource<Endpoints> = {
  group: "",
  version: "v1",
  kind: "Endpoints",
  plural: "endpoints",
  singular: "endpoints",
  shortNames: ["ep"],
  namespaced: true,
};

/** `10.0.0.1:80,10.0.0.2:80`: only addresses that are ready. */
function addresses({ subsets = [] }: Endpoints): string {
  const all = subsets.flatMap(({ addresses = [], ports = [] }) =>
    ports.length === 0
      ? addresses.map(({ ip }) => ip)
      : ports.flatMap(({ port }) => addresses.map(({ ip }) => `${ip}:${port}`)),
  );
  return firstFew(all, "<none>");
}

export const endpointsKind: Kind = defineKind(endpoints, {
  registry: "services/endpoints",
  defaults: { subsets: { each: { ports: { each: { protocol: "TCP" } } } } },
  createsOnUpdate: true,
  columns: [{ name: "Endpoints", cell: addresses }, ageColumn],
});
