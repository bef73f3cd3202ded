declare const instant: unique symbol;

/** Microseconds of virtual time since the Unix epoch: an integer, exact until the year 2255. */
export type Instant = number & { readonly [instant]: true };

export const microsecond = 1;
export const millisecond = 1_000;
export const second = 1_000_000;
export const minute: number = 60 * second;
export const hour: number = 60 * minute;
export const day: number = 24 * hour;

export function at(microseconds: number): Instant {
  return microseconds as Instant;
}

/** `duration` is in microseconds: `after(now, 10 * second)`. */
export function after(now: Instant, duration: number): Instant {
  return (now + Math.round(duration)) as Instant;
}

export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  /** 0 is Sunday. */
  readonly weekday: number;
}

/** The date and time of day in UTC. */
export function civil(time: Instant): Civil {
  const days = Math.floor(time / day);
  const rest = time - days * day;
  return {
    ...civilFromDays(days),
    hour: Math.floor(rest / hour),
    minute: Math.floor(rest / minute) % 60,
    second: Math.floor(rest / second) % 60,
    microsecond: rest % second,
    weekday: (((days + 4) % 7) + 7) % 7,
  };
}

export function fromCivil(date: Omit<Civil, "weekday" | "microsecond">): Instant {
  const days = daysFromCivil(date.year, date.month, date.day);
  return at(days * day + date.hour * hour + date.minute * minute + date.second * second);
}

const pad = (value: number, digits = 2): string => String(value).padStart(digits, "0");

/** metav1.Time: whole seconds, `2026-01-31T09:00:00Z`. */
export function rfc3339(time: Instant): string {
  const { year, month, day, hour, minute, second } = civil(time);
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${pad(second)}Z`;
}

/** metav1.MicroTime: `2026-01-31T09:00:00.000000Z`. */
export function rfc3339Micro(time: Instant): string {
  return `${rfc3339(time).slice(0, -1)}.${pad(civil(time).microsecond, 6)}Z`;
}

const shape = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):(\d\d))$/;

/** Reads RFC 3339 with any offset; undefined if the text is not a time. */
export function parseRfc3339(text: string): Instant | undefined {
  const match = shape.exec(text);
  if (match === null) return undefined;
  const part = (index: number): number => Number(match[index] ?? 0);
  const base = fromCivil({
    year: part(1),
    month: part(2),
    day: part(3),
    hour: part(4),
    minute: part(5),
    second: part(6),
  });
  const fraction = Number((match[7] ?? "").slice(0, 6).padEnd(6, "0"));
  const offset = part(9) * hour + part(10) * minute;
  return at(base + fraction + (match[8] === "-" ? offset : -offset));
}

/** Howard Hinnant's algorithm: days since 1970-01-01 to a proleptic Gregorian date. */
function civilFromDays(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const yearStart = 365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - yearStart;
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
