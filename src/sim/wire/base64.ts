import { fromBytes, toBytes } from "../kernel/text.ts";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const padding = "=".charCodeAt(0);

/** The value of each character by its code; 255 for those that are not base64. */
const values: Uint8Array = new Uint8Array(128).fill(255);
for (let value = 0; value < alphabet.length; value++) values[alphabet.charCodeAt(value)] = value;

/** Base64 (RFC 4648, padded) of a text's bytes. */
export function encodeBase64(text: string): string {
  const bytes = toBytes(text);
  let result = "";
  for (let index = 0; index < bytes.length; index += 3) {
    const word = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
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

const rememberedMax = 100;
const rememberedLengthMin = 256;
const remembered = new Map<string, string | undefined>();

/**
 * Undefined if it is not base64. Line breaks are skipped. Long texts (certificates in kubeconfigs, read anew by every
 * component) are remembered.
 */
export function decodeBase64(encoded: string): string | undefined {
  if (encoded.length < rememberedLengthMin) return decode(encoded);
  if (remembered.has(encoded)) return remembered.get(encoded);
  const text = decode(encoded);
  if (remembered.size >= rememberedMax) remembered.clear();
  remembered.set(encoded, text);
  return text;
}

function decode(encoded: string): string | undefined {
  const text = encoded.includes("\n") ? encoded.replaceAll(/[\r\n]/g, "") : encoded;
  const { length } = text;
  if (length % 4 !== 0) return undefined;
  const end = length - paddingOf(text);
  const bytes = new Uint8Array(Math.floor((end * 3) / 4));
  let word = 0;
  let size = 0;
  let all = 0;
  for (let index = 0; index < end; index++) {
    const value = values[text.charCodeAt(index)] ?? 255;
    if (value === 255) return undefined;
    word = ((word << 6) | value) & 0xff_ff_ff;
    const spare = (index & 3) * 2;
    if (spare === 0) continue;
    const byte = (word >> (6 - spare)) & 255;
    bytes[size++] = byte;
    all |= byte;
  }
  return all < 0x80 ? ascii(bytes) : fromBytes(bytes);
}

const chunk = 4096;

/** Certificates and kubeconfigs are read often, and hold nothing else. */
function ascii(bytes: Uint8Array): string {
  let text = "";
  for (let index = 0; index < bytes.length; index += chunk) {
    text += String.fromCharCode(...bytes.subarray(index, index + chunk));
  }
  return text;
}

function paddingOf(text: string): number {
  if (text.charCodeAt(text.length - 1) !== padding) return 0;
  return text.charCodeAt(text.length - 2) === padding ? 2 : 1;
}

/** As `decodeBase64`, of the unpadded alphabet of tokens. */
export function decodeBase64Url(encoded: string): string | undefined {
  const text = encoded.replaceAll("-", "+").replaceAll("_", "/");
  return decodeBase64(text.padEnd(Math.ceil(text.length / 4) * 4, "="));
}
