import { textOf } from "./request-body.ts";

/** Bytes that come in pieces as the world's text: a character that is cut in two is held until it is whole. */
export class ByteDecoder {
  #held: Buffer = Buffer.alloc(0);

  decode(bytes: Buffer): string {
    const all = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes]);
    const whole = all.length - unfinished(all);
    this.#held = Buffer.from(all.subarray(whole));
    return textOf(all.subarray(0, whole));
  }

  /** What was held to the end. */
  end(): string {
    const rest = textOf(this.#held);
    this.#held = Buffer.alloc(0);
    return rest;
  }
}

/** How many bytes at the end begin a character that is not complete. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}
