import { fromBytes, toBytes } from "../kernel/text.ts";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Base64 (RFC 4648, padded) of a text's bytes. */
export function encodeBase64(text: string): string {
  const bytes = toBytes(text);
  let result = "";
  for (let index = 0; index < bytes.length; index += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(index, index + 3);
    const word = (first << 16) | (second << 8) | third;
    result += alphabet.charAt(word >> 18) + alphabet.charAt((word >> 12) & 63);
    result += index + 1 < bytes.length ? alphabet.charAt((word >> 6) & 63) : "=";
    result += index + 2 < bytes.length ? alphabet.charAt(word & 63) : "=";
  }
  return result;
}

/** Without padding and with `-` and `_`: what tokens use. */
export function encodeBase64Url(text: string): string {
  return encodeBase64(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Undefined if it is not base64. Line breaks are skipped. */
export function decodeBase64(encoded: string): string | undefined {
  const text = encoded.replaceAll(/[\r\n]/g, "");
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index += 4) {
    const digits = [0, 1, 2, 3].map((offset) => Math.max(0, alphabet.indexOf(text.charAt(index + offset))));
    const [a = 0, b = 0, c = 0, d = 0] = digits;
    const word = (a << 18) | (b << 12) | (c << 6) | d;
    bytes.push(word >> 16, (word >> 8) & 255, word & 255);
  }
  const padding = text.endsWith("==") ? 2 : Number(text.endsWith("="));
  return fromBytes(Uint8Array.from(bytes.slice(0, bytes.length - padding)));
}

/** As `decodeBase64`, of the unpadded alphabet of tokens. */
export function decodeBase64Url(encoded: string): string | undefined {
  const text = encoded.replaceAll("-", "+").replaceAll("_", "/");
  return decodeBase64(text.padEnd(Math.ceil(text.length / 4) * 4, "="));
}
