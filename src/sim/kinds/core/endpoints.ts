import type { EndpointSubset } from "kubernetes-types/core/v1";
import { defineKind, type Kind } from "../../api/kind.ts";
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
  columns: [],
});
