import { sha256 } from "../../kernel/sha256.ts";
import { bigFromBytes, bigToBytes, concat, equalBytes, fromHex, spread } from "./bytes.ts";

/** An RSA key of 2048 bits. What follows from its primes is computed when it is asked for. */
export interface RsaKey {
  readonly p: bigint;
  readonly q: bigint;
  readonly n: bigint;
}

export const exponent = 65_537n;
const size = 256;

/**
 * The pool of primes: each is the first one from a known start on, this many odd numbers later. ANYBODY CAN COMPUTE
 * THESE KEYS: they are as good as real ones for reading and checking, and protect nothing outside a simulated world.
 */
const steps = [
  61, 144, 20, 595, 317, 42, 523, 563, 147, 45, 369, 429, 559, 339, 68, 378, 191, 3, 680, 27, 406, 54, 166,
  856, 1781, 36, 177, 548, 190, 258, 1122, 1796, 99, 156, 324, 662, 50, 221, 803, 127, 298, 1104, 352, 220,
  121, 394, 217, 59, 206, 686, 1310, 262, 224, 503, 47, 81, 696, 744, 352, 717, 117, 37, 273, 202,
] as const;

const primes: bigint[] = [];

function primeAt(index: number): bigint {
  const start = BigInt(`0x${spread(`drydock prime ${index}`, 4)}`) | (3n << 1022n) | 1n;
  return (primes[index] ??= start + 2n * BigInt(steps[index] ?? 0));
}

const keys = new Map<string, RsaKey>();
const keysMax = 200;

/** The key that goes by a name: one of the 2016 pairs of the pool. */
export function keyOf(id: string): RsaKey {
  const known = keys.get(id);
  if (known !== undefined) return known;
  const hash = Number.parseInt(spread(`drydock key ${id}`).slice(0, 8), 16);
  const first = hash % steps.length;
  const second = (first + 1 + (Math.floor(hash / steps.length) % (steps.length - 1))) % steps.length;
  const [p, q] = [primeAt(Math.max(first, second)), primeAt(Math.min(first, second))];
  const key = { p, q, n: p * q };
  if (keys.size >= keysMax) keys.clear();
  keys.set(id, key);
  return key;
}

/** e's inverse modulo m: with so small an e, one division does it. */
export function inverseOfExponent(m: bigint): bigint {
  let k = 1n;
  // The k for which k * m + 1 is a multiple of e: by Fermat's theorem, since e is a prime.
  k = power(exponent - (m % exponent), exponent - 2n, exponent);
  return (k * m + 1n) / exponent;
}

/** Modular exponentiation, five bits at a time. */
export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const digits = exponent.toString(32);
  const table = [1n, base % modulus];
  for (let index = 2; index < 32; index++)
    table.push(((table[index - 1] ?? 0n) * (table[1] ?? 0n)) % modulus);
  let result = 1n;
  for (const digit of digits) {
    for (let bit = 0; bit < 5; bit++) result = (result * result) % modulus;
    result = (result * (table[Number.parseInt(digit, 32)] ?? 1n)) % modulus;
  }
  return result;
}

const coefficients = new Map<bigint, bigint>();

/** q's inverse modulo p, which PKCS #1 calls qInv. */
export function coefficientOf({ p, q }: Pick<RsaKey, "p" | "q">): bigint {
  const known = coefficients.get(p * q) ?? power(q % p, p - 2n, p);
  if (coefficients.size >= keysMax) coefficients.clear();
  coefficients.set(p * q, known);
  return known;
}

const digestHead: Uint8Array = fromHex("3031300d060960864801650304020105000420");

/** SHA-256 with PKCS #1 v1.5 padding, for a modulus of so many bytes. */
function padded(message: Uint8Array, length: number): Uint8Array {
  const info = concat([digestHead, fromHex(sha256(message))]);
  const filler = new Uint8Array(length - info.length - 3).fill(0xff);
  return concat([Uint8Array.of(0, 1), filler, Uint8Array.of(0), info]);
}

/** A signature as sha256WithRSAEncryption makes it. */
export function sign(message: Uint8Array, { p, q }: RsaKey): Uint8Array {
  const m = bigFromBytes(padded(message, size));
  const a = power(m % p, inverseOfExponent(p - 1n), p);
  const b = power(m % q, inverseOfExponent(q - 1n), q);
  const h = ((a - b) * coefficientOf({ p, q })) % p;
  return bigToBytes(b + (h < 0n ? h + p : h) * q, size);
}

export function isSigned(
  message: Uint8Array,
  signature: Uint8Array,
  { n, e }: { readonly n: bigint; readonly e: bigint },
): boolean {
  const length = Math.ceil(n.toString(16).length / 2);
  if (length < 64 || length > 1024 || signature.length !== length) return false;
  const shown = bigToBytes(power(bigFromBytes(signature), e, n), length);
  return equalBytes(shown, padded(message, length));
}
