import type { Task } from "../kernel/task.ts";
import { after, at, parseRfc3339, rfc3339, second } from "../kernel/time.ts";
import { without } from "../wire/json.ts";
import type { Stored, StoredMeta } from "../wire/object.ts";
import type { Resource } from "../wire/resource.ts";
import type { Status } from "../wire/status.ts";
import { admitValidating } from "./admission/admission.ts";
import { conflict, success } from "./api-error.ts";
import type { Collection } from "./collection.ts";
import type { DeleteOptions } from "./deletion-options.ts";
import type { User } from "./machinery.ts";
import { hasNamespaceContent } from "./update-rules.ts";

const orphanFinalizer = "orphan";
const foregroundFinalizer = "foregroundDeletion";

export interface Deletion {
  readonly options: DeleteOptions;
  readonly user?: User;
  /** What admission wants to be said beside the answer; it appends to it. */
  readonly warnings?: string[];
  /** The form in which the request came; the storage's unless told. */
  readonly resource?: Resource;
}

/** What became of a delete: `isGone` is false while something still holds the object. */
export interface Deleted {
  /** What the client is answered: the object if it is still there or if its kind wants it so, a Status otherwise. */
  readonly answer: Stored | Status;
  readonly isGone: boolean;
}

/**
 * Deletes an object, or marks it as terminating if it has a grace period or finalizers.
 * @models staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go Delete, 1.33
 */
export function* deleteObject(collection: Collection, object: Stored, deletion: Deletion): Task<Deleted> {
  const { kind, machinery } = collection;
  const { options, user, resource = kind.resource, warnings = [] } = deletion;
  checkPreconditions(collection, object, options);
  const { namespace, name } = object.metadata;
  const place = { resource, namespace, name, subresource: "", old: object } as const;
  const by = { user, dryRun: options.dryRun, options: options.sent, warnings };
  const request = { operation: "DELETE", ...place, ...by } as const;
  yield* admitValidating(undefined, request, machinery);
  const current = collection.get(namespace, name, resource);
  const { answer, isGone } = end(collection, current, options);
  return { answer: inForm(answer, resource), isGone };
}

/** A Status names the group that the request was in. */
function inForm(answer: Stored | Status, { group }: Resource): Stored | Status {
  if (!("details" in answer) || answer.details === undefined || group === "") return answer;
  return { ...answer, details: { ...answer.details, group } };
}

function end(collection: Collection, object: Stored, options: DeleteOptions): Deleted {
  if (hasNamespaceContent(object))
    return { answer: endNamespace(collection, object, options), isGone: false };
  if (collection.kind.marked !== undefined && object.metadata.deletionTimestamp === undefined) {
    const marked = collection.kind.marked(object, rfc3339(collection.machinery.kernel.now));
    return { answer: mark(collection, marked, { old: object, options }), isGone: false };
  }
  const grace = graceOf(collection, object, options);
  if (grace === "pending") return { answer: answerFor(collection, object), isGone: false };
  const finalizers = finalizersFor(collection, object, options);
  if (grace === undefined && finalizers.length === 0) return remove(collection, object, options);
  const metadata = terminating(collection, object, { grace, finalizers });
  const marked = mark(collection, { ...object, metadata }, { old: object, options });
  if ((grace ?? 0) > 0 || finalizers.length > 0) return { answer: marked, isGone: false };
  return remove(collection, marked, options);
}

function remove(collection: Collection, object: Stored, { dryRun }: DeleteOptions): Deleted {
  if (!dryRun) collection.remove(object);
  return { answer: answerFor(collection, object), isGone: true };
}

function answerFor({ kind }: Collection, object: Stored): Stored | Status {
  if (kind.returnsDeleted === true) return object;
  const { group, plural } = kind.resource;
  const { name, uid } = object.metadata;
  return success({ name, ...(group === "" ? {} : { group }), kind: plural, uid });
}

/** Refuses if the object is not the one that was meant. */
export function checkPreconditions({ kind }: Collection, { metadata }: Stored, options: DeleteOptions): void {
  const resource = { ...kind.resource, plural: kind.resource.kind };
  const { uid, resourceVersion } = options;
  if (uid !== undefined && uid !== metadata.uid) {
    const why =
      `the UID in the precondition (${uid}) does not match the UID in record (${metadata.uid}). ` +
      "The object might have been deleted and then recreated";
    throw conflict(resource, metadata.name, why);
  }
  if (resourceVersion !== undefined && resourceVersion !== metadata.resourceVersion) {
    const why =
      `the ResourceVersion in the precondition (${resourceVersion}) does not match the ResourceVersion in record ` +
      `(${metadata.resourceVersion}). The object might have been modified`;
    throw conflict(resource, metadata.name, why);
  }
}

/**
 * Seconds; undefined for kinds that end at once. Who is terminating already can only be hurried up; otherwise the
 * delete that is under way stands.
 */
function graceOf(
  { kind }: Collection,
  object: Stored,
  { gracePeriodSeconds }: DeleteOptions,
): number | "pending" | undefined {
  if (kind.gracePeriodSeconds === undefined) return undefined;
  const asked = gracePeriodSeconds === undefined || gracePeriodSeconds >= 0 ? gracePeriodSeconds : 1;
  const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = object.metadata;
  if (deletionTimestamp !== undefined) {
    if (deletionGracePeriodSeconds === 0) return undefined;
    return asked === undefined || asked >= deletionGracePeriodSeconds ? "pending" : asked;
  }
  const own = kind.gracePeriodSeconds(object);
  if (own === 0) return 0;
  return asked ?? own;
}

/** The object's finalizers, with the one by which the garbage collector learns what to do with its dependents. */
function finalizersFor(
  { kind }: Collection,
  { metadata }: Stored,
  options: DeleteOptions,
): readonly string[] {
  const before = metadata.finalizers ?? [];
  const others = before.filter((name) => name !== orphanFinalizer && name !== foregroundFinalizer);
  if (kind.defaultPropagation === "Unsupported") return others;
  const policy = explicitPolicy(options) ?? policyInForce(before) ?? kind.defaultPropagation;
  if (policy === "Orphan") return [...others, orphanFinalizer];
  return policy === "Foreground" ? [...others, foregroundFinalizer] : others;
}

function explicitPolicy({ orphanDependents, propagationPolicy }: DeleteOptions): string | undefined {
  if (orphanDependents !== undefined) return orphanDependents ? "Orphan" : "Background";
  return propagationPolicy;
}

/** A finalizer that is there already stands for a policy. */
function policyInForce(finalizers: readonly string[]): string | undefined {
  const found = finalizers.find((name) => name === orphanFinalizer || name === foregroundFinalizer);
  if (found === undefined) return undefined;
  return found === orphanFinalizer ? "Orphan" : "Foreground";
}

interface Ending {
  readonly grace: number | undefined;
  readonly finalizers: readonly string[];
}

function terminating(collection: Collection, object: Stored, { grace = 0, finalizers }: Ending): StoredMeta {
  const metadata = without(object.metadata, ["finalizers"]);
  const kept = finalizers.length === 0 ? {} : { finalizers: [...finalizers] };
  const { deletionTimestamp, deletionGracePeriodSeconds, generation } = metadata;
  const { now } = collection.machinery.kernel;
  if (deletionTimestamp === undefined) {
    const next = generation === undefined ? {} : { generation: generation + 1 };
    const ends = rfc3339(after(now, grace * second));
    return {
      ...metadata,
      ...kept,
      ...next,
      deletionTimestamp: ends,
      deletionGracePeriodSeconds: grace,
    };
  }
  if (grace >= (deletionGracePeriodSeconds ?? 0)) return { ...metadata, ...kept };
  const began = (parseRfc3339(deletionTimestamp) ?? now) - (deletionGracePeriodSeconds ?? 0) * second;
  const ends = at(Math.max(began + grace * second, now));
  // Who asked for a graceful end gets one, even if its time has passed: somebody else takes the object away.
  const seconds = ends === now && grace !== 0 ? 1 : grace;
  return { ...metadata, ...kept, deletionTimestamp: rfc3339(ends), deletionGracePeriodSeconds: seconds };
}

interface Marking {
  readonly old: Stored;
  readonly options: DeleteOptions;
}

function mark(collection: Collection, marked: Stored, { old, options: { dryRun } }: Marking): Stored {
  const { metadata } = marked;
  const isUnchanged =
    metadata.deletionTimestamp === old.metadata.deletionTimestamp &&
    metadata.deletionGracePeriodSeconds === old.metadata.deletionGracePeriodSeconds &&
    metadata.finalizers?.join() === old.metadata.finalizers?.join();
  return isUnchanged ? old : collection.replace(marked, old, { dryRun });
}

/** A namespace stays until its controller has emptied it; it is marked once, without a grace period. */
function endNamespace(collection: Collection, object: Stored, options: DeleteOptions): Stored {
  if (object.metadata.deletionTimestamp !== undefined) return object;
  const finalizers = finalizersFor(collection, object, options);
  const metadata = without(terminating(collection, object, { grace: 0, finalizers }), [
    "deletionGracePeriodSeconds",
  ]);
  const { status } = object as Stored & { readonly status?: object };
  const marked = { ...object, metadata, status: { ...status, phase: "Terminating" } };
  return mark(collection, marked, { old: object, options });
}
