import { toBytes } from "../../kernel/text.ts";
import { wireTypes } from "./reader.ts";

/** Writes one message's bytes, field by field. */
export class Writer {
  #bytes = new Uint8Array(64);
  #length = 0;

  integer(number: number, value: number): this {
    return this.#varint(number * 8 + wireTypes.varint).#signed(value);
  }

  bool(number: number, value: boolean): this {
    return this.integer(number, value ? 1 : 0);
  }

  float(number: number, value: number): this {
    this.#varint(number * 8 + wireTypes.fixed64);
    this.#reserve(8);
    new DataView(this.#bytes.buffer).setFloat64(this.#length, value, true);
    this.#length += 8;
    return this;
  }

  text(number: number, value: string): this {
    return this.bytes(number, toBytes(value));
  }

  bytes(number: number, value: Uint8Array): this {
    this.#varint(number * 8 + wireTypes.bytes).#varint(value.length);
    this.#reserve(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
    return this;
  }

  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #varint(value: number): this {
    this.#reserve(10);
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) this.#bytes[this.#length++] = (rest % 0x80) | 0x80;
    this.#bytes[this.#length++] = rest;
    return this;
  }

  #signed(value: number): this {
    if (value >= 0) return this.#varint(value);
    this.#reserve(10);
    let rest = BigInt.asUintN(64, BigInt(value));
    for (; rest >= 0x80n; rest >>= 7n) this.#bytes[this.#length++] = Number(rest & 0x7fn) | 0x80;
    this.#bytes[this.#length++] = Number(rest);
    return this;
  }

  #reserve(length: number): void {
    const needed = this.#length + length;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}
