import { civil, day, minute, second, type Civil, type Instant } from "../kernel/time.ts";
import { parseGoDuration } from "../wire/duration.ts";
import { offsetAt, type TimeZone } from "./time-zone.ts";

/** When a CronJob is due. Both times are instants; undefined if it never is. */
export type Schedule = (after: Instant) => Instant | undefined;

interface Field {
  readonly values: ReadonlySet<number>;
  /** Every value, by `*`: then the other of the two day fields decides. */
  readonly isAny: boolean;
}

interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const bounds: readonly Bounds[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: "jan feb mar apr may jun jul aug sep oct nov dec".split(" ") },
  { min: 0, max: 6, names: "sun mon tue wed thu fri sat".split(" ") },
];

const descriptors: Readonly<Record<string, string>> = {
  "@yearly": "0 0 1 1 *",
  "@annually": "0 0 1 1 *",
  "@monthly": "0 0 1 * *",
  "@weekly": "0 0 * * 0",
  "@daily": "0 0 * * *",
  "@midnight": "0 0 * * *",
  "@hourly": "0 * * * *",
};

const every = "@every ";

/**
 * Reads a schedule that is known to be right.
 * @models github.com/robfig/cron/v3 parser.go ParseStandard, 3.0.1
 */
export function parseSchedule(text: string, zone: TimeZone): Schedule {
  if (text.startsWith(every)) {
    const delay = Math.max(
      second,
      Math.floor((parseGoDuration(text.slice(every.length)) ?? 0) / second) * second,
    );
    return (after) => (Math.floor(after / second) * second + delay) as Instant;
  }
  const parts = (descriptors[text] ?? text).trim().split(/\s+/);
  const fields = bounds.map((bound, index) => parseField(parts[index] ?? "*", bound));
  return (after) => nextInZone(fields, after, zone);
}

function parseField(text: string, bound: Bounds): Field {
  const ranges = text.split(",").filter((part) => part !== "");
  const values = new Set(ranges.flatMap((range) => valuesOf(range, bound)));
  return { values, isAny: ranges.some((range) => /^[*?](\/1)?$/.test(range)) };
}

function valuesOf(range: string, bound: Bounds): readonly number[] {
  const [span = "", step] = range.split("/");
  const [low = "", high] = span.split("-");
  const isStar = low === "*" || low === "?";
  const first = isStar ? bound.min : numberOf(low, bound);
  const isOpen = isStar || (step !== undefined && high === undefined);
  const last = isOpen ? bound.max : numberOf(high ?? low, bound);
  const pace = Math.max(1, Number(step ?? 1));
  const values: number[] = [];
  for (let value = first; value <= last; value += pace) values.push(value);
  return values;
}

function numberOf(text: string, { min, names = [] }: Bounds): number {
  const index = names.indexOf(text.toLowerCase());
  return index === -1 ? Number(text) : index + min;
}

/** More changes of the clock than lie between two starts. */
const changesMax = 24;

/** By the wall clock of the zone: hours that it skips never come, those that it repeats come twice. */
function nextInZone(fields: readonly Field[], after: Instant, zone: TimeZone): Instant | undefined {
  let base = after;
  let start = (Math.floor((after + offsetAt(zone, after)) / minute) + 1) * minute;
  for (let changes = 0; changes < changesMax; changes++) {
    const offset = offsetAt(zone, base);
    const wall = nextWall(fields, start);
    if (wall === undefined) return undefined;
    const candidate = (wall - offset) as Instant;
    if (offsetAt(zone, candidate) === offset) return candidate;
    base = changeBetween(zone, base, candidate);
    start = base + offsetAt(zone, base);
  }
  return undefined;
}

/** The first instant with another offset. At most one change lies between, or the first one is found. */
function changeBetween(zone: TimeZone, from: Instant, to: Instant): Instant {
  const offset = offsetAt(zone, from);
  let low: number = from;
  let high: number = low;
  while (high < to && offsetAt(zone, high as Instant) === offset) {
    low = high;
    high = Math.min(to, high + 28 * day);
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle as Instant) === offset) low = middle;
    else high = middle;
  }
  return high as Instant;
}

const daysMax = 5 * 366;

/** The first time of the wall clock, in whole minutes, from `start` on that all fields name. */
function nextWall(fields: readonly Field[], start: number): number | undefined {
  const [minutes, hours] = fields;
  let today = Math.floor(start / day) * day;
  let from = start - today;
  for (let days = 0; days <= daysMax; days++) {
    if (isDay(fields, civil(today as Instant))) {
      const time = nextTime(minutes, hours, from);
      if (time !== undefined) return today + time;
    }
    today += day;
    from = 0;
  }
  return undefined;
}

function isDay(
  [, , dates, months, weekdays]: readonly Field[],
  { day: date, month, weekday }: Civil,
): boolean {
  if (months?.values.has(month) !== true) return false;
  const [isDate, isWeekday] = [dates?.values.has(date) === true, weekdays?.values.has(weekday) === true];
  return dates?.isAny === true || weekdays?.isAny === true ? isDate && isWeekday : isDate || isWeekday;
}

function nextTime(minutes: Field | undefined, hours: Field | undefined, from: number): number | undefined {
  const perDay = 24 * 60;
  for (let time = Math.ceil(from / minute); time < perDay; time++) {
    if (hours?.values.has(Math.floor(time / 60)) === true && minutes?.values.has(time % 60) === true) {
      return time * minute;
    }
  }
  return undefined;
}
