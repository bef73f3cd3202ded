import type { ServiceSpec, ServiceStatus } from "kubernetes-types/core/v1";
import { defineKind, type Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";

export interface Service extends Stored {
  readonly spec: ServiceSpec & { readonly type: ServiceType };
  readonly status: ServiceStatus;
}

export type ServiceType = "ClusterIP" | "NodePort" | "LoadBalancer" | "ExternalName";

export const services: Resource<Service> = {
  group: "",
  version: "v1",
  kind: "Service",
  plural: "services",
  singular: "service",
  shortNames: ["svc"],
  categories: ["all"],
  namespaced: true,
};

export const service: Kind = defineKind(services, {
  columns: [],
});
