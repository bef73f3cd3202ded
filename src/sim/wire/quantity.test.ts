import { expect, test } from "vitest";
import { compareQuantities, formatQuantity, milliValue, parseQuantity, wholeValue } from "./quantity.ts";

test.each([
  ["1000m", "1"],
  ["1500m", "1500m"],
  ["0.5", "500m"],
  ["1024Mi", "1Gi"],
  ["0.5Gi", "512Mi"],
  ["1000", "1k"],
  ["100Ki", "100Ki"],
  ["0", "0"],
  ["1e3", "1e3"],
  ["1500000", "1500k"],
  ["-1", "-1"],
  ["0.1n", "1n"],
  ["64Mi", "64Mi"],
  ["1.5Gi", "1536Mi"],
])("%s is written %s", (text, canonical) => {
  const quantity = parseQuantity(text);
  expect(quantity && formatQuantity(quantity)).toBe(canonical);
});

test.each(["", "x", "1Mib", "1 Gi", "--1", "1e", "."])("%j is no quantity", (text) => {
  expect(parseQuantity(text)).toBeUndefined();
});

test("values are rounded up", () => {
  expect([milliValue("250m"), milliValue("1"), milliValue("1u"), milliValue(undefined)]).toEqual([
    250, 1000, 1, 0,
  ]);
  expect([wholeValue("1Ki"), wholeValue("1500m"), wholeValue(undefined)]).toEqual([1024, 2, 0]);
  expect(compareQuantities("1", "1000m")).toBe(0);
  expect(compareQuantities("1Mi", "1M")).toBe(1);
});
