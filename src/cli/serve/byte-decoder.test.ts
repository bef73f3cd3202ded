import { expect, test } from "vitest";
import { ByteDecoder } from "./byte-decoder.ts";
import { bytesOf } from "./world-bytes.ts";

test.each(["plain", "가나다", "a😀b", "é"])("%s comes through whole, however it is cut", (text) => {
  const bytes = Buffer.from(text, "utf8");
  for (let cut = 0; cut <= bytes.length; cut++) {
    const decoder = new ByteDecoder();
    const read = decoder.decode(bytes.subarray(0, cut)) + decoder.decode(bytes.subarray(cut)) + decoder.end();
    expect(read).toBe(text);
  }
});

test("bytes that are no text come through byte for byte", () => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
  for (const size of [1, 3, 7, 256]) {
    const decoder = new ByteDecoder();
    let text = "";
    for (let at = 0; at < bytes.length; at += size) text += decoder.decode(bytes.subarray(at, at + size));
    expect(bytesOf(text + decoder.end()).equals(bytes)).toBe(true);
  }
});

test("what never becomes a character is there in the end", () => {
  const decoder = new ByteDecoder();
  expect(decoder.decode(Buffer.from([0x61, 0xea, 0xb0]))).toBe("a");
  expect(bytesOf(decoder.end()).equals(Buffer.from([0xea, 0xb0]))).toBe(true);
});
