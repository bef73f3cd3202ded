import fc from "fast-check";
import { expect, test } from "vitest";
import { byteLength, fromBytes, toBytes } from "./text.ts";

test("any bytes become text and come back", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const text = fromBytes(bytes);
      expect([...toBytes(text)]).toEqual([...bytes]);
      expect(byteLength(text)).toBe(bytes.length);
    }),
    { seed: 1 },
  );
});

test("well-formed text has the bytes that TextEncoder gives it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const bytes = new TextEncoder().encode(text);
      expect([...toBytes(text)]).toEqual([...bytes]);
      expect(fromBytes(bytes)).toBe(text);
    }),
    { seed: 1 },
  );
});
