import { civil, day, fromCivil, second, type Civil, type Instant } from "../../kernel/time.ts";

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const pad = (value: number, width = 2, fill = "0"): string => String(value).padStart(width, fill);

type Field = (date: Civil, time: Instant) => string;

/** What strftime's letters stand for, in the C locale and UTC. */
const fields: Readonly<Record<string, Field>> = {
  a: ({ weekday }) => (weekdays[weekday] ?? "").slice(0, 3),
  A: ({ weekday }) => weekdays[weekday] ?? "",
  b: ({ month }) => (months[month - 1] ?? "").slice(0, 3),
  B: ({ month }) => months[month - 1] ?? "",
  c: (_, time) => formatDate(time, "%a %b %e %H:%M:%S %Y"),
  C: ({ year }) => pad(Math.floor(year / 100)),
  d: ({ day }) => pad(day),
  D: (_, time) => formatDate(time, "%m/%d/%y"),
  e: ({ day }) => pad(day, 2, " "),
  F: (_, time) => formatDate(time, "%Y-%m-%d"),
  h: ({ month }) => (months[month - 1] ?? "").slice(0, 3),
  H: ({ hour }) => pad(hour),
  I: ({ hour }) => pad(hour % 12 === 0 ? 12 : hour % 12),
  j: (date) => pad(dayOfYear(date), 3),
  k: ({ hour }) => pad(hour, 2, " "),
  m: ({ month }) => pad(month),
  M: ({ minute }) => pad(minute),
  n: () => "\n",
  N: ({ microsecond }) => `${pad(microsecond, 6)}000`,
  p: ({ hour }) => (hour < 12 ? "AM" : "PM"),
  r: (_, time) => formatDate(time, "%I:%M:%S %p"),
  R: (_, time) => formatDate(time, "%H:%M"),
  s: (_, time) => String(Math.floor(time / second)),
  S: ({ second }) => pad(second),
  t: () => "\t",
  T: (_, time) => formatDate(time, "%H:%M:%S"),
  u: ({ weekday }) => String(weekday === 0 ? 7 : weekday),
  w: ({ weekday }) => String(weekday),
  x: (_, time) => formatDate(time, "%m/%d/%y"),
  X: (_, time) => formatDate(time, "%H:%M:%S"),
  y: ({ year }) => pad(year % 100),
  Y: ({ year }) => String(year),
  z: () => "+0000",
  Z: () => "UTC",
  "%": () => "%",
};

/** strftime with GNU's `%-d`, `%_d`, `%3N` and `%:z`. Unknown letters stay as they are. */
export function formatDate(time: Instant, format: string): string {
  const date = civil(time);
  let text = "";
  let at = 0;
  for (const match of format.matchAll(/%(:?)([-_0^]?)(\d*)([a-zA-Z%])/g)) {
    text += format.slice(at, match.index) + (fieldText(match, date, time) ?? match[0]);
    at = match.index + match[0].length;
  }
  return text + format.slice(at);
}

function fieldText(match: RegExpExecArray, date: Civil, time: Instant): string | undefined {
  const [, colon, flag, width = "", letter = ""] = match;
  if (colon === ":") return letter === "z" ? "+00:00" : undefined;
  const text = fields[letter]?.(date, time);
  if (text === undefined) return undefined;
  if (letter === "N") return width === "" ? text : text.slice(0, Number(width));
  if (flag === "-") return text.replace(/^[0 ]+(?=.)/, "");
  if (flag === "_") return text.replace(/^0+(?=.)/, (zeros) => " ".repeat(zeros.length));
  return flag === "^" ? text.toUpperCase() : text.padStart(Math.min(99, Number(width)), "0");
}

function dayOfYear({ year, month, day: dayOfMonth }: Civil): number {
  const start = fromCivil({ year, month: 1, day: 1, hour: 0, minute: 0, second: 0 });
  const now = fromCivil({ year, month, day: dayOfMonth, hour: 0, minute: 0, second: 0 });
  return Math.round((now - start) / day) + 1;
}
