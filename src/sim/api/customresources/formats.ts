/** Letters of any script. */
const label = "[a-zA-Z0-9\\u0080-\\uffff]";
const hostname = `(?:${label}(?:(?:${label}|-){0,62}))`;

function uuid(version: string, variant: string): Test {
  const shape = `^[0-9a-f]{8}-?[0-9a-f]{4}-?${version}[0-9a-f]{3}-?${variant}[0-9a-f]{3}-?[0-9a-f]{12}$`;
  return matches(new RegExp(shape, "i"));
}

const byte = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
const ipv4 = new RegExp(`^(?:${byte}\\.){3}${byte}$`);
const ipv6 = /^[0-9a-f:]*:[0-9a-f:]*(?:(?:\d{1,3}\.){3}\d{1,3})?$/i;
const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

type Test = (text: string) => boolean;

function matches(shape: RegExp): Test {
  return (text) => shape.test(text);
}

function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const isLeap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const max = month === "02" && !isLeap ? 28 : (days[Number(month) - 1] ?? 0);
  return Number(day) >= 1 && Number(day) <= max;
}

function isDateTime(text: string): boolean {
  const [, date, hour, minute, second] =
    /^(\d{4}-\d\d-\d\d)t(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:z|[+-]\d\d:\d\d)$/i.exec(text) ?? [];
  if (date === undefined || !isDate(date)) return false;
  return Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
}

function isIpv6(text: string): boolean {
  if (!ipv6.test(text)) return false;
  const groups = text.split(":").filter((group) => group !== "");
  const count = groups.length + (groups.at(-1)?.includes(".") === true ? 1 : 0);
  const gaps = text.split("::").length - 1;
  return (
    gaps <= 1 &&
    (gaps === 1 ? count < 8 : count === 8) &&
    groups.every((group) => group.length <= 4 || ipv4.test(group))
  );
}

function isCidr(text: string): boolean {
  const [, address = "", bits] = /^(.*)\/(\d{1,3})$/.exec(text) ?? [];
  if (bits === undefined) return false;
  return ipv4.test(address) ? Number(bits) <= 32 : isIpv6(address) && Number(bits) <= 128;
}

/** A whole absolute URL, or an absolute path. */
function isUri(text: string): boolean {
  if (/[\u0000-\u0020\u007f]/.test(text)) return false; // oxlint-disable-line no-control-regex -- what Go refuses
  return text.startsWith("/") || /^[a-z][a-z0-9+.-]*:./i.test(text);
}

function isIsbn10(text: string): boolean {
  const digits = text.replaceAll(/[\s-]+/g, "");
  if (!/^\d{9}[\dX]$/.test(digits)) return false;
  let sum = 0;
  for (const [index, digit] of digits.split("").entries())
    sum += (index + 1) * (digit === "X" ? 10 : Number(digit));
  return sum % 11 === 0;
}

function isIsbn13(text: string): boolean {
  const digits = text.replaceAll(/[\s-]+/g, "");
  if (!/^\d{13}$/.test(digits)) return false;
  let sum = 0;
  for (const [index, digit] of digits.split("").entries()) sum += Number(digit) * (index % 2 === 0 ? 1 : 3);
  return sum % 10 === 0;
}

const goDuration = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/;
const wordyDuration =
  /^\d+\s*(?:ns|nanoseconds?|us|µs|microseconds?|millis?|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?)$/i;

/** By their names without hyphens: those that Kubernetes checks. Others are ignored. */
const formats: Readonly<Record<string, Test>> = {
  bsonobjectid: matches(/^[0-9a-f]{24}$/i),
  uri: isUri,
  email: matches(/^(?:[^\s@<>()[\],;:\\"]+|"[^"]*")@[^\s@<>()[\],;:\\"]+$/),
  hostname: matches(new RegExp(`^(?:${hostname}\\.)*${hostname}$`)),
  ipv4: matches(ipv4),
  ipv6: isIpv6,
  cidr: isCidr,
  mac: matches(/^(?:[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}|(?:[0-9a-f]{4}\.){2}[0-9a-f]{4})$/i),
  uuid: uuid("[0-9a-f]", "[0-9a-f]"),
  uuid3: uuid("3", "[0-9a-f]"),
  uuid4: uuid("4", "[89ab]"),
  uuid5: uuid("5", "[89ab]"),
  isbn: (text) => isIsbn10(text) || isIsbn13(text),
  isbn10: isIsbn10,
  isbn13: isIsbn13,
  creditcard: (text) =>
    /^(?:4\d{12}(?:\d{3})?|5[1-5]\d{14}|6(?:011|5\d\d)\d{12}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|(?:2131|1800|35\d{3})\d{11})$/.test(
      text.replaceAll(/\D/g, ""),
    ),
  ssn: matches(/^\d{3}[- ]?\d{2}[- ]?\d{4}$/),
  hexcolor: matches(/^#?(?:[0-9a-f]{3}|[0-9a-f]{6})$/i),
  rgbcolor: matches(new RegExp(`^rgb\\(\\s*${byte}\\s*,\\s*${byte}\\s*,\\s*${byte}\\s*\\)$`)),
  byte: matches(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/),
  password: () => true,
  date: isDate,
  duration: (text) => goDuration.test(text) || wordyDuration.test(text) || text === "0",
  datetime: isDateTime,
};

/** Whether a text is of a format; every text is of one that nobody checks. */
export function isOfFormat(format: string, text: string): boolean {
  return formats[format.replaceAll("-", "")]?.(text) ?? true;
}
