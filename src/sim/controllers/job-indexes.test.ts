import { expect, test } from "vitest";
import {
  countIndexes,
  formatIntervals,
  hasIndex,
  missingIndexes,
  overlapOf,
  parseIntervals,
  withIndexes,
} from "./job-indexes.ts";

test.each([
  ["", 5, ""],
  ["0", 5, "0"],
  ["0,1", 5, "0,1"],
  ["0,1,2", 5, "0-2"],
  ["1,3-4,7", 10, "1,3,4,7"],
  ["1,3-9", 5, "1,3,4"],
  ["7-9", 5, ""],
  ["x,2", 5, "2"],
])("%s of %i is read as %s", (text, completions, expected) => {
  expect(formatIntervals(parseIntervals(text, completions))).toBe(expected);
});

test.each([
  ["0-2", [3], "0-3"],
  ["0-2", [5, 4, 7], "0-2,4,5,7"],
  ["", [9], "9"],
])("%s with %j is %s", (text, indexes, expected) => {
  expect(formatIntervals(withIndexes(parseIntervals(text, 20), indexes))).toBe(expected);
});

test("the lowest missing indexes are found between those that are present", () => {
  const present = parseIntervals("1-2,5", 10);
  expect(missingIndexes(present, { count: 4, completions: 8 })).toEqual([0, 3, 4, 6]);
  expect(missingIndexes(present, { count: 9, completions: 6 })).toEqual([0, 3, 4]);
});

test("indexes are counted and compared", () => {
  const one = parseIntervals("0-3,6,8-9", 10);
  expect(countIndexes(one)).toBe(7);
  expect([0, 4, 6, 9].map((index) => hasIndex(one, index))).toEqual([true, false, true, true]);
  expect(overlapOf(one, parseIntervals("2-8", 10))).toBe(4);
});
