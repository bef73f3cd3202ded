import { toBytes } from "../../sim/kernel/text.ts";

/** The world's text as bytes; lone surrogates are the bytes that they stand for. */
export function bytesOf(text: string): Buffer {
  return text.isWellFormed() ? Buffer.from(text, "utf8") : Buffer.from(toBytes(text));
}
