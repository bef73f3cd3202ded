import type { EndpointSubset } from "kubernetes-types/core/v1";
import type { Kind } from "../../api/kind.ts";
import { defineKind } from "../define-kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";

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

export const endpointsKind: Kind = defineKind(endpoints, {
  registry: "services/endpoints",
  defaults: { subsets: { each: { ports: { each: { protocol: "TCP" } } } } },
  createsOnUpdate: true,
});
