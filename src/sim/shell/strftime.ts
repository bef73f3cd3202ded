import { civil, type Instant } from "../kernel/time.ts";

const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = "January February March April May June July August September October November December".split(
  " ",
);

/** The letters of strftime that prompts and logs use, in UTC. */
export function strftime(format: string, time: Instant): string {
  const date = civil(time);
  const two = (value: number): string => String(value).padStart(2, "0");
  const parts: Readonly<Record<string, () => string>> = {
    Y: () => String(date.year),
    y: () => two(date.year % 100),
    m: () => two(date.month),
    d: () => two(date.day),
    e: () => String(date.day).padStart(2),
    H: () => two(date.hour),
    I: () => two(date.hour % 12 || 12),
    M: () => two(date.minute),
    S: () => two(date.second),
    p: () => (date.hour < 12 ? "AM" : "PM"),
    a: () => (days[date.weekday] ?? "").slice(0, 3),
    A: () => days[date.weekday] ?? "",
    b: () => (months[date.month - 1] ?? "").slice(0, 3),
    B: () => months[date.month - 1] ?? "",
    F: () => `${date.year}-${two(date.month)}-${two(date.day)}`,
    T: () => `${two(date.hour)}:${two(date.minute)}:${two(date.second)}`,
    X: () => `${two(date.hour)}:${two(date.minute)}:${two(date.second)}`,
    R: () => `${two(date.hour)}:${two(date.minute)}`,
    s: () => String(Math.floor(time / 1_000_000)),
    Z: () => "UTC",
    z: () => "+0000",
    n: () => "\n",
    t: () => "\t",
    "%": () => "%",
  };
  return format.replace(/%([a-zA-Z%])/g, (all, letter: string) => parts[letter]?.() ?? all);
}
