import fc from "fast-check";
import { expect, test } from "vitest";
import { at, civil, parseRfc3339, rfc3339, rfc3339Micro, second } from "./time.ts";

test("agrees with Date on every second of two centuries", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6e9 }), (seconds) => {
      const date = new Date(seconds * 1000);
      const text = rfc3339(at(seconds * second));
      expect(text).toBe(date.toISOString().replace(".000", ""));
      expect(parseRfc3339(text)).toBe(seconds * second);
      expect(civil(at(seconds * second)).weekday).toBe(date.getUTCDay());
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test.each([
  ["2026-01-01T09:00:00.000001Z", 1_767_258_000_000_001],
  ["2026-01-01T18:00:00+09:00", 1_767_258_000_000_000],
  ["2026-01-01T04:30:00-04:30", 1_767_258_000_000_000],
  ["2026-01-01 09:00:00", undefined],
  ["tomorrow", undefined],
])("reads %s", (text, time) => expect(parseRfc3339(text)).toBe(time));

test("microseconds have six digits", () => {
  expect(rfc3339Micro(at(1_767_258_000_000_042))).toBe("2026-01-01T09:00:00.000042Z");
});
