import { expect, test } from "vitest";
import { decodeBase64, decodeBase64Url, encodeBase64, encodeBase64Url } from "./base64.ts";

test.each([
  ["", ""],
  ["f", "Zg=="],
  ["fo", "Zm8="],
  ["foo", "Zm9v"],
  ["foobar\n", "Zm9vYmFyCg=="],
  ["한글", "7ZWc6riA"],
  ["\udcff\udc80", "/4A="],
])("%j is %s", (text, encoded) => {
  expect(encodeBase64(text)).toBe(encoded);
  expect(decodeBase64(encoded)).toBe(text);
  expect(decodeBase64Url(encodeBase64Url(text))).toBe(text);
});

test.each(["a", "a===", "ab=c", "ab c", "äbcd", "===="])("%j is not base64", (encoded) => {
  expect(decodeBase64(encoded)).toBeUndefined();
});

test("line breaks do not count", () => {
  expect(decodeBase64("Zm9v\r\nYmFy\n")).toBe("foobar");
});
