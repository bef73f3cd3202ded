import { expect, test } from "vitest";
import { alignTabs } from "./tab-writer.ts";

const options = { minWidth: 0, padding: 2 };

test.each([
  ["columns are as wide as their widest cell", "a\tb\nccc\td\n", "a    b\nccc  d\n"],
  ["the last cell is not padded", "a\tlong\nb\tc\n", "a  long\nb  c\n"],
  ["a line without tabs ends a column", "a\tb\nx\nlonger\tc\n", "a  b\nx\nlonger  c\n"],
  [
    "blocks within a column align on their own",
    "k\tv\nn\tx\ty\nm\txxx\ty\nlong\tz\n",
    "k     v\nn     x    y\nm     xxx  y\nlong  z\n",
  ],
  ["empty cells keep their place", "\ta\nb\tc\n", "   a\nb  c\n"],
])("%s", (_, text, expected) => {
  expect(alignTabs(text, options)).toBe(expected);
});

test("remembered widths only grow", () => {
  const widths: number[] = [];
  const table = { minWidth: 6, padding: 3 };
  expect(alignTabs("NAME\tAGE\nlong-name\t1s\n", table, widths)).toBe("NAME        AGE\nlong-name   1s\n");
  expect(alignTabs("x\t2s\n", table, widths)).toBe("x           2s\n");
  expect(alignTabs("even-longer-name\t3s\n", table, widths)).toBe("even-longer-name   3s\n");
  expect(alignTabs("y\t4s\n", table, widths)).toBe("y                  4s\n");
});
