import type { Stored } from "../wire/object.ts";
import type { Informer, InformerOptions, OnChange } from "./informer.ts";
import { keyOf, ObjectCache } from "./object-cache.ts";
import type { ReflectorSink } from "./reflector.ts";

/** The informer that a reflector feeds. Handlers are called in the order of their registration. */
export class SharedInformer<T extends Stored> implements Informer<T>, ReflectorSink {
  readonly #cache = new ObjectCache<T>();
  readonly #handlers: OnChange<T>[] = [];
  readonly #waiting: (() => void)[] = [];
  #synced = false;
  #revision = 0;

  get synced(): boolean {
    return this.#synced;
  }

  get revision(): number {
    return this.#revision;
  }

  get(namespace: string, name: string): T | undefined {
    return this.#cache.get(namespace, name);
  }

  list(namespace?: string): readonly T[] {
    return this.#cache.list(namespace);
  }

  byIndex(index: string, key: string): readonly T[] {
    return this.#cache.byIndex(index, key);
  }

  byController(uid: string): readonly T[] {
    return this.#cache.byController(uid);
  }

  onChange(handler: OnChange<T>): void {
    this.#handlers.push(handler);
    for (const object of this.#cache.list()) handler(undefined, object);
  }

  onSynced(handler: () => void): void {
    if (this.#synced) handler();
    else this.#waiting.push(handler);
  }

  /** client-go's AddIndexers: those that are there already stay. */
  addIndexes(indexes: NonNullable<InformerOptions<T>["indexes"]>): void {
    for (const [name, keysOf] of Object.entries(indexes)) this.#cache.addIndex(name, keysOf);
  }

  replaced(objects: readonly Stored[], revision: number): void {
    this.#revision = revision;
    const gone = new Set(this.#cache.keys());
    for (const object of objects as readonly T[]) {
      gone.delete(keyOf(object));
      this.#apply(keyOf(object), object);
    }
    for (const key of gone) this.#apply(key, undefined);
    if (this.#synced) return;
    this.#synced = true;
    for (const handler of this.#waiting.splice(0)) handler();
  }

  changed(type: "ADDED" | "MODIFIED" | "DELETED", object: Stored): void {
    this.#revision = Math.max(this.#revision, Number(object.metadata.resourceVersion));
    this.#apply(keyOf(object), type === "DELETED" ? undefined : (object as T));
  }

  #apply(key: string, after: T | undefined): void {
    const before = this.#cache.byKey(key);
    if (before === undefined && after === undefined) return;
    if (before?.metadata.resourceVersion === after?.metadata.resourceVersion) return;
    this.#cache.replace(key, after);
    const replacedByAnother =
      before !== undefined && after !== undefined && before.metadata.uid !== after.metadata.uid;
    for (const handler of this.#handlers) {
      if (replacedByAnother) handler(before, undefined);
      handler(replacedByAnother ? undefined : before, after);
    }
  }
}
