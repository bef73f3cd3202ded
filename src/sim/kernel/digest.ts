/**
 * A rolling 128-bit chain over everything that happens: store changes, file changes, terminal output. Not
 * cryptographic; it tells a live run from a diverged replay. Objects are hashed by structure, and the hash of an
 * immutable node is remembered, so that a large object that shares most of its tree with its predecessor costs little.
 */
export class Digest {
  #a = 0x9e3779b9;
  #b = 0x243f6a88;
  #c = 0xb7e15162;
  #d = 0xdeadbeef;
  #known = new WeakMap<object, number>();

  absorb(tag: string, value: unknown): void {
    this.#mix(hashText(tag, 0x811c9dc5));
    this.#mix(this.#hash(value, 0x811c9dc5));
    // A second pass from another start makes accidental collisions of the first 32 bits harmless.
    if (typeof value === "string") this.#mix(hashText(value, 0x01000193));
  }

  /** 32 hexadecimal digits. */
  get text(): string {
    return [this.#a, this.#b, this.#c, this.#d].map((word) => word.toString(16).padStart(8, "0")).join("");
  }

  #mix(word: number): void {
    this.#a = rotate(Math.imul(this.#a ^ word, 0x85ebca6b), 13);
    this.#b = rotate(Math.imul(this.#b + this.#a, 0xc2b2ae35), 17);
    this.#c = rotate(Math.imul(this.#c ^ this.#b, 0x27d4eb2f), 11);
    this.#d = (this.#d + rotate(this.#c ^ this.#a, 7)) >>> 0;
  }

  #hash(value: unknown, start: number): number {
    if (typeof value === "string") return hashText(value, start ^ 1);
    if (typeof value !== "object" || value === null) return hashText(String(value), start ^ 2);
    const known = this.#known.get(value);
    if (known !== undefined) return Math.imul(start ^ known, 0x01000193) >>> 0;
    let hash = Array.isArray(value) ? 3 : 4;
    let hasChildren = false;
    for (const key of Object.keys(value)) {
      const child: unknown = (value as Readonly<Record<string, unknown>>)[key];
      hasChildren ||= typeof child === "object" && child !== null;
      hash = this.#hash(child, hashText(key, hash));
    }
    // What holds nothing but scalars is hashed again sooner than looked up.
    if (hasChildren && Object.isFrozen(value)) this.#known.set(value, hash);
    return Math.imul(start ^ hash, 0x01000193) >>> 0;
  }
}

function hashText(text: string, start: number): number {
  let hash = start >>> 0;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}

function rotate(word: number, bits: number): number {
  return ((word << bits) | (word >>> (32 - bits))) >>> 0;
}
