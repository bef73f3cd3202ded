import { sha256 } from "../../kernel/sha256.ts";

const blockSize = 64;

/** HMAC-SHA256 of bytes, 32 bytes. @models RFC 2104 */
export function hmac(key: Uint8Array, message: Uint8Array): Uint8Array {
  const short = key.length > blockSize ? hash(key) : key;
  const pad = (value: number): Uint8Array =>
    Uint8Array.from({ length: blockSize }, (_, index) => (short[index] ?? 0) ^ value);
  return hash(joined(pad(0x5c), hash(joined(pad(0x36), message))));
}

function hash(bytes: Uint8Array): Uint8Array {
  const hex = sha256(bytes);
  return Uint8Array.from({ length: 32 }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  );
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}
