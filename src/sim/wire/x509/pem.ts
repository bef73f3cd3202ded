import { fromBytes, toBytes } from "../../kernel/text.ts";
import { decodeBase64, encodeBase64 } from "../base64.ts";

const lineWidth = 64;

/** A block of a PEM file. @models RFC 7468 */
export function encodePem(label: string, bytes: Uint8Array): string {
  const encoded = encodeBase64(fromBytes(bytes));
  const lines: string[] = [];
  for (let index = 0; index < encoded.length; index += lineWidth)
    lines.push(encoded.slice(index, index + lineWidth));
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}

/** The first block with one of these labels; undefined if there is none that can be read. */
export function decodePem(labels: readonly string[], pem: string): Uint8Array | undefined {
  for (const label of labels) {
    const begin = `-----BEGIN ${label}-----`;
    const start = pem.indexOf(begin);
    const end = start < 0 ? -1 : pem.indexOf(`-----END ${label}-----`, start);
    const text = end < 0 ? undefined : decodeBase64(pem.slice(start + begin.length, end).trim());
    if (text !== undefined) return toBytes(text);
  }
  return undefined;
}
