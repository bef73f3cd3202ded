/** Keys in order, in one sorted list per folder (`/registry/pods/`), so that a put touches only its own folder's. */
export class KeyIndex {
  readonly #folders = new Map<string, string[]>();
  #order: string[] | undefined;

  add(key: string): void {
    const folder = folderOf(key);
    let keys = this.#folders.get(folder);
    if (keys === undefined) {
      keys = [];
      this.#folders.set(folder, keys);
      this.#order = undefined;
    }
    const last = keys.at(-1);
    if (last === undefined || last < key) keys.push(key);
    else keys.splice(lowerBound(keys, key), 0, key);
  }

  delete(key: string): void {
    const keys = this.#folders.get(folderOf(key)) ?? [];
    const index = lowerBound(keys, key);
    if (keys[index] === key) keys.splice(index, 1);
  }

  /** Keys that begin with `prefix` and are not before `from`, in order. */
  *range(prefix: string, from: string = prefix): Generator<string> {
    const folder = folderOf(prefix);
    if (folder !== "") {
      yield* within(this.#folders.get(folder) ?? [], prefix, from);
      return;
    }
    for (const name of this.folders) yield* within(this.#folders.get(name) ?? [], prefix, from);
  }

  /** How many keys `range` would give. */
  count(prefix: string, from: string = prefix): number {
    const folder = folderOf(prefix);
    const names = folder === "" ? this.folders : [folder];
    let count = 0;
    for (const name of names) {
      const keys = this.#folders.get(name) ?? [];
      const first = lowerBound(keys, from > prefix ? from : prefix);
      count += Math.max(0, lowerBound(keys, behind(prefix)) - first);
    }
    return count;
  }

  /** `/registry/pods/` and the like, in order: those that have had keys. */
  get folders(): readonly string[] {
    this.#order ??= [...this.#folders.keys()].toSorted();
    return this.#order;
  }
}

/** A key right behind all those that begin with `prefix`. */
function behind(prefix: string): string {
  return prefix + "\uffff";
}

function* within(keys: readonly string[], prefix: string, from: string): Generator<string> {
  for (let index = lowerBound(keys, from > prefix ? from : prefix); index < keys.length; index++) {
    const key = keys[index] ?? "";
    if (!key.startsWith(prefix)) return;
    yield key;
  }
}

/** `/registry/pods/` of `/registry/pods/default/web`; empty if the key does not go that deep. */
function folderOf(key: string): string {
  const second = key.indexOf("/", 1);
  const third = second < 0 ? -1 : key.indexOf("/", second + 1);
  return third < 0 ? "" : key.slice(0, third + 1);
}

function lowerBound(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? "") < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
