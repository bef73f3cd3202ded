import { toBytes } from "../../kernel/text.ts";
import { civil, at } from "../../kernel/time.ts";
import { bigToBytes, concat } from "./bytes.ts";

/** The tags of ASN.1 that certificates use. */
export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  sequence: 0x30,
  set: 0x31,
  printable: 0x13,
  ia5: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
} as const;

/** One value of DER: its tag, its length, what is in it. */
export function der(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const body = concat(content);
  return concat([Uint8Array.of(tag, ...lengthOf(body.length)), body]);
}

function lengthOf(length: number): readonly number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest >>>= 8) bytes.unshift(rest & 0xff);
  return [0x80 | bytes.length, ...bytes];
}

export function sequence(...content: readonly Uint8Array[]): Uint8Array {
  return der(tags.sequence, ...content);
}

/** Not negative. */
export function integer(value: bigint): Uint8Array {
  const length = Math.ceil(value.toString(2).length / 8);
  const bytes = bigToBytes(value, length);
  return der(tags.integer, (bytes[0] ?? 0) >= 0x80 ? concat([Uint8Array.of(0), bytes]) : bytes);
}

/** `2.5.4.3` */
export function oid(text: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = text.split(".").map(Number);
  const bytes = [first * 40 + second];
  for (const number of rest) {
    const groups = [number & 0x7f];
    for (let more = number >>> 7; more > 0; more >>>= 7) groups.unshift(0x80 | (more & 0x7f));
    bytes.push(...groups);
  }
  return der(tags.oid, Uint8Array.from(bytes));
}

export function bitString(bytes: Uint8Array, unused = 0): Uint8Array {
  return der(tags.bitString, Uint8Array.of(unused), bytes);
}

export function text(tag: number, value: string): Uint8Array {
  return der(tag, toBytes(value));
}

/** Microseconds since the epoch, in whole seconds. */
export function time(microseconds: number): Uint8Array {
  const { year, month, day, hour, minute, second } = civil(at(microseconds));
  const rest = [month, day, hour, minute, second].map((part) => String(part).padStart(2, "0")).join("");
  const isShort = year >= 1950 && year < 2050;
  const digits = isShort ? String(year % 100).padStart(2, "0") : String(year).padStart(4, "0");
  return text(isShort ? tags.utcTime : tags.generalizedTime, `${digits}${rest}Z`);
}

/** `[0]`, `[3]` ...: a value in brackets of its own. */
export function explicit(number: number, content: Uint8Array): Uint8Array {
  return der(0xa0 | number, content);
}
