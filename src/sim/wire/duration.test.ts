import { expect, test } from "vitest";
import { day, hour, minute, second } from "../kernel/time.ts";
import { formatGoDuration, humanDuration, parseGoDuration } from "./duration.ts";

test.each([
  [-3 * second, "<invalid>"],
  [-1 * second, "0s"],
  [0, "0s"],
  [119 * second, "119s"],
  [2 * minute, "2m"],
  [200 * second, "3m20s"],
  [10 * minute, "10m"],
  [179 * minute, "179m"],
  [3 * hour, "3h"],
  [5 * hour + 12 * minute, "5h12m"],
  [47 * hour, "47h"],
  [51 * hour, "2d3h"],
  [9 * day, "9d"],
  [800 * day, "2y70d"],
  [9 * 365 * day, "9y"],
])("%d µs is %s", (duration, text) => {
  expect(humanDuration(duration)).toBe(text);
});

test.each([
  ["1m30s", 90 * second],
  ["1.5h", 90 * minute],
  ["250ms", second / 4],
  ["0", 0],
  ["-2s", -2 * second],
  ["5", undefined],
  ["", undefined],
  ["1x", undefined],
])("%s is %s µs", (text, duration) => {
  expect(parseGoDuration(text)).toBe(duration);
});

test("durations are printed as Go does", () => {
  const shown = [0, 250, 1500, 1.5 * second, 90 * second, 2 * hour, -second].map((one) =>
    formatGoDuration(one),
  );
  expect(shown).toEqual(["0s", "250µs", "1.5ms", "1.5s", "1m30s", "2h0m0s", "-1s"]);
});
