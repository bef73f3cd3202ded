import { decodeBase64, encodeBase64 } from "./base64.ts";
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

/** See wire/base64.ts. */
export const toBase64: (text: string) => string = encodeBase64;
export const fromBase64: (encoded: string) => string | undefined = decodeBase64;

function encodeBlock(label: string, body: string): string {
  const encoded = encodeBase64(body);
  const lines: string[] = [];
  for (let index = 0; index < encoded.length; index += lineWidth)
    lines.push(encoded.slice(index, index + lineWidth));
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}

function decodeBlock(label: string, pem: string): string | undefined {
  const begin = `-----BEGIN ${label}-----`;
  const start = pem.indexOf(begin);
  const end = start < 0 ? -1 : pem.indexOf(`-----END ${label}-----`, start);
  return end < 0 ? undefined : decodeBase64(pem.slice(start + begin.length, end).trim());
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
