import type { Informer } from "../client/informer.ts";
import { keyOf, namespaceOf } from "../client/object-cache.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { minute } from "../kernel/time.ts";
import type { Stored } from "../wire/object.ts";

/** A write of ours, as the server answered it. */
export interface Write {
  readonly informer: Informer<Stored>;
  readonly object: Stored;
  readonly isDelete: boolean;
}

const patience = 5 * minute;

/**
 * Waits until our own writes have come back through our caches, so that nobody decides on what he has changed
 * already. It is what upstream's expectations are for, for every kind of write.
 * @models pkg/controller/controller_utils.go ControllerExpectations, 1.33
 */
export class WriteBarrier {
  readonly #kernel: Kernel;
  readonly #waiting = new Map<Informer<Stored>, Map<string, Set<() => void>>>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** Calls back when all of these are seen, or after five minutes; at once if they are already. */
  wait(writes: readonly Write[], done: () => void): void {
    const missing = new Set(writes.filter((write) => !isSeen(write)));
    if (missing.size === 0) return done();
    const stops: (() => void)[] = [];
    const cancelTimer = this.#kernel.after(patience, () => finish());
    const finish = (): void => {
      cancelTimer();
      for (const stop of stops) stop();
      done();
    };
    for (const write of missing) {
      const stop = this.#onChange(write, () => {
        if (!isSeen(write)) return;
        stop();
        missing.delete(write);
        if (missing.size === 0) finish();
      });
      stops.push(stop);
    }
  }

  #onChange({ informer, object }: Write, check: () => void): () => void {
    const byKey = this.#byKey(informer);
    const key = keyOf(object);
    const checks = byKey.get(key) ?? new Set();
    byKey.set(key, checks.add(check));
    return () => {
      checks.delete(check);
      if (checks.size === 0 && byKey.get(key) === checks) byKey.delete(key);
    };
  }

  #byKey(informer: Informer<Stored>): Map<string, Set<() => void>> {
    const known = this.#waiting.get(informer);
    if (known !== undefined) return known;
    const byKey = new Map<string, Set<() => void>>();
    this.#waiting.set(informer, byKey);
    informer.onChange((before, after) => {
      const object = after ?? before;
      if (byKey.size === 0 || object === undefined) return;
      for (const check of byKey.get(keyOf(object)) ?? []) check();
    });
    return byKey;
  }
}

function isSeen({ informer, object, isDelete }: Write): boolean {
  const { name, uid, resourceVersion } = object.metadata;
  const cached = informer.get(namespaceOf(object), name);
  if (isDelete) return cached?.metadata.uid !== uid || cached.metadata.deletionTimestamp !== undefined;
  if (cached !== undefined && Number(cached.metadata.resourceVersion) >= Number(resourceVersion)) return true;
  // Written, seen and deleted again, or beyond what this cache was told of: it is not behind.
  return informer.revision >= Number(resourceVersion);
}
