import { expect, test } from "vitest";
import { at } from "../kernel/time.ts";
import { LogBuffer } from "./log-buffer.ts";

test("lines show when their newline comes, the rest when the container ends", () => {
  const logs = new LogBuffer();
  logs.append(at(1), "stdout", "one\ntw");
  logs.append(at(2), "stderr", "oops\n");
  expect(logs.lines.map(({ text }) => text)).toEqual(["one\n", "oops\n"]);
  logs.append(at(3), "stdout", "o\nthr");
  logs.end(at(4));
  expect(logs.lines).toEqual([
    { at: 1, from: "stdout", text: "one\n" },
    { at: 2, from: "stderr", text: "oops\n" },
    { at: 3, from: "stdout", text: "two\n" },
    { at: 4, from: "stdout", text: "thr" },
  ]);
});

test("a follower gets what comes from now on, and the end", () => {
  const logs = new LogBuffer();
  logs.append(at(1), "stdout", "before\n");
  const follower = logs.follow();
  logs.append(at(2), "stdout", "after\n");
  logs.end(at(3));
  expect(follower.take()?.text).toBe("after\n");
  expect(follower.drained).toBe(true);
});

test("the oldest lines are dropped beyond the limit", () => {
  const logs = new LogBuffer(1000);
  for (let index = 0; index < 200; index++) logs.append(at(index), "stdout", `line ${index}\n`);
  const size = logs.lines.reduce((sum, { text }) => sum + text.length, 0);
  expect(size).toBeLessThanOrEqual(1000);
  expect(logs.lines.at(-1)?.text).toBe("line 199\n");
});

test("a line longer than 16 KiB comes in pieces", () => {
  const logs = new LogBuffer();
  logs.append(at(1), "stdout", `${"x".repeat(20_000)}\n`);
  expect(logs.lines.map(({ text }) => text.length)).toEqual([16_384, 3617]);
});
