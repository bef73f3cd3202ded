import {
  hour,
  microsecond,
  millisecond,
  minute,
  parseRfc3339,
  second,
  type Instant,
} from "../kernel/time.ts";

/**
 * The short form in which tables and `describe` print ages: 45s, 3m20s, 47m, 5h12m, 2d3h. `duration` is in
 * microseconds.
 * @models staging/src/k8s.io/apimachinery/pkg/util/duration/duration.go HumanDuration, 1.33
 */
export function humanDuration(duration: number): string {
  const seconds = Math.trunc(duration / second);
  if (seconds < -1) return "<invalid>";
  if (seconds < 0) return "0s";
  if (seconds < 120) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10) return pair(minutes, "m", seconds % 60, "s");
  if (minutes < 180) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  if (hours < 8) return pair(hours, "h", minutes % 60, "m");
  if (hours < 48) return `${hours}h`;
  const days = Math.floor(hours / 24);
  if (hours < 192) return pair(days, "d", hours % 24, "h");
  if (hours < 24 * 365 * 2) return `${days}d`;
  const years = Math.floor(days / 365);
  return hours < 24 * 365 * 8 ? pair(years, "y", days % 365, "d") : `${years}y`;
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return `${large}${largeUnit}${small === 0 ? "" : `${small}${smallUnit}`}`;
}

/** How long ago a metav1.Time was, in short; `<unknown>` if there is none. */
export function humanAge(timestamp: string | undefined, now: Instant): string {
  const time = timestamp === undefined ? undefined : parseRfc3339(timestamp);
  return time === undefined ? "<unknown>" : humanDuration(now - time);
}

const units: Readonly<Record<string, number>> = {
  ns: microsecond / 1000,
  us: microsecond,
  µs: microsecond,
  μs: microsecond,
  ms: millisecond,
  s: second,
  m: minute,
  h: hour,
};

/** Reads Go's durations (`1m30s`, `1.5h`, `0`) into microseconds; undefined if it is none. */
export function parseGoDuration(text: string): number | undefined {
  const match = /^([+-]?)((?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+|0)$/.exec(text);
  if (match === null) return undefined;
  let sum = 0;
  for (const [, number, unit = ""] of (match[2] ?? "").matchAll(/(\d+\.?\d*|\.\d+)([a-zµμ]+)/g)) {
    sum += Number(number) * (units[unit] ?? 0);
  }
  return Math.round(match[1] === "-" ? -sum : sum);
}

/** Go's Duration.String of microseconds: `1m30s`, `1.5s`, `250ms`, `0s`. */
export function formatGoDuration(duration: number): string {
  if (duration < 0) return `-${formatGoDuration(-duration)}`;
  if (duration === 0) return "0s";
  if (duration < millisecond) return `${duration}µs`;
  if (duration < second) return `${duration / millisecond}ms`;
  const hours = Math.floor(duration / hour);
  const minutes = Math.floor(duration / minute) % 60;
  const seconds = `${(duration % minute) / second}s`;
  if (hours > 0) return `${hours}h${minutes}m${seconds}`;
  return minutes > 0 ? `${minutes}m${seconds}` : seconds;
}
