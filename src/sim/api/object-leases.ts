import type { Kernel } from "../kernel/kernel.ts";
import { after, second, type Instant } from "../kernel/time.ts";
import { leasesOf } from "../store/leases.ts";
import type { Store } from "../store/store.ts";

/** A lease is given to so many objects, and to those that come within so many seconds. */
const objectsMax = 1000;
const reuseSeconds = 60;

/**
 * The leases of objects that are forgotten after a while (events). Objects that come one soon after the other share
 * one, so that not each has a timer of its own; they may last a little longer for it.
 * @models staging/src/k8s.io/apiserver/pkg/storage/etcd3/lease_manager.go GetLease, 1.33
 */
export class ObjectLeases {
  readonly #kernel: Kernel;
  readonly #store: Store;
  #last: { readonly id: string; readonly expires: Instant; count: number } | undefined;

  constructor(kernel: Kernel, store: Store) {
    this.#kernel = kernel;
    this.#store = store;
  }

  /** The id of a lease that lasts at least so long. */
  leaseFor(seconds: number): string | undefined {
    const { now } = this.#kernel;
    const reuse = Math.min(reuseSeconds, Math.floor(seconds / 20));
    const last = this.#last;
    const ends = after(now, seconds * second);
    const isFit = last !== undefined && last.expires >= ends && last.expires <= after(ends, reuse * second);
    if (isFit && last.count < objectsMax) {
      last.count++;
      return last.id;
    }
    const lease = leasesOf(this.#kernel, this.#store).grant(seconds + reuse);
    if (lease === undefined) return undefined;
    this.#last = { id: lease.id, expires: lease.expires, count: 1 };
    return lease.id;
  }
}
