import { expect, test } from "vitest";
import { commandOutput, plainText } from "./plain-text.ts";

test.each([
  ["line ends", "a\r\nb\r\n", "a\nb"],
  ["colours", "\u001b[1;31mred\u001b[0m", "red"],
  ["a window title", "\u001b]0;title\u0007text", "text"],
  ["a line drawn again", "10%\r100%\r\n", "100%"],
  ["a bell", "a\u0007b", "ab"],
])("%s", (_, output, text) => {
  expect(plainText(output)).toBe(text);
});

const prompt = "\u001b[01;32mlearner@workstation\u001b[00m:\u001b[01;34m~/labs\u001b[00m$ ";

test.each([
  ["output and prompt", `\r\na\r\n${prompt}`, "a"],
  ["output without a line end", `\r\na${prompt}`, "a"],
  ["nothing but a prompt", `\r\n${prompt}`, ""],
  ["something like a prompt inside", `\r\nroot@host:/# ls\r\nb\r\n${prompt}`, "root@host:/# ls\nb"],
])("the output of a command: %s", (_, output, text) => {
  expect(commandOutput(output)).toBe(text);
});
