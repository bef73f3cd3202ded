import { fromBytes } from "../../kernel/text.ts";
import { ProtobufError } from "./protobuf-error.ts";

export const wireTypes = { varint: 0, fixed64: 1, bytes: 2, startGroup: 3, endGroup: 4, fixed32: 5 } as const;

const endOfData = "unexpected EOF";
const overflow = "proto: integer overflow";

/** Reads one message's bytes, field by field. Throws ProtobufError for what is cut off or out of range. */
export class Reader {
  readonly #bytes: Uint8Array;
  /** For messages: `Pod`. */
  readonly name: string;
  #at = 0;

  constructor(bytes: Uint8Array, name: string) {
    this.#bytes = bytes;
    this.name = name;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** The next field's number and wire type. */
  key(): { readonly number: number; readonly wireType: number } {
    const value = Number(this.#varint());
    const wireType = value % 8;
    const number = Math.floor(value / 8) | 0;
    if (wireType === wireTypes.endGroup)
      throw new ProtobufError(`proto: ${this.name}: wiretype end group for non-group`);
    if (number <= 0)
      throw new ProtobufError(`proto: ${this.name}: illegal tag ${number} (wire type ${wireType})`);
    return { number, wireType };
  }

  /** Signed, as Go's int64. Beyond 2^53 the last digits are lost. */
  integer(): number {
    return Number(BigInt.asIntN(64, this.#varint()));
  }

  int32(): number {
    return Number(BigInt.asIntN(32, this.#varint()));
  }

  float(): number {
    const bytes = this.#take(8);
    return new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0, true);
  }

  bytes(): Uint8Array {
    const length = this.#varint();
    if (length > 0x7fff_ffffn) throw new ProtobufError("proto: negative length found during unmarshaling");
    return this.#take(Number(length));
  }

  text(): string {
    return fromBytes(this.bytes()).toWellFormed();
  }

  /** Passes over a field that the type does not know. */
  skip(wireType: number): void {
    let depth = 0;
    let current = wireType;
    for (;;) {
      if (current === wireTypes.startGroup) depth++;
      else if (current === wireTypes.endGroup) depth--;
      else this.#skipValue(current);
      if (depth === 0) return;
      if (depth < 0) throw new ProtobufError("proto: unexpected end of group");
      current = Number(this.#varint()) % 8;
    }
  }

  #skipValue(wireType: number): void {
    if (wireType === wireTypes.varint) this.#varint();
    else if (wireType === wireTypes.fixed64) this.#take(8);
    else if (wireType === wireTypes.bytes) this.bytes();
    else if (wireType === wireTypes.fixed32) this.#take(4);
    else throw new ProtobufError(`proto: illegal wireType ${wireType}`);
  }

  #varint(): bigint {
    let low = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.#byte();
      low |= (byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt(low);
    }
    let value = BigInt(low);
    for (let shift = 28n; shift < 64n; shift += 7n) {
      const byte = this.#byte();
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw new ProtobufError(overflow);
  }

  #byte(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw new ProtobufError(endOfData);
    return byte;
  }

  #take(length: number): Uint8Array {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new ProtobufError(endOfData);
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }
}
