import { present } from "../kernel/assert.ts";
import { need, type Task } from "../kernel/task.ts";
import { rfc3339 } from "../kernel/time.ts";
import type { Entry } from "../store/store.ts";
import { jsonEqual, without } from "../wire/json.ts";
import type { Incoming, Stored, StoredMeta } from "../wire/object.ts";
import { apiVersionOf, type Resource } from "../wire/resource.ts";
import { decodeError } from "./go-error.ts";
import { admitMutating, admitValidating, type AdmissionRequest } from "./admission/admission.ts";
import { alreadyExists, conflict, invalid, notFound } from "./api-error.ts";
import { applyModule } from "./apply/apply-module.ts";
import { changesOwners, isDecided, recordWrite } from "./apply/write-record.ts";
import { serverManager } from "./apply/manager.ts";
import { settleIfLong } from "./apply/settle-long.ts";
import { completed } from "./completed.ts";
import { hasSubresource, type Kind } from "./kind.ts";
import type { Machinery, WriteOptions } from "./machinery.ts";
import { generatedName, needsName, withName } from "./generated-name.ts";
import { checkPreconditions } from "./preconditions.ts";
import { isFinished, merged, sameContent } from "./update-rules.ts";

/** How often an update starts over because somebody else has written while it was being admitted. */
const updateAttempts = 5;

interface Place {
  readonly namespace: string;
  readonly name: string;
}

/** What a request asked for, as far as it matters to who owns what. */
interface Asked {
  /** As it came. */
  readonly incoming: object;
  readonly before?: Stored;
  /** With defaults, and nothing else that the server adds. */
  readonly after: Stored;
}

/**
 * The objects of one kind in the store, and the rules under which they are created and changed. Everything here is in
 * the form in which objects are stored.
 * @models staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go, 1.33
 */
export class Collection {
  readonly kind: Kind;
  readonly machinery: Machinery;
  /** `/registry/pods/` */
  readonly root: string;

  constructor(kind: Kind, machinery: Machinery) {
    this.kind = kind;
    this.machinery = machinery;
    const { group, plural } = kind.resource;
    this.root = `/registry/${kind.registry ?? (kind.custom === true ? `${group}/${plural}` : plural)}/`;
  }

  key(namespace: string, name: string): string {
    return this.kind.resource.namespaced ? `${this.root}${namespace}/${name}` : `${this.root}${name}`;
  }

  /** The prefix of all keys of a namespace; of all keys if there is none. */
  prefix(namespace: string): string {
    return namespace === "" ? this.root : `${this.root}${namespace}/`;
  }

  find(namespace: string, name: string): Stored | undefined {
    return this.machinery.store.get(this.key(namespace, name))?.value as Stored | undefined;
  }

  get(namespace: string, name: string, resource: Resource = this.kind.resource): Stored {
    const object = this.find(namespace, name);
    if (object === undefined) throw notFound(resource, name);
    return object;
  }

  *all(namespace = ""): Generator<Stored> {
    for (const { value } of this.machinery.store.range(this.prefix(namespace))) yield value as Stored;
  }

  *create(namespace: string, incoming: Incoming, options: WriteOptions = {}): Task<Stored> {
    const { machinery } = this;
    const draft = this.#draft(namespace, incoming);
    const request = this.#admission({ namespace, name: draft.metadata.name }, options);
    const admitted = yield* admitMutating(draft, request, machinery);
    const attempts = needsName(admitted.metadata) && machinery.minor >= 31 ? 8 : 1;
    for (let attempt = 1; ; attempt++) {
      const object = this.#begun(admitted, options);
      this.#check(object, undefined, options);
      yield* admitValidating(object, { ...request, name: object.metadata.name }, machinery);
      refuseRevision(incoming);
      const taken = this.find(namespace, object.metadata.name);
      if (taken === undefined) return this.#write(object, 0, options, { incoming, after: draft });
      const isGenerated = needsName(admitted.metadata);
      if (attempt >= attempts) throw alreadyExists(request.resource, taken.metadata, isGenerated);
    }
  }

  /** For objects that the server makes for itself, if they are not there: neither admitted nor checked. */
  seed(incoming: Incoming): void {
    const { namespaced } = this.kind.resource;
    const draft = this.#draft(namespaced ? (incoming.metadata?.namespace ?? "") : "", incoming);
    const { namespace, name } = draft.metadata;
    if (this.find(namespace, name) !== undefined) return;
    const { started } = this.machinery;
    const metadata = { ...draft.metadata, creationTimestamp: rfc3339(started) };
    const manager = serverManager(this.kind);
    const begun = this.#begun({ ...draft, metadata }, {});
    const object = "status" in incoming ? ({ ...begun, status: incoming.status } as Stored) : begun;
    this.#write(object, 0, { manager }, { incoming, after: draft });
  }

  /**
   * Changes an object: `change` makes the new one from the one that is stored. Refused as Conflict if it carries a
   * resourceVersion that is not the stored one. A change that changes nothing writes nothing; one that takes the last
   * finalizer of an object that is being deleted ends it.
   */
  *update(
    { namespace, name }: Place,
    change: (old: Stored) => Task<Stored>,
    options: WriteOptions = {},
  ): Task<Stored> {
    const { kind, machinery } = this;
    const { resource = kind.resource } = options;
    for (let attempt = 1; ; attempt++) {
      const old = this.get(namespace, name, resource);
      const incoming = yield* change(old);
      if (incoming === old) return old;
      checkPreconditions(this, incoming, { old, resource, isPatch: options.isPatch === true });
      const subresource = options.subresource ?? "";
      const after = completed(kind, incoming);
      const draft = merged(kind, after, old, subresource);
      const request = this.#admission({ namespace, name }, options, old);
      const admitted = yield* admitMutating(draft, request, machinery);
      const prepared = this.#prepared(admitted, old, options);
      const object = withGeneration(kind, prepared, { old, subresource });
      this.#check(object, old, options);
      yield* admitValidating(object, request, machinery);
      const asked = { incoming, before: old, after };
      if (sameContent(object, old)) yield* this.#noticeOwners(asked, options);
      if (this.find(namespace, name) === old) return this.#finish(object, asked, options);
      if (attempt >= updateAttempts) throw conflict(resource, name);
    }
  }

  /** Of components nobody asks what they have left out. */
  *#noticeOwners(asked: Asked & { readonly before: Stored }, options: WriteOptions): Task<void> {
    const { manager, typed } = options;
    if (typed === true || manager === undefined || manager.subresource === "scale") return;
    if (isDecided(asked.incoming) || jsonEqual(asked.after, asked.before)) return;
    const { noticeOwners } = yield* need(applyModule);
    yield* noticeOwners(this, { ...asked, manager });
  }

  /** Writes what is known to be right: no defaults, no checks. Used by deletion and bootstrap. */
  replace(object: Stored, old: Stored, options: WriteOptions = {}): Stored {
    const asked = { incoming: object, before: old, after: object };
    return this.#write(object, Number(old.metadata.resourceVersion), options, asked);
  }

  /** Takes the object out of the store. */
  remove(object: Stored): void {
    const { namespace, name } = object.metadata;
    this.machinery.store.delete(this.key(namespace, name));
  }

  #finish(object: Stored, asked: Asked & { readonly before: Stored }, options: WriteOptions): Stored {
    const { before: old, incoming } = asked;
    if (isFinished(object)) {
      if (options.dryRun !== true) this.remove(old);
      return object;
    }
    return sameContent(object, old) && !changesOwners(incoming)
      ? old
      : this.#write(object, Number(old.metadata.resourceVersion), options, asked);
  }

  #admission(place: Place, options: WriteOptions, old?: Stored): AdmissionRequest {
    return {
      operation: old === undefined ? "CREATE" : "UPDATE",
      resource: options.resource ?? this.kind.resource,
      subresource: options.subresource ?? "",
      ...(options.typed === true ? { typed: true } : {}),
      ...place,
      old,
      user: options.user,
      dryRun: options.dryRun ?? false,
      options: options.options,
      warnings: options.warnings ?? [],
    };
  }

  #draft(namespace: string, incoming: Incoming): Stored {
    const { kind, machinery } = this;
    const { resource } = kind;
    const rest = without(incoming.metadata ?? {}, [
      "deletionTimestamp",
      "deletionGracePeriodSeconds",
      "managedFields",
      "selfLink",
    ]);
    const metadata: StoredMeta = {
      ...rest,
      name: rest.name ?? "",
      namespace: resource.namespaced ? namespace : "",
      uid: machinery.random.uuid(),
      creationTimestamp: rfc3339(machinery.kernel.now),
      resourceVersion: "",
      ...(kind.hasGeneration === true ? { generation: 1 } : {}),
    };
    const object: Stored = { ...incoming, apiVersion: apiVersionOf(resource), kind: resource.kind, metadata };
    return completed(kind, object);
  }

  /** A new object with its name, its first status, and what else a client may not set. */
  #begun(admitted: Stored, options: WriteOptions): Stored {
    const { kind, machinery } = this;
    const { metadata } = admitted;
    const named = needsName(metadata)
      ? withName(admitted, generatedName(metadata.generateName ?? "", machinery.random))
      : admitted;
    const begun =
      kind.initialStatus === undefined
        ? named
        : ({ ...named, status: kind.initialStatus(named) } as unknown as Stored);
    return this.#prepared(begun, undefined, options);
  }

  #prepared(object: Stored, old: Stored | undefined, { user, subresource = "" }: WriteOptions): Stored {
    const { prepare } = this.kind;
    if (prepare === undefined) return object;
    const { minor, kernel } = this.machinery;
    return prepare(object, old, {
      ...(user === undefined ? {} : { user }),
      subresource,
      now: kernel.now,
      minor,
    });
  }

  #check(object: Stored, old: Stored | undefined, { check, subresource = "" }: WriteOptions): void {
    if (check === undefined) return;
    const { minor, kernel } = this.machinery;
    const errors = check(object, old, { minor, now: kernel.now, subresource });
    if (errors.length > 0) throw invalid(this.kind.resource, object.metadata.name, errors);
  }

  /** How it came to be is on record before watchers are told. */
  #write(object: Stored, expected: number, options: WriteOptions, asked: Asked): Stored {
    const { kernel, leases, minor, store } = this.machinery;
    const { dryRun, manager } = options;
    const written = dryRun === true ? object : withRevision(object, store.revision + 1);
    recordWrite(written, { before: undefined, ...asked, manager, time: kernel.now });
    if (dryRun === true) return written;
    const { namespace, name } = object.metadata;
    const { timeToLiveSeconds } = this.kind;
    const lease = timeToLiveSeconds === undefined ? undefined : leases.leaseFor(timeToLiveSeconds);
    const entry = store.put(this.key(namespace, name), written, expected, lease);
    settleIfLong(written, this.kind, minor);
    return present(entry as Entry<Stored> | undefined, "nobody writes between the check and the put").value;
  }
}

function withRevision(object: Stored, revision: number): Stored {
  return { ...object, metadata: { ...object.metadata, resourceVersion: String(revision) } };
}

/** What is new has no past. */
function refuseRevision({ metadata }: Incoming): void {
  const { resourceVersion = "" } = metadata ?? {};
  if (resourceVersion === "" || resourceVersion === "0") return;
  throw decodeError("resourceVersion should not be set on objects to be created");
}

interface Earlier {
  readonly old: Stored;
  readonly subresource: string | undefined;
}

function withGeneration(kind: Kind, object: Stored, { old, subresource }: Earlier): Stored {
  if (kind.hasGeneration !== true) return object;
  const fields = new Set([...Object.keys(object), ...Object.keys(old)]) as ReadonlySet<keyof Stored>;
  const changes = [...fields].some(
    (field) => !isOutsideSpec(kind, field) && !jsonEqual(object[field], old[field]),
  );
  const isAnnotated =
    kind.generationCountsAnnotations === true &&
    subresource !== "status" &&
    !jsonEqual(object.metadata.annotations ?? {}, old.metadata.annotations ?? {});
  const generation = (old.metadata.generation ?? 0) + (changes || isAnnotated ? 1 : 0);
  if (object.metadata.generation === generation) return object;
  return { ...object, metadata: { ...object.metadata, generation } };
}

/** In a custom resource without the subresource the status is a field like the others. */
function isOutsideSpec(kind: Kind, field: string): boolean {
  if (field === "status") return kind.custom !== true || hasSubresource(kind, "status");
  return field === "metadata" || field === "apiVersion" || field === "kind";
}
