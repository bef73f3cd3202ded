import type { Instant } from "../kernel/time.ts";

/** `burst` tokens, one more every `interval` microseconds. */
export class TokenBucket {
  readonly #burst: number;
  readonly #interval: number;
  #tokens: number;
  #since: number;

  constructor(options: { readonly burst: number; readonly interval: number; readonly now: Instant }) {
    this.#burst = options.burst;
    this.#interval = options.interval;
    this.#tokens = options.burst;
    this.#since = options.now;
  }

  /** False if there is none left. */
  take(now: Instant): boolean {
    const earned = Math.floor((now - this.#since) / this.#interval);
    this.#since += earned * this.#interval;
    this.#tokens = Math.min(this.#burst, this.#tokens + earned);
    if (this.#tokens === 0) return false;
    this.#tokens--;
    return true;
  }
}
