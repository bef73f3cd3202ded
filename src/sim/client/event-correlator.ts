import { minute, rfc3339, second, type Instant } from "../kernel/time.ts";
import type { StoredEvent } from "./event.ts";
import { TokenBucket } from "./token-bucket.ts";

/** What to do with an event: nothing, create it, or count on the one that is stored already. */
export type Correlated =
  | { readonly is: "dropped" }
  | { readonly is: "new"; readonly event: StoredEvent; readonly key: string }
  | { readonly is: "again"; readonly event: StoredEvent; readonly key: string; readonly patch: object };

const similarMax = 10;
const similarWithin = 600 * second;
const spam = { burst: 25, interval: 5 * minute };
const cacheMax = 4096;

interface Similar {
  readonly messages: Set<string>;
  last: Instant;
}

/**
 * Combines more than ten similar events, counts equal ones, and drops those of an object that has too many.
 * @models staging/src/k8s.io/client-go/tools/record/events_cache.go EventCorrelate, 1.33
 */
export class EventCorrelator {
  readonly #similar = new Map<string, Similar>();
  readonly #stored = new Map<string, StoredEvent>();
  readonly #buckets = new Map<string, TokenBucket>();

  correlate(event: StoredEvent, now: Instant): Correlated {
    const { event: aggregated, key } = this.#aggregate(event, now);
    const stored = this.#stored.get(key);
    if (!this.#allows(event, now)) return { is: "dropped" };
    if (stored === undefined) return { is: "new", event: aggregated, key };
    const patch = {
      count: (stored.count ?? 1) + 1,
      message: aggregated.message,
      lastTimestamp: rfc3339(now),
    };
    return { is: "again", event: { ...stored, ...patch }, key, patch };
  }

  /** The server has stored it like this. */
  stored(key: string, event: StoredEvent): void {
    remember(this.#stored, key, event);
  }

  /** The server no longer has it. */
  forget(key: string): void {
    this.#stored.delete(key);
  }

  #aggregate(event: StoredEvent, now: Instant): { readonly event: StoredEvent; readonly key: string } {
    const group = [objectKey(event), event.type, event.reason, event.reportingComponent].join("|");
    const full = `${group}|${event.involvedObject.fieldPath ?? ""}|${event.message}`;
    let similar = this.#similar.get(group);
    if (similar === undefined || now - similar.last > similarWithin)
      similar = { messages: new Set(), last: now };
    similar.last = now;
    similar.messages.add(event.message);
    remember(this.#similar, group, similar);
    if (similar.messages.size < similarMax) return { event, key: full };
    const [oldest] = similar.messages;
    if (oldest !== undefined) similar.messages.delete(oldest);
    return { event: { ...event, message: `(combined from similar events): ${event.message}` }, key: group };
  }

  #allows(event: StoredEvent, now: Instant): boolean {
    const key = objectKey(event);
    let bucket = this.#buckets.get(key);
    if (bucket === undefined) {
      bucket = new TokenBucket({ ...spam, now });
      remember(this.#buckets, key, bucket);
    }
    return bucket.take(now);
  }
}

function objectKey({ source, involvedObject }: StoredEvent): string {
  const { kind, namespace, name, uid, apiVersion } = involvedObject;
  return [source.component, source.host, kind, namespace, name, uid, apiVersion].join("|");
}

/** Sets as the newest; the one that was set longest ago goes when there are too many. */
function remember<T>(cache: Map<string, T>, key: string, value: T): void {
  cache.delete(key);
  cache.set(key, value);
  if (cache.size <= cacheMax) return;
  const [oldest] = cache.keys();
  if (oldest !== undefined) cache.delete(oldest);
}
