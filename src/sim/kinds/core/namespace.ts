import type { NamespaceSpec, NamespaceStatus } from "kubernetes-types/core/v1";
import type { Kind, PrepareContext } from "../../api/kind.ts";
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

/** The minor that gave namespaces their name as a label. */
const namedSince = 21;

/** A new namespace carries its name as a label, and stays until its controller has emptied it. */
function prepare(object: Namespace, old: Namespace | undefined, { minor }: PrepareContext): Namespace {
  const spec = old === undefined ? { finalizers: ["kubernetes"] } : object.spec;
  return { ...(minor < namedSince ? object : withNameLabel(object)), spec };
}

/** The label is a default: it belongs to whoever makes the namespace. */
function withNameLabel(object: Namespace): Namespace {
  const { name } = object.metadata;
  if (name === "") return object;
  const labels = { ...object.metadata.labels, "kubernetes.io/metadata.name": name };
  return { ...object, metadata: { ...object.metadata, labels } };
}

const inAllVersions: Kind = defineKind(namespaces, {
  subresources: ["finalize", "status"],
  verbs: ["create", "delete", "get", "list", "patch", "update", "watch"],
  defaults: { spec: { within: {}, create: true } },
  initialStatus: () => ({ phase: "Active" }),
  prepare,
  fields: { "status.phase": ({ status }) => status.phase },
});

export const namespace: Kind = {
  ...inAllVersions,
  differences: [{ since: namedSince, read: withNameLabel as unknown as NonNullable<Kind["read"]> }],
};
