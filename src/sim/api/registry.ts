import { assert } from "../kernel/assert.ts";
import type { Task } from "../kernel/task.ts";
import type { HttpRequest, HttpResponse } from "../wire/http.ts";
import { apiVersionOf, qualified, type Resource } from "../wire/resource.ts";
import { Collection } from "./collection.ts";
import { Form, formsOf } from "./form.ts";
import { kindIn, type Kind, type Verb } from "./kind.ts";
import type { Machinery, User } from "./machinery.ts";

/** A form and where its objects are. */
export interface Served {
  readonly collection: Collection;
  readonly form: Form;
}

/** What discovery says about a resource that somebody else serves. */
export interface ResourceFacts extends Pick<
  Resource,
  "kind" | "plural" | "singular" | "namespaced" | "shortNames" | "categories"
> {
  readonly verbs: readonly Verb[];
}

/** Another server behind this one: it answers all requests of a group and version (APIService). */
export interface Delegate {
  /** Of its group among all groups and of its version in the group: the higher, the earlier in discovery. */
  readonly priority?: readonly [group: number, version: number];
  /** Undefined while it does not answer. */
  readonly resources: () => Task<readonly ResourceFacts[] | undefined>;
  readonly serve: (request: HttpRequest, user: User) => Task<HttpResponse>;
}

/**
 * What a server serves at present: kinds come with its version, with the first request for what booting does not
 * need, and with CustomResourceDefinitions.
 */
export class Registry {
  readonly #machinery: Machinery;
  readonly #minor: number;
  readonly #collections = new Map<string, Collection>();
  readonly #forms = new Map<string, Served>();
  readonly #delegates = new Map<string, Delegate>();
  #generation = 0;
  /** Told of a collection that is no longer served. */
  onWithdrawn: ((collection: Collection) => void) | undefined;
  /** Told of a collection that has come. */
  onServed: ((collection: Collection) => void) | undefined;

  constructor(machinery: Machinery, minor: number) {
    this.#machinery = machinery;
    this.#minor = minor;
  }

  /** By its qualified name: `pods`, `leases.coordination.k8s.io`. */
  collection(resource: string): Collection | undefined {
    return this.#collections.get(resource);
  }

  /** By what stands in a path. */
  find(group: string, version: string, plural: string): Served | undefined {
    return this.#forms.get(`${group}/${version}/${plural}`);
  }

  /**
   * In the form that is stored, whether this version serves it or not: components speak of kinds in one form, whatever
   * the version of their cluster.
   */
  findStored(group: string, version: string, plural: string): Served | undefined {
    const collection = this.#collections.get(qualified({ group, plural }));
    if (collection?.kind.resource.version !== version) return undefined;
    return { collection, form: new Form(collection.kind) };
  }

  get collections(): Iterable<Collection> {
    return this.#collections.values();
  }

  /** Every form of every kind, in no order that means anything. */
  get forms(): Iterable<Served> {
    return this.#forms.values();
  }

  /** Rises with each change of what is served. */
  get generation(): number {
    return this.#generation;
  }

  get delegates(): ReadonlyMap<string, Delegate> {
    return this.#delegates;
  }

  /** Undefined if the version of this server has no such kind. Replaces a kind of the same name. */
  serve(kind: Kind): Collection | undefined {
    const whole = kindIn(kind, this.#minor);
    const forms = formsOf(whole, this.#minor);
    if (forms.length === 0) return undefined;
    const name = qualified(kind.resource);
    if (this.#collections.has(name)) this.withdraw(name);
    const collection = new Collection(whole, this.#machinery);
    this.#collections.set(name, collection);
    this.#generation++;
    for (const form of forms) {
      const key = keyOf(form.resource);
      assert(!this.#forms.has(key), `${key} is served once`);
      this.#forms.set(key, { collection, form });
    }
    this.onServed?.(collection);
    kind.onServed?.(collection, this.#machinery);
    return collection;
  }

  /** Ends all watches of the resource; its objects stay where they are. */
  withdraw(resource: string): void {
    const collection = this.#collections.get(resource);
    if (collection === undefined) return;
    this.#collections.delete(resource);
    this.#generation++;
    for (const [key, served] of this.#forms) if (served.collection === collection) this.#forms.delete(key);
    this.onWithdrawn?.(collection);
  }

  /** `groupVersion` as in `metrics.k8s.io/v1beta1`. */
  delegate(groupVersion: string, delegate: Delegate): void {
    this.#delegates.set(groupVersion, delegate);
    this.#generation++;
  }

  undelegate(groupVersion: string): void {
    this.#delegates.delete(groupVersion);
    this.#generation++;
  }

  /** The form in which somebody names an object: `apiVersion` and `kind`. */
  byKind(apiVersion: string, kind: string): Served | undefined {
    for (const served of this.#forms.values()) {
      const { resource } = served.form;
      if (resource.kind === kind && apiVersionOf(resource) === apiVersion) return served;
    }
    return undefined;
  }
}

function keyOf({ group, version, plural }: Resource): string {
  return `${group}/${version}/${plural}`;
}
