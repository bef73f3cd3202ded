import type { DeferredText, TextSource } from "../deferred-text.ts";
import { bigFromBytes } from "./bytes.ts";
import { integer, sequence } from "./der.ts";
import { childrenOf, DerError, readOne, type DerValue } from "./der-reader.ts";
import { decodePem, encodePem } from "./pem.ts";
import { coefficientOf, exponent, inverseOfExponent, keyOf, type RsaKey } from "./rsa.ts";
import { publicKeyDer } from "./certificate.ts";

/** The private key that goes by a name, as the text of a file. @models PKCS #1 RSAPrivateKey */
export function encodeKey(name: string): string {
  const key = keyOf(name);
  const { p, q, n } = key;
  const d = inverseOfExponent((p - 1n) * (q - 1n));
  const numbers = [0n, n, exponent, d, p, q, d % (p - 1n), d % (q - 1n), coefficientOf(key)];
  return encodePem("RSA PRIVATE KEY", sequence(...numbers.map((number) => integer(number))));
}

/** The same, made when somebody reads it; it means its name. */
export function deferKey(name: string): DeferredText {
  return { id: `key ${name}`, meaning: name, text: () => encodeKey(name) };
}

/** Its public half, as `sa.pub` holds it. */
export function encodePublicKey(name: string): string {
  return encodePem("PUBLIC KEY", publicKeyDer(keyOf(name)));
}

/** The same, made when somebody reads it. */
export function deferPublicKey(name: string): DeferredText {
  return { id: `public key ${name}`, meaning: name, text: () => encodePublicKey(name) };
}

/** An RSA key in PKCS #1 or PKCS #8; undefined if there is none that can be read. */
export function decodeKey(pem: TextSource): RsaKey | undefined {
  if (typeof pem !== "string") return keyOf(pem.meaning as string);
  const bytes = decodePem(["RSA PRIVATE KEY", "PRIVATE KEY"], pem);
  if (bytes === undefined) return undefined;
  try {
    return keyIn(childrenOf(readOne(bytes)));
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

/** PKCS #8 is a wrapper of three values, the last of which is PKCS #1. */
function keyIn(parts: readonly DerValue[]): RsaKey | undefined {
  const [, , wrapped] = parts;
  const numbers = parts.length === 3 && wrapped !== undefined ? childrenOf(readOne(wrapped.content)) : parts;
  const [n, , , first, second] = numbers.slice(1, 6).map(({ content }) => bigFromBytes(content));
  if (n === undefined || first === undefined || second === undefined || first * second !== n)
    return undefined;
  return first > second ? { p: first, q: second, n } : { p: second, q: first, n };
}
