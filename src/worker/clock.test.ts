import { expect, test } from "vitest";
import { Clock } from "./clock.ts";

const minute = 60_000;

test("real time is worth its factor, and a gap is not caught up", () => {
  const clock = new Clock(0);
  expect(clock.grant(100, 16, false)).toBe(16_000);
  clock.factor = 10;
  expect(clock.grant(100, 16, false)).toBe(160_000);
  expect(clock.grant(100, 60_000, false)).toBe(2_500_000);
});

test.each([
  { when: "running", factor: 1, visible: true, now: 1000, busy: false, idle: undefined, rate: 1 },
  { when: "paused", factor: 0, visible: true, now: 1000, busy: false, idle: "paused", rate: 0 },
  { when: "paused with a command", factor: 0, visible: true, now: 1000, busy: true, idle: "paused", rate: 1 },
  { when: "paused, just typed", factor: 0, visible: true, now: 100, busy: false, idle: "paused", rate: 1 },
  { when: "hidden", factor: 1, visible: false, now: 1000, busy: true, idle: "hidden", rate: 0 },
  { when: "inactive", factor: 1, visible: true, now: 6 * minute, busy: true, idle: "inactive", rate: 0 },
])("$when", ({ factor, visible, now, busy, idle, rate }) => {
  const clock = new Clock(0);
  clock.factor = factor;
  clock.visible = visible;
  expect([clock.idle(now), clock.rate(now, busy)]).toEqual([idle, rate]);
});

test("a key wakes an inactive clock, and nonsense is no speed", () => {
  const clock = new Clock(0);
  clock.touch(6 * minute);
  clock.factor = Number.NaN;
  expect([clock.idle(6 * minute + 1), clock.factor]).toEqual([undefined, 1]);
});
