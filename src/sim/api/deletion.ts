import { after, rfc3339, second } from "../kernel/time.ts";
import { isObject, type Json } from "../wire/json.ts";
import type { Stored, StoredMeta } from "../wire/object.ts";
import { qualified } from "../wire/resource.ts";
import type { Status } from "../wire/status.ts";
import { badRequest, conflict, success } from "./api-error.ts";
import type { Collection } from "./collection.ts";

/** metav1.DeleteOptions, read. */
export interface DeleteOptions {
  readonly gracePeriodSeconds?: number | undefined;
  readonly propagationPolicy?: "Orphan" | "Background" | "Foreground" | undefined;
  readonly uid?: string | undefined;
  readonly resourceVersion?: string | undefined;
  readonly dryRun: boolean;
}

const policies = new Set<unknown>(["Orphan", "Background", "Foreground"]);
const orphanFinalizer = "orphan";
const foregroundFinalizer = "foregroundDeletion";

/** Reads a DeleteOptions body; what is not one is refused. */
export function deleteOptions(body: Json | undefined, dryRun: boolean): DeleteOptions {
  const fields = isObject(body) ? body : {};
  const { gracePeriodSeconds, propagationPolicy, preconditions } = fields;
  if (propagationPolicy !== undefined && !policies.has(propagationPolicy)) {
    throw badRequest(
      `propagationPolicy: Unsupported value: ${JSON.stringify(propagationPolicy)}: supported values: "Foreground", "Background", "Orphan"`,
    );
  }
  const { uid, resourceVersion } = isObject(preconditions) ? preconditions : {};
  return {
    gracePeriodSeconds: typeof gracePeriodSeconds === "number" ? gracePeriodSeconds : undefined,
    propagationPolicy: (propagationPolicy as DeleteOptions["propagationPolicy"]) ?? orphaning(fields),
    uid: typeof uid === "string" ? uid : undefined,
    resourceVersion: typeof resourceVersion === "string" ? resourceVersion : undefined,
    dryRun: dryRun || (Array.isArray(fields["dryRun"]) && fields["dryRun"].includes("All")),
  };
}

/** The older form of a propagation policy. */
function orphaning({
  orphanDependents,
}: Readonly<Record<string, unknown>>): DeleteOptions["propagationPolicy"] {
  if (orphanDependents === undefined) return undefined;
  return orphanDependents === true ? "Orphan" : "Background";
}

/**
 * Deletes an object, or marks it as terminating if it has a grace period or finalizers. The result is what the
 * client is answered: the object if it is still there (or the kind wants it so), a Status otherwise.
 * @models staging/src/k8s.io/apiserver/pkg/registry/rest/delete.go BeforeDelete, 1.33
 */
export function deleteObject(
  collection: Collection,
  object: Stored,
  options: DeleteOptions,
): Stored | Status {
  checkPreconditions(collection, object, options);
  const grace = graceOf(collection, object, options);
  const metadata = terminating(collection, object, { grace, finalizers: finalizersFor(object, options) });
  const isPending = grace > 0 || (metadata.finalizers?.length ?? 0) > 0 || hasNamespaceContent(object);
  if (isPending) return keepTerminating(collection, object, metadata, options);
  if (!options.dryRun) collection.remove(object);
  if (collection.kind.returnsDeleted === true) return { ...object, metadata };
  const { group, plural } = collection.kind.resource;
  const { name, uid } = object.metadata;
  return success(200, { name, ...(group === "" ? {} : { group }), kind: plural, uid });
}

function checkPreconditions(collection: Collection, { metadata }: Stored, options: DeleteOptions): void {
  const { resource } = collection.kind;
  if (options.uid !== undefined && options.uid !== metadata.uid) {
    const why = `Precondition failed: UID in precondition: ${options.uid}, UID in object meta: ${metadata.uid}`;
    throw conflict(resource, metadata.name, why);
  }
  const { resourceVersion } = options;
  if (resourceVersion !== undefined && resourceVersion !== metadata.resourceVersion) {
    const why =
      `Precondition failed: ResourceVersion in precondition: ${resourceVersion}, ` +
      `ResourceVersion in object meta: ${metadata.resourceVersion}`;
    throw conflict(resource, metadata.name, why);
  }
}

/** Seconds. Who is terminating already can only be hurried up. */
function graceOf(collection: Collection, object: Stored, { gracePeriodSeconds }: DeleteOptions): number {
  const wanted = collection.kind.gracePeriodSeconds?.(object);
  if (wanted === undefined || wanted === 0) return 0;
  const grace = gracePeriodSeconds ?? wanted;
  const current = object.metadata.deletionGracePeriodSeconds;
  const asked = grace < 0 ? 1 : grace;
  return current === undefined ? asked : Math.min(current, asked);
}

function finalizersFor({ metadata }: Stored, { propagationPolicy }: DeleteOptions): readonly string[] {
  const before = metadata.finalizers ?? [];
  if (propagationPolicy === undefined) return before;
  const others = before.filter((name) => name !== orphanFinalizer && name !== foregroundFinalizer);
  if (propagationPolicy === "Orphan") return [...others, orphanFinalizer];
  return propagationPolicy === "Foreground" ? [...others, foregroundFinalizer] : others;
}

interface Ending {
  readonly grace: number;
  readonly finalizers: readonly string[];
}

function terminating(collection: Collection, object: Stored, { grace, finalizers }: Ending): StoredMeta {
  const { finalizers: _, ...metadata } = object.metadata;
  const kept = finalizers.length === 0 ? {} : { finalizers: [...finalizers] };
  const isFirst = metadata.deletionTimestamp === undefined;
  const isSooner = grace < (metadata.deletionGracePeriodSeconds ?? Number.MAX_SAFE_INTEGER);
  if (!isFirst && !isSooner) return { ...metadata, ...kept };
  return {
    ...metadata,
    ...kept,
    deletionTimestamp: rfc3339(after(collection.machinery.kernel.now, grace * second)),
    deletionGracePeriodSeconds: grace,
    ...(isFirst && metadata.generation !== undefined ? { generation: metadata.generation + 1 } : {}),
  };
}

function keepTerminating(
  collection: Collection,
  object: Stored,
  metadata: StoredMeta,
  { dryRun }: DeleteOptions,
): Stored {
  const isUnchanged =
    metadata.deletionTimestamp === object.metadata.deletionTimestamp &&
    metadata.finalizers?.join() === object.metadata.finalizers?.join();
  if (isUnchanged) return object;
  const marked = { ...object, metadata };
  const isNamespace = qualified(collection.kind.resource) === "namespaces";
  const after = isNamespace ? { ...marked, status: { phase: "Terminating" } } : marked;
  return collection.replace(after, object, { dryRun });
}

/** A namespace stays until its controller has emptied it and taken `kubernetes` out of spec.finalizers. */
function hasNamespaceContent(object: Stored): boolean {
  const { spec } = object as Stored & { readonly spec?: { readonly finalizers?: readonly string[] } };
  return object.kind === "Namespace" && (spec?.finalizers?.length ?? 0) > 0;
}

/** Takes an object that nothing holds any more out of the store: terminating, no finalizers, no grace period left. */
export function isFinished(object: Stored): boolean {
  const { deletionTimestamp, deletionGracePeriodSeconds, finalizers } = object.metadata;
  if (deletionTimestamp === undefined || (deletionGracePeriodSeconds ?? 0) > 0) return false;
  return (finalizers?.length ?? 0) === 0 && !hasNamespaceContent(object);
}
