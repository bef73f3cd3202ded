/** Objects under one key of an index, found by their own key and listed in its order. */
export class Bucket<T> {
  readonly #objects = new Map<string, T>();
  #sorted: readonly T[] | undefined = [];

  get size(): number {
    return this.#objects.size;
  }

  get(key: string): T | undefined {
    return this.#objects.get(key);
  }

  set(key: string, object: T): void {
    this.#objects.set(key, object);
    this.#sorted = undefined;
  }

  delete(key: string): void {
    this.#objects.delete(key);
    this.#sorted = undefined;
  }

  /** Sorted when it is first asked for after a change; a copy, so that whoever walks it is undisturbed. */
  list(): readonly T[] {
    this.#sorted ??= [...this.#objects]
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([, object]) => object);
    return this.#sorted;
  }

  keys(): readonly string[] {
    return [...this.#objects.keys()];
  }
}
