import { hour, microsecond, millisecond, minute, second } from "../../kernel/time.ts";

const units: Readonly<Record<string, number>> = {
  ns: 0.001,
  us: microsecond,
  µs: microsecond,
  μs: microsecond,
  ms: millisecond,
  s: second,
  m: minute,
  h: hour,
};

/** Go's time.ParseDuration, in microseconds: `1h30m`, `1.5s`, `0`; or Go's complaint. */
export function parseDuration(text: string): { readonly value: number } | { readonly error: string } {
  const rest = text.replace(/^[+-]/, "");
  if (rest === "0") return { value: 0 };
  let total = 0;
  for (let at = 0; at === 0 || at < rest.length;) {
    const [matched = "", number = "", unit = ""] = part.exec(rest.slice(at)) ?? [];
    const size = Object.hasOwn(units, unit) ? units[unit] : undefined;
    if (size === undefined)
      return { error: `time: ${complaint(number, unit)} duration ${JSON.stringify(text)}` };
    total += Number(number) * size;
    at += matched.length;
  }
  return { value: Math.round(text.startsWith("-") ? -total : total) };
}

const part = /^(\d+\.?\d*|\.\d+)([^\d.]*)/;

function complaint(number: string, unit: string): string {
  if (number === "") return "invalid";
  return unit === "" ? "missing unit in" : `unknown unit ${JSON.stringify(unit)} in`;
}

/** Go's Duration.String of microseconds: `1h0m0s`, `1m30s`, `1.5s`, `20ms`, `0s`. */
export function formatDuration(microseconds: number): string {
  if (microseconds === 0) return "0s";
  if (microseconds < 0) return `-${formatDuration(-microseconds)}`;
  if (microseconds < millisecond) return `${microseconds}µs`;
  if (microseconds < second) return `${microseconds / millisecond}ms`;
  const hours = Math.floor(microseconds / hour);
  const minutes = Math.floor((microseconds % hour) / minute);
  const seconds = (microseconds % minute) / second;
  if (hours > 0) return `${hours}h${minutes}m${seconds}s`;
  return minutes > 0 ? `${minutes}m${seconds}s` : `${seconds}s`;
}
