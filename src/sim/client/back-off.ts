import type { Random } from "../kernel/random.ts";

export interface BackOffOptions {
  readonly first: number;
  readonly max: number;
  /** The share by which a delay is lengthened at random: 1 is up to double. */
  readonly jitter?: number;
}

/** Delays that double from `first` to `max` microseconds until `reset`. */
export class BackOff {
  readonly #options: BackOffOptions;
  readonly #random: Random | undefined;
  #next: number;

  constructor(options: BackOffOptions, random?: Random) {
    this.#options = options;
    this.#random = random;
    this.#next = options.first;
  }

  next(): number {
    const { max, jitter = 0 } = this.#options;
    const delay = this.#next;
    this.#next = Math.min(max, delay * 2);
    const share = this.#random === undefined ? 0 : this.#random.below(1000) / 1000;
    return Math.round(delay * (1 + jitter * share));
  }

  reset(): void {
    this.#next = this.#options.first;
  }
}
