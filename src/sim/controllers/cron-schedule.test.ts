import { expect, test } from "vitest";
import { at, parseRfc3339, rfc3339 } from "../kernel/time.ts";
import { parseSchedule } from "./cron-schedule.ts";
import { timeZone } from "./time-zone.ts";

function next(schedule: string, after: string, zone = "UTC"): readonly string[] {
  const times: string[] = [];
  const find = parseSchedule(schedule, timeZone(zone) ?? { minutes: 0 });
  for (let time = parseRfc3339(after); time !== undefined && times.length < 3;) {
    time = find(time);
    times.push(time === undefined ? "never" : rfc3339(time));
  }
  return times;
}

test.each([
  [
    "* * * * *",
    "2026-01-31T09:00:30Z",
    ["2026-01-31T09:01:00Z", "2026-01-31T09:02:00Z", "2026-01-31T09:03:00Z"],
  ],
  [
    "*/20 9-10 * * *",
    "2026-01-31T09:30:00Z",
    ["2026-01-31T09:40:00Z", "2026-01-31T10:00:00Z", "2026-01-31T10:20:00Z"],
  ],
  [
    "0 0 * * MON-tue",
    "2026-01-31T00:00:00Z",
    ["2026-02-02T00:00:00Z", "2026-02-03T00:00:00Z", "2026-02-09T00:00:00Z"],
  ],
  [
    "@monthly",
    "2026-01-31T00:00:00Z",
    ["2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z"],
  ],
  [
    "0 12 13 * 5",
    "2026-02-01T00:00:00Z",
    ["2026-02-06T12:00:00Z", "2026-02-13T12:00:00Z", "2026-02-20T12:00:00Z"],
  ],
  ["59 23 31 2 *", "2026-01-31T00:00:00Z", ["never"]],
  [
    "@every 90s",
    "2026-01-31T00:00:00Z",
    ["2026-01-31T00:01:30Z", "2026-01-31T00:03:00Z", "2026-01-31T00:04:30Z"],
  ],
])("%s after %s", (schedule, after, expected) => {
  expect(next(schedule, after)).toEqual(expected);
});

test.each([
  // In winter an hour ahead of UTC, in summer two.
  [
    "0 9 * * *",
    "2026-03-27T12:00:00Z",
    "Europe/Berlin",
    ["2026-03-28T08:00:00Z", "2026-03-29T07:00:00Z", "2026-03-30T07:00:00Z"],
  ],
  // The hour from two to three is left out once a year ...
  [
    "30 2 * * *",
    "2026-03-28T00:00:00Z",
    "Europe/Berlin",
    ["2026-03-28T01:30:00Z", "2026-03-30T00:30:00Z", "2026-03-31T00:30:00Z"],
  ],
  // ... and comes twice.
  [
    "30 1 * * *",
    "2026-10-31T12:00:00Z",
    "America/New_York",
    ["2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z", "2026-11-02T06:30:00Z"],
  ],
  [
    "0 9 * * *",
    "2026-01-31T00:00:00Z",
    "Asia/Kolkata",
    ["2026-01-31T03:30:00Z", "2026-02-01T03:30:00Z", "2026-02-02T03:30:00Z"],
  ],
  [
    "0 2 * * *",
    "2026-04-04T00:00:00Z",
    "Australia/Sydney",
    ["2026-04-04T15:00:00Z", "2026-04-04T16:00:00Z", "2026-04-05T16:00:00Z"],
  ],
])("%s after %s in %s", (schedule, after, zone, expected) => {
  expect(next(schedule, after, zone)).toEqual(expected);
});

test("zones whose clocks are not known are none", () => {
  expect(timeZone("Antarctica/Troll")).toBeUndefined();
  expect(timeZone("Etc/GMT-3")).toEqual({ minutes: 180 });
  expect(at(0)).toBe(0);
});
