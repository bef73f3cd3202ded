import { controllerOf, type Stored } from "../wire/object.ts";
import { Bucket } from "./bucket.ts";

/** The keys of one index under which an object is found. */
export type IndexFunction<T extends Stored> = (object: T) => readonly string[];

/** Where an object lives; empty for cluster scope, where servers leave the field out. */
export function namespaceOf({ metadata }: Stored): string {
  const namespace: string | undefined = metadata.namespace;
  return namespace ?? "";
}

/** `namespace/name`, or just the name for objects of cluster scope. */
export function keyOf(object: Stored): string {
  return placeKey(namespaceOf(object), object.metadata.name);
}

export function placeKey(namespace: string, name: string): string {
  return namespace === "" ? name : `${namespace}/${name}`;
}

const none: readonly never[] = [];

/**
 * Objects by key, by namespace, by controlling owner and by named indexes.
 * @models staging/src/k8s.io/client-go/tools/cache/thread_safe_store.go, 1.33
 */
export class ObjectCache<T extends Stored> {
  readonly #all = new Bucket<T>();
  readonly #namespaces = new Index<T>((object) => [namespaceOf(object)]);
  readonly #controllers = new Index<T>((object) => {
    const owner = controllerOf(object);
    return owner === undefined ? none : [owner];
  });
  readonly #named = new Map<string, Index<T>>();

  get(namespace: string, name: string): T | undefined {
    return this.#all.get(placeKey(namespace, name));
  }

  list(namespace?: string): readonly T[] {
    return namespace === undefined ? this.#all.list() : this.#namespaces.list(namespace);
  }

  byIndex(index: string, key: string): readonly T[] {
    return this.#named.get(index)?.list(key) ?? none;
  }

  byController(uid: string): readonly T[] {
    return this.#controllers.list(uid);
  }

  keys(): readonly string[] {
    return this.#all.keys();
  }

  byKey(key: string): T | undefined {
    return this.#all.get(key);
  }

  /** An index that is there already stays as it is. */
  addIndex(name: string, keysOf: IndexFunction<T>): void {
    if (this.#named.has(name)) return;
    const index = new Index<T>(keysOf);
    for (const object of this.#all.list()) index.replace(keyOf(object), undefined, object);
    this.#named.set(name, index);
  }

  /** Sets or (undefined) removes what is under a key; the result is what was there before. */
  replace(key: string, after: T | undefined): T | undefined {
    const before = this.#all.get(key);
    if (after !== undefined) this.#all.set(key, after);
    else if (before !== undefined) this.#all.delete(key);
    this.#namespaces.replace(key, before, after);
    this.#controllers.replace(key, before, after);
    for (const index of this.#named.values()) index.replace(key, before, after);
    return before;
  }
}

class Index<T extends Stored> {
  readonly #keysOf: IndexFunction<T>;
  readonly #buckets = new Map<string, Bucket<T>>();

  constructor(keysOf: IndexFunction<T>) {
    this.#keysOf = keysOf;
  }

  list(key: string): readonly T[] {
    return this.#buckets.get(key)?.list() ?? none;
  }

  replace(objectKey: string, before: T | undefined, after: T | undefined): void {
    const next = after === undefined ? none : this.#keysOf(after);
    const previous = before === undefined ? none : this.#keysOf(before);
    for (const key of previous) if (!next.includes(key)) this.#remove(key, objectKey);
    if (after === undefined) return;
    for (const key of next) this.#bucket(key).set(objectKey, after);
  }

  #bucket(key: string): Bucket<T> {
    let bucket = this.#buckets.get(key);
    if (bucket === undefined) this.#buckets.set(key, (bucket = new Bucket()));
    return bucket;
  }

  #remove(key: string, objectKey: string): void {
    const bucket = this.#buckets.get(key);
    bucket?.delete(objectKey);
    if (bucket?.size === 0) this.#buckets.delete(key);
  }
}
