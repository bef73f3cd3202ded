import { parseGoDuration } from "../../wire/duration.ts";
import { isTimeZone } from "./time-zones.ts";

/** One of the five fields of a schedule. */
interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const days = "sun mon tue wed thu fri sat".split(" ");

const fields: readonly Bounds[] = [
  { min: 0, max: 59 },
  { min: 0, max: 23 },
  { min: 1, max: 31 },
  { min: 1, max: 12, names: months },
  { min: 0, max: 6, names: days },
];

const descriptors = new Set([
  "@yearly",
  "@annually",
  "@monthly",
  "@weekly",
  "@daily",
  "@midnight",
  "@hourly",
]);

/**
 * What is wrong with a schedule, in the words of the parser that the API server uses; undefined if nothing is.
 * @models github.com/robfig/cron/v3 parser.go ParseStandard, 3.0.1
 */
export function wrongSchedule(text: string): string | undefined {
  const [, zone, rest] = /^(?:CRON_)?TZ=(\S*) (.*)$/.exec(text) ?? [];
  if (zone !== undefined && zone !== "" && !isTimeZone(zone)) {
    return `provided bad location ${zone}: unknown time zone ${zone}`;
  }
  const schedule = rest === undefined ? text : rest.trim();
  if (schedule.startsWith("@")) return wrongDescriptor(schedule);
  const parts = schedule.split(/\s+/).filter((part) => part !== "");
  if (parts.length !== fields.length) {
    return `expected exactly 5 fields, found ${parts.length}: [${parts.join(" ")}]`;
  }
  return firstWrong(parts, (part, index) => wrongField(part, fields[index] ?? { min: 0, max: 0 }));
}

function wrongDescriptor(text: string): string | undefined {
  if (descriptors.has(text)) return undefined;
  if (!text.startsWith("@every ")) return `unrecognized descriptor: ${text}`;
  const duration = text.slice("@every ".length);
  if (parseGoDuration(duration) !== undefined) return undefined;
  return `failed to parse duration ${text}: time: invalid duration ${JSON.stringify(duration)}`;
}

function firstWrong<T>(
  items: readonly T[],
  check: (item: T, index: number) => string | undefined,
): string | undefined {
  for (const [index, item] of items.entries()) {
    const wrong = check(item, index);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function wrongField(text: string, bounds: Bounds): string | undefined {
  const ranges = text.split(",").filter((range) => range !== "");
  return firstWrong(ranges, (range) => wrongRange(range, bounds));
}

function wrongRange(range: string, bounds: Bounds): string | undefined {
  const [span = "", step, ...more] = range.split("/");
  const ends = endsOf(span, range, bounds);
  if (typeof ends === "string") return ends;
  const pace = step === undefined ? 1 : integer(step);
  if (typeof pace === "string") return pace;
  if (more.length > 0) return `too many slashes: ${range}`;
  const isOpen = step !== undefined && !span.includes("-");
  return outOfBounds(range, { start: ends[0], end: isOpen ? bounds.max : ends[1], pace }, bounds);
}

/** First and last of a span; text if it is none: what is wrong. */
function endsOf(span: string, range: string, bounds: Bounds): readonly [number, number] | string {
  const [low = "", high, ...others] = span.split("-");
  if (low === "*" || low === "?") return [bounds.min, bounds.max];
  const start = numberOf(low, bounds);
  if (typeof start === "string") return start;
  if (others.length > 0) return `too many hyphens: ${range}`;
  const last = high === undefined ? start : numberOf(high, bounds);
  return typeof last === "string" ? last : [start, last];
}

interface Range {
  readonly start: number;
  readonly end: number;
  readonly pace: number;
}

function outOfBounds(text: string, { start, end, pace }: Range, { min, max }: Bounds): string | undefined {
  if (start < min) return `beginning of range (${start}) below minimum (${min}): ${text}`;
  if (end > max) return `end of range (${end}) above maximum (${max}): ${text}`;
  if (start > end) return `beginning of range (${start}) beyond end of range (${end}): ${text}`;
  return pace === 0 ? `step of range should be a positive number: ${text}` : undefined;
}

/** A number or the name of a month or day; text if it is none: what is wrong. */
function numberOf(text: string, { min, names = [] }: Bounds): number | string {
  const index = names.indexOf(text.toLowerCase());
  return index === -1 ? integer(text) : index + min;
}

function integer(text: string): number | string {
  if (!/^[+-]?\d{1,15}$/.test(text)) {
    return `failed to parse int from ${text}: strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`;
  }
  const value = Number(text);
  return value < 0 ? `negative number (${value}) not allowed: ${text}` : value;
}
