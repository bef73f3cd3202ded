import { fromBytes, toBytes } from "../kernel/text.ts";
import type { Identity } from "./identity.ts";
import { isObject } from "./json.ts";

/*
 * Certificates and keys as the text of PEM files. For now a block's body is base64 of JSON, not DER: `openssl` could
 * not read it, everything inside a world can.
 */

const lineWidth = 64;

/** `-----BEGIN CERTIFICATE-----` and what the certificate says. */
export function encodeCertificate(identity: Identity): string {
  return encodeBlock("CERTIFICATE", JSON.stringify(identity));
}

/** The first certificate in a PEM text; undefined if there is none that can be read. */
export function decodeCertificate(pem: string): Identity | undefined {
  const body = decodeBlock("CERTIFICATE", pem);
  const value = body === undefined ? undefined : parseJson(body);
  return isIdentity(value) ? value : undefined;
}

/** The private key that belongs to a certificate: `id` is what both have in common. */
export function encodeKey(id: string): string {
  return encodeBlock("RSA PRIVATE KEY", JSON.stringify({ key: id }));
}

/** The id of the key in a PEM text; undefined if there is none that can be read. */
export function decodeKey(pem: string): string | undefined {
  const body = decodeBlock("RSA PRIVATE KEY", pem);
  const value = body === undefined ? undefined : parseJson(body);
  return isObject(value) && typeof value["key"] === "string" ? value["key"] : undefined;
}

/** Base64 of the UTF-8 of a text, as kubeconfig's `*-data` fields and Secrets hold it. */
export function toBase64(text: string): string {
  const bytes = toBytes(text);
  let encoded = "";
  for (let index = 0; index < bytes.length; index += 3) {
    const group = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    const digits = Math.min(4, bytes.length - index + 1);
    for (let digit = 0; digit < 4; digit++) {
      encoded += digit < digits ? alphabet.charAt((group >> (18 - 6 * digit)) & 63) : "=";
    }
  }
  return encoded;
}

/** Undefined if the text is not base64. Line breaks are allowed. */
export function fromBase64(encoded: string): string | undefined {
  const digits = encoded.replaceAll(/[\r\n]/g, "");
  if (digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) return undefined;
  const bytes: number[] = [];
  for (let index = 0; index < digits.length; index += 4) {
    let group = 0;
    for (let digit = 0; digit < 4; digit++)
      group = (group << 6) | Math.max(0, alphabet.indexOf(digits.charAt(index + digit)));
    bytes.push((group >> 16) & 255, (group >> 8) & 255, group & 255);
  }
  const padding = digits.endsWith("==") ? 2 : digits.endsWith("=") ? 1 : 0;
  return fromBytes(Uint8Array.from(bytes.slice(0, bytes.length - padding)));
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function encodeBlock(label: string, body: string): string {
  const encoded = toBase64(body);
  const lines: string[] = [];
  for (let index = 0; index < encoded.length; index += lineWidth)
    lines.push(encoded.slice(index, index + lineWidth));
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}

function decodeBlock(label: string, pem: string): string | undefined {
  const begin = `-----BEGIN ${label}-----`;
  const start = pem.indexOf(begin);
  const end = start < 0 ? -1 : pem.indexOf(`-----END ${label}-----`, start);
  return end < 0 ? undefined : fromBase64(pem.slice(start + begin.length, end).trim());
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isIdentity(value: unknown): value is Identity {
  return (
    isObject(value) &&
    typeof value["commonName"] === "string" &&
    Array.isArray(value["organizations"]) &&
    typeof value["authority"] === "string" &&
    typeof value["notBefore"] === "number" &&
    typeof value["notAfter"] === "number"
  );
}
