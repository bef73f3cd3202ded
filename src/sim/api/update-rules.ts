import { jsonEqual, without } from "../wire/json.ts";
import type { Stored, StoredMeta } from "../wire/object.ts";
import { hasSubresource, type Kind } from "./kind.ts";
import { resetPaths } from "./reset-paths.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * The object that an update asks for, with what it may not touch taken from the old one: its identity always; the
 * status on the main resource; everything but the status on the status subresource.
 */
export function merged(kind: Kind, incoming: Stored, old: Stored, subresource: string): Stored {
  const metadata = keptMetadata(incoming.metadata, old.metadata);
  const base = { apiVersion: old.apiVersion, kind: old.kind };
  if (subresource === "status") {
    const { status } = incoming as unknown as Fields;
    if (kind.custom === true) return withStatus(old, status);
    const kept = withoutReset(metadata, old.metadata, resetPaths(kind, subresource));
    return { ...old, metadata: kept, ...(status === undefined ? {} : { status }) };
  }
  if (subresource === "approval") {
    const { status = {} } = incoming as { readonly status?: Fields };
    const kept = { ...(fieldOf(old, "status") as Fields | undefined), conditions: status["conditions"] };
    return { ...old, metadata, status: kept } as Stored;
  }
  if (subresource === "ephemeralcontainers") return withEphemeralContainers(incoming, old);
  if (subresource === "resize") return withResources(incoming, old);
  if (subresource !== "finalize" && hasSubresource(kind, "finalize")) {
    // The finalizers in a namespace's spec are the subresource's alone.
    return {
      ...incoming,
      ...base,
      metadata,
      spec: fieldOf(old, "spec"),
      status: fieldOf(old, "status"),
    } as Stored;
  }
  if (!hasSubresource(kind, "status")) return { ...incoming, ...base, metadata };
  const { status } = old as unknown as Fields;
  const { status: _, ...rest } = incoming as unknown as Fields;
  return { ...rest, ...base, metadata, ...(status === undefined ? {} : { status }) };
}

/** The metadata that an update of the status asks for, with what it cannot change as it was. */
function withoutReset(metadata: StoredMeta, old: StoredMeta, paths: readonly string[]): StoredMeta {
  if (paths.includes("metadata")) return { ...old, resourceVersion: metadata.resourceVersion };
  let kept = metadata;
  for (const field of ["labels", "ownerReferences"] as const) {
    if (paths.includes(`metadata.${field}`)) kept = { ...without(kept, [field]), ...pick(old, field) };
  }
  return kept;
}

/** A pod that gets containers to debug it changes in nothing else. */
function withEphemeralContainers(incoming: Stored, old: Stored): Stored {
  const { ephemeralContainers } = (fieldOf(incoming, "spec") ?? {}) as Fields;
  const { ephemeralContainers: _, ...spec } = fieldOf(old, "spec") as Fields;
  const { resourceVersion } = incoming.metadata;
  const metadata = resourceVersion ? { ...old.metadata, resourceVersion } : old.metadata;
  return {
    ...old,
    metadata,
    spec: { ...spec, ...(ephemeralContainers === undefined ? {} : { ephemeralContainers }) },
  } as Stored;
}

/**
 * A pod that is resized changes in nothing but its containers' resources; where its containers are others, all of the
 * new spec is kept for the checks to find it.
 * @models pkg/registry/core/pod/strategy.go dropNonResizeUpdates, 1.33
 */
function withResources(incoming: Stored, old: Stored): Stored {
  const [now, before] = [incoming, old].map((object) => (fieldOf(object, "spec") ?? {}) as Fields);
  const { resourceVersion } = incoming.metadata;
  const metadata = resourceVersion ? { ...old.metadata, resourceVersion } : old.metadata;
  const changed = Object.fromEntries(
    ["containers", "initContainers"].flatMap((list) => {
      const [containers = [], kept = []] = [now?.[list], before?.[list]] as (readonly Fields[] | undefined)[];
      if (containers.length !== kept.length) return [[list, containers]];
      return kept.length === 0 ? [] : [[list, resizedContainers(containers, kept)]];
    }),
  );
  return { ...old, metadata, spec: { ...before, ...changed } } as Stored;
}

function resizedContainers(containers: readonly Fields[], old: readonly Fields[]): readonly Fields[] {
  if (containers.some(({ name }, index) => name !== old[index]?.["name"])) return containers;
  return containers.map(({ resources, resizePolicy }, index) => {
    const { resources: _, resizePolicy: __, ...rest } = old[index] ?? {};
    return { ...rest, ...(resources ? { resources } : {}), ...(resizePolicy ? { resizePolicy } : {}) };
  });
}

/** Of a custom resource its status changes nothing else, not even labels. */
function withStatus(old: Stored, status: unknown): Stored {
  const { status: _, ...rest } = old as Stored & { readonly status?: unknown };
  return status === undefined ? rest : ({ ...rest, status } as Stored);
}

function fieldOf(object: Stored, field: string): unknown {
  return (object as unknown as Fields)[field];
}

const serverOwned = [
  "managedFields",
  "selfLink",
  "generation",
  "deletionTimestamp",
  "deletionGracePeriodSeconds",
] as const;

/** What clients cannot change silently stays as it was; a name or uid that differs is refused later. */
function keptMetadata(incoming: StoredMeta, old: StoredMeta): StoredMeta {
  const rest = without(incoming, serverOwned);
  return {
    ...rest,
    namespace: old.namespace,
    uid: old.uid,
    creationTimestamp: old.creationTimestamp,
    resourceVersion: old.resourceVersion,
    ...pick(old, "generation"),
    ...pick(old, "deletionTimestamp"),
    ...pick(old, "deletionGracePeriodSeconds"),
  };
}

function pick<K extends keyof StoredMeta>(metadata: StoredMeta, field: K): Partial<Pick<StoredMeta, K>> {
  return metadata[field] === undefined ? {} : ({ [field]: metadata[field] } as Pick<StoredMeta, K>);
}

/** Whether a write would change nothing: then there is none, and no new resourceVersion. */
export function sameContent(object: Stored, old: Stored): boolean {
  return jsonEqual(object, old);
}

/** A namespace stays until its controller has emptied it and taken `kubernetes` out of spec.finalizers. */
export function hasNamespaceContent(object: Stored): boolean {
  const { spec } = object as Stored & { readonly spec?: { readonly finalizers?: readonly string[] } };
  return object.kind === "Namespace" && (spec?.finalizers?.length ?? 0) > 0;
}

/** Takes an object that nothing holds any more out of the store: terminating, no finalizers, no grace period left. */
export function isFinished(object: Stored): boolean {
  const { deletionTimestamp, deletionGracePeriodSeconds, finalizers } = object.metadata;
  if (deletionTimestamp === undefined || (deletionGracePeriodSeconds ?? 0) > 0) return false;
  return (finalizers?.length ?? 0) === 0 && !hasNamespaceContent(object);
}
