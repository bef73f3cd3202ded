import { assert } from "../kernel/assert.ts";
import type { Kernel } from "../kernel/kernel.ts";
import type { Random } from "../kernel/random.ts";
import { after, second, type Instant } from "../kernel/time.ts";
import type { Change, Store } from "./store.ts";

export interface Lease {
  /** 16 hexadecimal digits. */
  readonly id: string;
  readonly ttlSeconds: number;
  readonly expires: Instant;
  readonly keys: ReadonlySet<string>;
}

interface Held extends Lease {
  expires: Instant;
  readonly keys: Set<string>;
  cancel: () => void;
}

/**
 * etcd's leases on one store: keys that are bound to one are deleted when it ends, all in one revision. There is one
 * of it for each store, so that it outlives the servers in front of it.
 */
export class Leases {
  readonly #kernel: Kernel;
  readonly #store: Store;
  readonly #random: Random;
  readonly #held = new Map<string, Held>();

  constructor(kernel: Kernel, store: Store) {
    this.#kernel = kernel;
    this.#store = store;
    this.#random = kernel.random.fork("etcd leases");
    store.watch("/", (change) => this.#follow(change));
  }

  /** Undefined if the id is taken. */
  grant(ttlSeconds: number, id: string = this.#random.hex(16)): Lease | undefined {
    assert(ttlSeconds > 0, "a lease lasts");
    if (this.#held.has(id)) return undefined;
    const lease: Held = {
      id,
      ttlSeconds,
      expires: after(this.#kernel.now, ttlSeconds * second),
      keys: new Set(),
      cancel: () => undefined,
    };
    this.#held.set(id, lease);
    this.#arm(lease);
    return lease;
  }

  /** Begins its time anew. False if there is no such lease. */
  keepAlive(id: string): boolean {
    const lease = this.#held.get(id);
    if (lease === undefined) return false;
    lease.cancel();
    lease.expires = after(this.#kernel.now, lease.ttlSeconds * second);
    this.#arm(lease);
    return true;
  }

  /** Ends it with all keys that are bound to it. False if there is no such lease. */
  revoke(id: string): boolean {
    const lease = this.#held.get(id);
    if (lease === undefined) return false;
    lease.cancel();
    this.#held.delete(id);
    this.#store.inOneRevision(() => {
      for (const key of [...lease.keys].toSorted()) this.#store.delete(key);
    });
    return true;
  }

  find(id: string): Lease | undefined {
    return this.#held.get(id);
  }

  get all(): readonly Lease[] {
    return [...this.#held.values()];
  }

  #arm(lease: Held): void {
    lease.cancel = this.#kernel.after(lease.expires - this.#kernel.now, () => void this.revoke(lease.id));
  }

  /** A key is bound by its last write. */
  #follow({ key, before, after: written }: Change): void {
    if (before?.lease === written?.lease) return;
    if (before?.lease !== undefined) this.#held.get(before.lease)?.keys.delete(key);
    if (written?.lease !== undefined) this.#held.get(written.lease)?.keys.add(key);
  }
}

const ofStores = new WeakMap<Store, Leases>();

/** The leases of a store. */
export function leasesOf(kernel: Kernel, store: Store): Leases {
  const known = ofStores.get(store) ?? new Leases(kernel, store);
  ofStores.set(store, known);
  return known;
}
