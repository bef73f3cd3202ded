import type { Kernel } from "../../kernel/kernel.ts";
import { minute, second, type Instant } from "../../kernel/time.ts";

const first = 10 * second;
const max = 5 * minute;

interface Entry {
  readonly delay: number;
  readonly updated: Instant;
}

/**
 * Delays that double from 10 s to 5 min per key, and are forgotten ten minutes after the last step.
 *
 * @models staging/src/k8s.io/client-go/util/flowcontrol/backoff.go Backoff, 1.33
 */
export class BackOff {
  readonly #kernel: Pick<Kernel, "now">;
  readonly #entries = new Map<string, Entry>();

  constructor(kernel: Pick<Kernel, "now">) {
    this.#kernel = kernel;
  }

  /** The current delay in microseconds; 0 if there is none. */
  delayOf(key: string): number {
    return this.#entries.get(key)?.delay ?? 0;
  }

  /** Whether the delay since `event` (a container's end) is not over yet. */
  holdsSince(key: string, event: Instant): boolean {
    const entry = this.#entries.get(key);
    if (entry === undefined || isExpired(entry, event)) return false;
    return this.#kernel.now - event < entry.delay;
  }

  /** Whether the delay since the last step is not over yet: image pulls. */
  holdsSinceStep(key: string): boolean {
    const entry = this.#entries.get(key);
    if (entry === undefined || isExpired(entry, this.#kernel.now)) return false;
    return this.#kernel.now - entry.updated < entry.delay;
  }

  /** One more failure: the delay doubles, or begins anew if the last one is long ago. */
  step(key: string, event: Instant): void {
    const entry = this.#entries.get(key);
    const isFresh = entry === undefined || isExpired(entry, event);
    const delay = isFresh ? first : Math.min(max, entry.delay * 2);
    this.#entries.set(key, { delay, updated: this.#kernel.now });
  }

  forget(prefix: string): void {
    for (const key of this.#entries.keys()) if (key.startsWith(prefix)) this.#entries.delete(key);
  }
}

function isExpired(entry: Entry, event: Instant): boolean {
  return event - entry.updated > 2 * max;
}
