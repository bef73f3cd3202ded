import type { NamespaceSpec, NamespaceStatus } from "kubernetes-types/core/v1";
import type { Kind } from "../../api/kind.ts";
import { defineKind } from "../define-kind.ts";
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

/** A new namespace carries its name as a label, and stays until its controller has emptied it. */
function prepare(object: Namespace, old: Namespace | undefined): Namespace {
  const { name } = object.metadata;
  const labels = { ...object.metadata.labels, "kubernetes.io/metadata.name": name };
  const spec = old === undefined ? { finalizers: ["kubernetes"] } : object.spec;
  return { ...object, metadata: { ...object.metadata, labels }, spec };
}

export const namespace: Kind = defineKind(namespaces, {
  subresources: ["finalize", "status"],
  defaults: { spec: { within: {}, create: true } },
  initialStatus: () => ({ phase: "Active" }),
  prepare,
  fields: { "status.phase": ({ status }) => status.phase },
});
