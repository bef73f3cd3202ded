import { expect, test } from "vitest";
import { plainText } from "./plain-text.ts";

test.each([
  ["line ends", "a\r\nb\r\n", "a\nb"],
  ["colours", "\u001b[1;31mred\u001b[0m", "red"],
  ["a window title", "\u001b]0;title\u0007text", "text"],
  ["a line drawn again", "10%\r100%\r\n", "100%"],
  ["a bell", "a\u0007b", "ab"],
])("%s", (_, output, text) => {
  expect(plainText(output)).toBe(text);
});
