import { present } from "../kernel/assert.ts";
import { rfc3339 } from "../kernel/time.ts";
import type { Entry } from "../store/store.ts";
import { jsonEqual, without } from "../wire/json.ts";
import type { Incoming, Stored, StoredMeta } from "../wire/object.ts";
import { apiVersionOf } from "../wire/resource.ts";
import { admit } from "./admission/admission.ts";
import { alreadyExists, badRequest, conflict, invalid, notFound } from "./api-error.ts";
import { withDefaults } from "./defaults.ts";
import type { Kind } from "./kind.ts";
import type { Machinery, WriteOptions } from "./machinery.ts";
import { merged, sameContent } from "./update-rules.ts";

/** How often a generated name that is taken is drawn anew. */
const generateAttempts = 8;
const generatedNameMax = 58;

/**
 * The objects of one kind in the store, and the rules under which they are created and changed.
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
    this.root = `/registry/${kind.registry ?? kind.resource.plural}/`;
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

  get(namespace: string, name: string): Stored {
    const object = this.find(namespace, name);
    if (object === undefined) throw notFound(this.kind.resource, name);
    return object;
  }

  *all(namespace = ""): Generator<Stored> {
    for (const { value } of this.machinery.store.range(this.prefix(namespace))) yield value as Stored;
  }

  create(namespace: string, incoming: Incoming, options: WriteOptions = {}): Stored {
    const { kind, machinery } = this;
    const { resource } = kind;
    const draft = this.#draft(namespace, incoming);
    const { name } = draft.metadata;
    const request = {
      operation: "CREATE",
      resource,
      subresource: "",
      namespace,
      name,
      old: undefined,
    } as const;
    const admitted = admit(draft, request, machinery);
    const object = kind.prepare?.(admitted, undefined) ?? admitted;
    this.#check(object, undefined, options);
    if (this.find(namespace, name) !== undefined) throw alreadyExists(resource, name);
    return this.#write(object, 0, options);
  }

  /**
   * Changes an object: `change` makes the new one from the one that is stored. Refused as Conflict if it carries a
   * resourceVersion that is not the stored one. A change that changes nothing writes nothing.
   */
  update(
    { namespace, name }: { readonly namespace: string; readonly name: string },
    change: (old: Stored) => Stored,
    options: WriteOptions = {},
  ): Stored {
    const { kind, machinery } = this;
    const { resource } = kind;
    const old = this.get(namespace, name);
    const incoming = change(old);
    if (incoming === old) return old;
    this.#checkPreconditions(incoming, old);
    const subresource = options.subresource ?? "";
    const draft = merged(kind, withDefaults(incoming, kind.defaults ?? {}), old, subresource);
    const request = { operation: "UPDATE", resource, subresource, namespace, name, old } as const;
    const admitted = admit(draft, request, machinery);
    const prepared = kind.prepare?.(admitted, old) ?? admitted;
    const object = withGeneration(kind, prepared, old);
    this.#check(object, old, options);
    if (sameContent(object, old)) return old;
    return this.#write(object, Number(old.metadata.resourceVersion), options);
  }

  /** Writes what is known to be right: no defaults, no checks. Used by deletion and bootstrap. */
  replace(object: Stored, old: Stored, options: WriteOptions = {}): Stored {
    return this.#write(object, Number(old.metadata.resourceVersion), options);
  }

  /** Takes the object out of the store. */
  remove(object: Stored): void {
    const { namespace, name } = object.metadata;
    this.machinery.store.delete(this.key(namespace, name));
  }

  #draft(namespace: string, incoming: Incoming): Stored {
    const { kind, machinery } = this;
    const { resource } = kind;
    const given = incoming.metadata ?? {};
    const rest = without(given, [
      "deletionTimestamp",
      "deletionGracePeriodSeconds",
      "managedFields",
      "selfLink",
    ]);
    const metadata: StoredMeta = {
      ...rest,
      name: given.name ?? this.#generatedName(namespace, given.generateName),
      namespace: resource.namespaced ? namespace : "",
      uid: machinery.random.uuid(),
      creationTimestamp: rfc3339(machinery.kernel.now),
      resourceVersion: "",
      ...(kind.hasGeneration === true ? { generation: 1 } : {}),
    };
    const object: Stored = { ...incoming, apiVersion: apiVersionOf(resource), kind: resource.kind, metadata };
    const filled = withDefaults(object, kind.defaults ?? {});
    return kind.initialStatus === undefined
      ? filled
      : ({ ...filled, status: kind.initialStatus(filled) } as Stored);
  }

  #generatedName(namespace: string, generateName: string | undefined): string {
    if (generateName === undefined || generateName === "") return "";
    const base = generateName.slice(0, generatedNameMax);
    let name = "";
    for (let attempt = 0; attempt < generateAttempts; attempt++) {
      name = base + this.machinery.random.suffix(5);
      if (this.find(namespace, name) === undefined) break;
    }
    return name;
  }

  #checkPreconditions(incoming: Stored, old: Stored): void {
    const { resource } = this.kind;
    const { uid, resourceVersion, name } = (incoming as Incoming & Stored).metadata;
    if (resourceVersion && resourceVersion !== old.metadata.resourceVersion) throw conflict(resource, name);
    if (uid && uid !== old.metadata.uid) {
      const why = `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${old.metadata.uid}`;
      throw conflict(resource, name, why);
    }
  }

  #check(object: Stored, old: Stored | undefined, { check }: WriteOptions): void {
    const errors = check?.(object, old) ?? [];
    if (errors.length > 0) throw invalid(this.kind.resource, object.metadata.name, errors);
  }

  #write(object: Stored, expected: number, { dryRun = false }: WriteOptions): Stored {
    const { store } = this.machinery;
    const { namespace, name } = object.metadata;
    if (dryRun) return object;
    const metadata = { ...object.metadata, resourceVersion: String(store.revision + 1) };
    const entry = store.put(this.key(namespace, name), { ...object, metadata }, expected);
    return present(entry as Entry<Stored> | undefined, "nobody writes between the check and the put").value;
  }
}

function withGeneration(kind: Kind, object: Stored, old: Stored): Stored {
  if (kind.hasGeneration !== true) return object;
  const changes = (Object.keys(object) as (keyof Stored)[]).some(
    (field) => !isOutsideSpec(field) && !jsonEqual(object[field], old[field]),
  );
  const generation = (old.metadata.generation ?? 0) + (changes ? 1 : 0);
  if (object.metadata.generation === generation) return object;
  return { ...object, metadata: { ...object.metadata, generation } };
}

function isOutsideSpec(field: string): boolean {
  return field === "metadata" || field === "status" || field === "apiVersion" || field === "kind";
}

/** Refuses a body whose type or namespace is not the one of the request. */
export function checkBody(kind: Kind, namespace: string, body: Incoming): void {
  const { resource } = kind;
  const expected = apiVersionOf(resource);
  const { apiVersion = expected, kind: type = resource.kind, metadata } = body;
  if (apiVersion !== expected) {
    throw badRequest(
      `the API version in the data (${apiVersion}) does not match the expected API version (${expected})`,
    );
  }
  if (type !== resource.kind) {
    const version = JSON.stringify(resource.version);
    const conversion = `converting (${resource.version}.${type}) to (${goPackage(resource.group)}.${resource.kind})`;
    throw badRequest(
      `${type} in version ${version} cannot be handled as a ${resource.kind}: ${conversion}: unknown conversion`,
    );
  }
  if (resource.namespaced && metadata?.namespace && metadata.namespace !== namespace) {
    throw badRequest("the namespace of the provided object does not match the namespace sent on the request");
  }
}

function goPackage(group: string): string {
  return group === "" ? "core" : (group.split(".")[0] ?? group);
}
