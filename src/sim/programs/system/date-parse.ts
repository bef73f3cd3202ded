import {
  after,
  at,
  civil,
  day,
  fromCivil,
  hour,
  minute,
  parseRfc3339,
  second,
  type Instant,
} from "../../kernel/time.ts";

const units: Readonly<Record<string, number>> = {
  second,
  sec: second,
  minute,
  min: minute,
  hour,
  day,
  week: 7 * day,
  fortnight: 14 * day,
};

/**
 * What `date -d` understands here: `now`, `today`, `yesterday`, `tomorrow`, `@EPOCH`, ISO dates and times, and offsets
 * such as `2 hours ago` or `+1 day`, alone or behind a date. Undefined for the rest.
 */
export function parseDate(text: string, now: Instant): Instant | undefined {
  // As GNU's: a signed number right behind a time of day is its zone, not part of the offset.
  const trimmed = text.trim().replace(/(:\d\d)\s+([+-]\d\d?)\s+(?=[a-z])/, "$1$2 1 ");
  const epoch = /^@(-?\d+(?:\.\d+)?)$/.exec(trimmed);
  if (epoch !== null) return at(Math.round(Number(epoch[1]) * second));
  const split =
    /^(.*?)((?:\s*[+-]?\s*(?:\d+|next|last)?\s*(?:sec|second|min|minute|hour|day|week|fortnight|month|year)s?\b(?:\s+ago)?)*)$/.exec(
      trimmed,
    );
  const [, base = trimmed, offsets = ""] = split ?? [];
  const start = baseTime(base.trim(), now);
  return start === undefined ? undefined : withOffsets(start, offsets);
}

function baseTime(text: string, now: Instant): Instant | undefined {
  switch (text.toLowerCase()) {
    case "":
    case "now":
    case "today":
      return now;
    case "yesterday":
      return after(now, -day);
    case "tomorrow":
      return after(now, day);
    default:
      return isoTime(text, now);
  }
}

function isoTime(text: string, now: Instant): Instant | undefined {
  const match =
    /^(?:(\d{4})-(\d\d?)-(\d\d?))?(?:[T ]*(\d\d?):(\d\d)(?::(\d\d)(\.\d+)?)?)?\s*(?:Z|UTC|([+-]\d\d?)(?::?(\d\d))?)?$/.exec(
      text,
    );
  if (match === null) return parseRfc3339(text);
  const today = civil(now);
  const part = (index: number, otherwise: number): number =>
    match[index] === undefined ? otherwise : Number(match[index]);
  const date = {
    year: part(1, today.year),
    month: part(2, today.month),
    day: part(3, today.day),
    hour: part(4, 0),
    minute: part(5, 0),
    second: part(6, 0),
  };
  const start = fromCivil(date);
  const real = civil(start);
  const isReal = real.month === date.month && real.day === date.day && real.hour === date.hour;
  if (!isReal || date.minute > 59) return undefined;
  const zone = part(8, 0) * hour + Math.sign(part(8, 0)) * part(9, 0) * minute;
  return after(start, Math.round(part(7, 0) * second) - zone);
}

function withOffsets(start: Instant, text: string): Instant {
  let time = start;
  const pattern =
    /([+-]?)\s*(\d+|next|last)?\s*(sec|second|min|minute|hour|day|week|fortnight|month|year)s?\b(\s+ago)?/g;
  for (const [, sign, count = "1", unit = "day", ago] of text.matchAll(pattern)) {
    const number = count === "next" ? 1 : count === "last" ? -1 : Number(count);
    time = shifted(time, number * (sign === "-" ? -1 : 1) * (ago === undefined ? 1 : -1), unit);
  }
  return time;
}

function shifted(time: Instant, count: number, unit: string): Instant {
  const length = units[unit];
  if (length !== undefined) return after(time, count * length);
  const date = civil(time);
  const month = date.year * 12 + date.month - 1 + count * (unit === "year" ? 12 : 1);
  return after(
    fromCivil({ ...date, year: Math.floor(month / 12), month: (((month % 12) + 12) % 12) + 1 }),
    date.microsecond,
  );
}
