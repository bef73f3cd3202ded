/** Seeded randomness (SplitMix32). Integers only, so that every engine agrees. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A stream of its own for one component: a draw elsewhere never shifts this one's. */
  fork(label: string): Random {
    let hash = 0x811c9dc5 ^ this.#state;
    for (let index = 0; index < label.length; index++) {
      hash = Math.imul(hash ^ label.charCodeAt(index), 0x01000193);
    }
    return new Random(hash);
  }

  /** An unsigned integer of 32 bits. */
  uint32(): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let mixed = this.#state ^ (this.#state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  }

  /** 0 ≤ result < bound, for bounds up to 2³². */
  below(bound: number): number {
    return this.uint32() % bound;
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0];
  }

  /** `length` characters of `alphabet`. */
  text(length: number, alphabet: string): string {
    let text = "";
    for (let index = 0; index < length; index++) text += alphabet.charAt(this.below(alphabet.length));
    return text;
  }

  hex(digits: number): string {
    return this.text(digits, "0123456789abcdef");
  }

  /** What Kubernetes appends to generateName: no vowels, no look-alikes. */
  suffix(length: number): string {
    return this.text(length, "bcdfghjklmnpqrstvwxz2456789");
  }

  /** A version 4 UUID. */
  uuid(): string {
    const variant = this.text(1, "89ab");
    return `${this.hex(8)}-${this.hex(4)}-4${this.hex(3)}-${variant}${this.hex(3)}-${this.hex(12)}`;
  }
}
