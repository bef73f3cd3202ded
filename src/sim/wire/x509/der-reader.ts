import { fromBytes } from "../../kernel/text.ts";
import { fromCivil } from "../../kernel/time.ts";
import { tags } from "./der.ts";

/** A value that was read: `content` without tag and length, `whole` with them. */
export interface DerValue {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly whole: Uint8Array;
}

/** Bytes that are no DER. */
export class DerError extends Error {
  override name = "DerError";
}

const valuesMax = 10_000;

/** The values that stand one after the other in some bytes. Throws DerError. */
export function readAll(bytes: Uint8Array): readonly DerValue[] {
  const values: DerValue[] = [];
  for (let at = 0; at < bytes.length;) {
    const value = readAt(bytes, at);
    values.push(value);
    at += value.whole.length;
    if (values.length > valuesMax) throw new DerError("too many values");
  }
  return values;
}

/** The one value that some bytes are. Throws DerError. */
export function readOne(bytes: Uint8Array): DerValue {
  const [value, ...more] = readAll(bytes);
  if (value === undefined || more.length > 0) throw new DerError("not one value");
  return value;
}

/** What is in a sequence (or a set, or brackets). Throws DerError if it is none. */
export function childrenOf({ tag, content }: DerValue): readonly DerValue[] {
  if ((tag & 0x20) === 0) throw new DerError("not constructed");
  return readAll(content);
}

function readAt(bytes: Uint8Array, start: number): DerValue {
  const tag = bytes[start] ?? 0;
  const first = bytes[start + 1];
  if (first === undefined) throw new DerError("no length");
  const isLong = first >= 0x80;
  const size = isLong ? first & 0x7f : 0;
  if (size > 4 || (isLong && size === 0)) throw new DerError("length too long");
  let length = isLong ? 0 : first;
  for (let index = 0; index < size; index++) length = length * 256 + (bytes[start + 2 + index] ?? 0);
  const from = start + 2 + size;
  if (from + length > bytes.length) throw new DerError("value too short");
  return { tag, content: bytes.subarray(from, from + length), whole: bytes.subarray(start, from + length) };
}

/** `2.5.4.3` */
export function oidOf({ content }: DerValue): string {
  const [first = 0, ...rest] = content;
  const numbers = [Math.min(2, Math.floor(first / 40)), first - Math.min(2, Math.floor(first / 40)) * 40];
  let number = 0;
  for (const byte of rest) {
    number = number * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    numbers.push(number);
    number = 0;
  }
  return numbers.join(".");
}

/** Any kind of text: bytes that are UTF-8, or BMPString. */
export function textOf({ tag, content }: DerValue): string {
  if (tag !== 0x1e) return fromBytes(content);
  let text = "";
  for (let index = 0; index + 1 < content.length; index += 2) {
    text += String.fromCharCode(((content[index] ?? 0) << 8) | (content[index + 1] ?? 0));
  }
  return text;
}

/** Microseconds since the epoch. Throws DerError. */
export function timeOf(value: DerValue): number {
  const text = textOf(value);
  const digits = value.tag === tags.utcTime ? `${Number(text.slice(0, 2)) < 50 ? "20" : "19"}${text}` : text;
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(digits) ?? [];
  if (parts.length !== 6) throw new DerError("not a time");
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
  return fromCivil({ year, month, day, hour, minute, second });
}

/** The bytes of a BIT STRING that is whole bytes. */
export function bitsOf({ content }: DerValue): Uint8Array {
  return content.subarray(1);
}
