import { civil, day, fromCivil, hour, minute, type Instant } from "../kernel/time.ts";

/** When summer time begins and ends: the nth Sunday of a month (-1: the last one), at a time of day. */
interface Change {
  readonly month: number;
  readonly sunday: number;
  /** By the clock that is in use before the change, or in UTC. */
  readonly hour: number;
}

interface SummerTime {
  readonly begins: Change;
  readonly ends: Change;
  readonly inUtc?: boolean;
}

/** A place's clock: minutes east of UTC, and its summer time if it has one. */
export interface TimeZone {
  readonly minutes: number;
  readonly summer?: SummerTime;
}

const european: SummerTime = {
  begins: { month: 3, sunday: -1, hour: 1 },
  ends: { month: 10, sunday: -1, hour: 1 },
  inUtc: true,
};
const american: SummerTime = {
  begins: { month: 3, sunday: 2, hour: 2 },
  ends: { month: 11, sunday: 1, hour: 2 },
};
const australian: SummerTime = {
  begins: { month: 10, sunday: 1, hour: 2 },
  ends: { month: 4, sunday: 1, hour: 3 },
};
const newZealand: SummerTime = {
  begins: { month: 9, sunday: -1, hour: 2 },
  ends: { month: 4, sunday: 1, hour: 3 },
};

/** Zones by hours east of UTC and the rule of their summer time, as they are since 2022. */
const table: readonly (readonly [hours: number, summer: SummerTime | undefined, names: string])[] = [
  [
    0,
    undefined,
    "UTC UCT GMT Zulu Universal Greenwich Etc/UTC Etc/GMT Etc/UCT Etc/Zulu Etc/Universal Etc/Greenwich",
  ],
  [0, undefined, "Africa/Abidjan Africa/Accra Africa/Dakar Atlantic/Reykjavik"],
  [
    0,
    european,
    "Europe/London Europe/Dublin Europe/Lisbon Europe/Belfast Europe/Jersey Europe/Guernsey Europe/Isle_of_Man",
  ],
  [0, european, "Atlantic/Canary Atlantic/Madeira GB Portugal WET"],
  [
    1,
    european,
    "Europe/Paris Europe/Berlin Europe/Madrid Europe/Rome Europe/Vienna Europe/Zurich Europe/Amsterdam",
  ],
  [1, european, "Europe/Brussels Europe/Copenhagen Europe/Stockholm Europe/Oslo Europe/Prague Europe/Warsaw"],
  [
    1,
    european,
    "Europe/Budapest Europe/Belgrade Europe/Zagreb Europe/Ljubljana Europe/Bratislava Europe/Luxembourg",
  ],
  [
    1,
    european,
    "Europe/Malta Europe/Monaco Europe/Andorra Europe/Tirane Europe/Sarajevo Europe/Skopje Europe/Podgorica",
  ],
  [
    1,
    european,
    "Europe/Vaduz Europe/Vatican Europe/San_Marino Europe/Gibraltar Europe/Busingen Poland CET MET",
  ],
  [1, undefined, "Africa/Lagos Africa/Algiers Africa/Tunis Africa/Kinshasa Africa/Luanda"],
  [
    2,
    european,
    "Europe/Helsinki Europe/Athens Europe/Kiev Europe/Kyiv Europe/Sofia Europe/Bucharest Europe/Riga",
  ],
  [2, european, "Europe/Vilnius Europe/Tallinn Europe/Mariehamn Asia/Nicosia Asia/Famagusta EET"],
  [
    2,
    undefined,
    "Africa/Johannesburg Africa/Maputo Africa/Harare Africa/Lusaka Africa/Kigali Africa/Tripoli Europe/Kaliningrad",
  ],
  [
    3,
    undefined,
    "Europe/Moscow Europe/Istanbul Europe/Minsk Africa/Nairobi Africa/Addis_Ababa Africa/Kampala Turkey",
  ],
  [3, undefined, "Asia/Riyadh Asia/Baghdad Asia/Kuwait Asia/Qatar Asia/Bahrain Asia/Amman Asia/Damascus"],
  [3.5, undefined, "Asia/Tehran Iran"],
  [4, undefined, "Asia/Dubai Asia/Baku Asia/Tbilisi Asia/Yerevan Asia/Muscat Indian/Mauritius Europe/Samara"],
  [4.5, undefined, "Asia/Kabul"],
  [5, undefined, "Asia/Karachi Asia/Tashkent Asia/Yekaterinburg Indian/Maldives"],
  [5.5, undefined, "Asia/Kolkata Asia/Calcutta Asia/Colombo"],
  [5.75, undefined, "Asia/Kathmandu Asia/Katmandu"],
  [6, undefined, "Asia/Dhaka Asia/Omsk Asia/Bishkek"],
  [6.5, undefined, "Asia/Yangon Asia/Rangoon"],
  [7, undefined, "Asia/Bangkok Asia/Ho_Chi_Minh Asia/Saigon Asia/Jakarta Asia/Novosibirsk Asia/Phnom_Penh"],
  [
    8,
    undefined,
    "Asia/Shanghai Asia/Singapore Asia/Hong_Kong Asia/Taipei Asia/Manila Asia/Kuala_Lumpur Asia/Macau",
  ],
  [8, undefined, "Australia/Perth Asia/Irkutsk PRC ROC Hongkong Singapore"],
  [9, undefined, "Asia/Tokyo Asia/Seoul Asia/Pyongyang Japan ROK"],
  [9.5, undefined, "Australia/Darwin"],
  [9.5, australian, "Australia/Adelaide"],
  [10, undefined, "Australia/Brisbane Asia/Vladivostok Pacific/Guam Pacific/Port_Moresby"],
  [10, australian, "Australia/Sydney Australia/Melbourne Australia/Hobart Australia/Canberra"],
  [12, newZealand, "Pacific/Auckland NZ"],
  [12, undefined, "Pacific/Fiji"],
  [
    -3,
    undefined,
    "America/Sao_Paulo America/Buenos_Aires America/Argentina/Buenos_Aires America/Montevideo America/Bahia",
  ],
  [-3.5, american, "America/St_Johns"],
  [-4, american, "America/Halifax Atlantic/Bermuda"],
  [-4, undefined, "America/Puerto_Rico America/Caracas America/La_Paz America/Manaus America/Santo_Domingo"],
  [
    -5,
    american,
    "America/New_York America/Toronto America/Detroit America/Montreal US/Eastern US/Michigan EST5EDT",
  ],
  [-5, undefined, "America/Bogota America/Lima America/Panama America/Jamaica America/Guayaquil EST"],
  [-6, american, "America/Chicago America/Winnipeg America/Menominee US/Central CST6CDT"],
  [-6, undefined, "America/Mexico_City America/Costa_Rica America/Guatemala America/Regina America/Managua"],
  [-7, american, "America/Denver America/Edmonton America/Boise US/Mountain MST7MDT"],
  [-7, undefined, "America/Phoenix US/Arizona MST"],
  [-8, american, "America/Los_Angeles America/Vancouver America/Tijuana US/Pacific PST8PDT"],
  [-9, american, "America/Anchorage America/Juneau US/Alaska"],
  [-10, undefined, "Pacific/Honolulu US/Hawaii HST"],
];

/** The clock of a zone of IANA's database, or of `Etc/GMT-3`; undefined if it is none of those that are known here. */
export function timeZone(name: string): TimeZone | undefined {
  if (name === "") return { minutes: 0 };
  const [, sign, hours] = /^Etc\/GMT([+-])(\d{1,2})$/.exec(name) ?? [];
  // The signs of these names are the other way round.
  if (sign !== undefined) return { minutes: (sign === "-" ? 60 : -60) * Number(hours) };
  const row = table.find(([, , names]) => names.split(" ").includes(name));
  if (row === undefined) return undefined;
  return { minutes: row[0] * 60, ...(row[1] === undefined ? {} : { summer: row[1] }) };
}

/** What the zone's clock is ahead of UTC, in microseconds. */
export function offsetAt({ minutes, summer }: TimeZone, time: Instant): number {
  const standard = minutes * minute;
  if (summer === undefined) return standard;
  const { year } = civil((time + standard) as Instant);
  const begins = instantOf(summer.begins, year) - (summer.inUtc === true ? 0 : standard);
  const ends = instantOf(summer.ends, year) - (summer.inUtc === true ? 0 : standard + hour);
  const isSummer = begins < ends ? time >= begins && time < ends : time >= begins || time < ends;
  return isSummer ? standard + hour : standard;
}

function instantOf({ month, sunday, hour: time }: Change, year: number): number {
  const first = fromCivil({
    year,
    month: sunday > 0 ? month : month + 1,
    day: 1,
    hour: 0,
    minute: 0,
    second: 0,
  });
  const toSunday = (7 - civil(first).weekday) % 7;
  return first + (sunday > 0 ? toSunday + 7 * (sunday - 1) : toSunday - 7) * day + time * hour;
}
