import type { NamespaceSpec, NamespaceStatus } from "kubernetes-types/core/v1";
import { defineKind, type Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";

export interface Namespace extends Stored {
  readonly spec: NamespaceSpec;
  readonly status: NamespaceStatus & { readonly phase: string };
}

export const namespaces: Resource<Namespace> = {
  group: "",
  version: "v1",
  kind: "Namespace",
  plural: "namespaces",
  singular: "namespace",
  shortNames: ["ns"],
  namespaced: false,
};

export const namespace: Kind = defineKind(namespaces, {
  columns: [],
});
