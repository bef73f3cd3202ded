/** A frame of SPDY/3.1 as it stands on the wire, its header read. */
export type Frame =
  | { readonly is: "data"; readonly stream: number; readonly flags: number; readonly payload: Buffer }
  | { readonly is: "control"; readonly type: number; readonly flags: number; readonly payload: Buffer };

export const frameType = {
  synStream: 1,
  synReply: 2,
  rstStream: 3,
  settings: 4,
  ping: 6,
  goAway: 7,
  headers: 8,
  windowUpdate: 9,
} as const;

/** The sender says no more on this stream. */
export const flagFin = 1;

const headerLength = 8;
const version = 3;
/** Longer frames are nobody's: clients send at most some ten thousand bytes at once. */
const payloadMax = 1 << 20;

/** The peer does not keep to the protocol: the connection is of no use any more. */
export class SpdyError extends Error {
  override name = "SpdyError";
}

/** Cuts a stream of bytes into frames. Throws SpdyError. */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);

  *read(bytes: Buffer): Generator<Frame> {
    let rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    this.#rest = Buffer.alloc(0);
    while (rest.length >= headerLength) {
      const length = rest.readUIntBE(5, 3);
      if (length > payloadMax) throw new SpdyError(`a frame of ${length} bytes`);
      if (rest.length < headerLength + length) break;
      yield frameOf(rest, rest.subarray(headerLength, headerLength + length));
      rest = rest.subarray(headerLength + length);
    }
    // A copy: what the reader was given may be reused.
    this.#rest = Buffer.from(rest);
  }
}

function frameOf(head: Buffer, payload: Buffer): Frame {
  const first = head.readUInt32BE(0);
  const flags = head.readUInt8(4);
  if (first >>> 31 === 0) return { is: "data", stream: first, flags, payload };
  const spoken = (first >>> 16) & 0x7fff;
  if (spoken !== version) throw new SpdyError(`version ${spoken} of the protocol`);
  return { is: "control", type: first & 0xffff, flags, payload };
}

export function dataFrame(stream: number, payload: Buffer, flags = 0): Buffer {
  const head = Buffer.alloc(headerLength);
  head.writeUInt32BE(stream & 0x7fffffff);
  head.writeUInt8(flags, 4);
  head.writeUIntBE(payload.length, 5, 3);
  return Buffer.concat([head, payload]);
}

export function controlFrame(type: number, payload: Buffer, flags = 0): Buffer {
  const head = Buffer.alloc(headerLength);
  head.writeUInt16BE(0x8000 | version);
  head.writeUInt16BE(type, 2);
  head.writeUInt8(flags, 4);
  head.writeUIntBE(payload.length, 5, 3);
  return Buffer.concat([head, payload]);
}

/** A payload of 32-bit numbers: RST_STREAM, GOAWAY, the beginning of SYN_STREAM. */
export function numbers(...values: readonly number[]): Buffer {
  const payload = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) payload.writeUInt32BE(value >>> 0, index * 4);
  return payload;
}
