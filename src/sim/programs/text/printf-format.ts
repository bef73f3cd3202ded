import { unescapeText } from "./escapes.ts";

/** Something about an argument or a directive that printf complains about. */
export interface Mistake {
  readonly value: string;
  readonly why: string;
}

/** What a format and its arguments give. */
export interface Formatted {
  readonly text: string;
  readonly mistakes: readonly Mistake[];
}

const directive = /%%|%([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+)?)?([a-zA-Z])|%/g;

/** Longest field that a format may ask for. */
const widthMax = 65_536;

interface Field {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
}

/** printf(1): the format is used again until all arguments are used. */
export function formatText(format: string, values: readonly string[]): Formatted {
  const mistakes: Mistake[] = [];
  const rest = [...values];
  let text = "";
  for (;;) {
    const before = rest.length;
    const part = once(format, rest, mistakes);
    text += part.text;
    if (part.stop || rest.length === 0 || rest.length === before) return { text, mistakes };
  }
}

function once(format: string, values: string[], mistakes: Mistake[]): { text: string; stop: boolean } {
  let text = "";
  let at = 0;
  for (const match of format.matchAll(directive)) {
    const literal = unescapeText(format.slice(at, match.index), "printf");
    text += literal.text;
    if (literal.stop) return { text, stop: true };
    at = match.index + match[0].length;
    const piece = convert(match, values, mistakes);
    if (piece === undefined) return { text, stop: true };
    text += piece;
  }
  const literal = unescapeText(format.slice(at), "printf");
  return { text: text + literal.text, stop: literal.stop };
}

/** One conversion; undefined ends the output. */
function convert(
  match: RegExpExecArray | RegExpMatchArray,
  values: string[],
  mistakes: Mistake[],
): string | undefined {
  const [whole, flags = "", widthText, precisionText, letter = ""] = match;
  if (whole === "%%") return "%";
  if (!/[sdiuxXocfFeEgGbq]/.test(letter)) {
    mistakes.push({ value: `%${letter}`, why: "invalid directive" });
    return undefined;
  }
  const number = (text: string | undefined): number | undefined => {
    if (text === undefined) return undefined;
    return Math.min(widthMax, text === "*" ? Number(values.shift() ?? 0) || 0 : Number(text));
  };
  const width = number(widthText) ?? 0;
  const hasPrecision = whole.includes(".");
  const field: Field = { flags, width, precision: hasPrecision ? (number(precisionText) ?? 0) : undefined };
  return formatValue(letter, values.shift(), { field, mistakes });
}

function formatValue(
  letter: string,
  value: string | undefined,
  { field, mistakes }: { readonly field: Field; readonly mistakes: Mistake[] },
): string {
  switch (letter) {
    case "s":
      return pad(cutTo(value ?? "", field.precision), field);
    case "b":
      return pad(cutTo(unescapeText(value ?? "", "echo").text, field.precision), field);
    case "c":
      return pad((value ?? "").slice(0, 1), field);
    case "q":
      return pad(shellQuoted(value ?? ""), field);
    default:
      return formatNumber(letter, readNumber(value, letter, mistakes), field);
  }
}

function cutTo(text: string, precision: number | undefined): string {
  return precision === undefined ? text : Array.from(text).slice(0, precision).join("");
}

function pad(text: string, { flags, width }: Field): string {
  return flags.includes("-") ? text.padEnd(width) : text.padStart(width);
}

function shellQuoted(text: string): string {
  if (text === "") return "''";
  return /^[\w%+,./:=@^-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function readNumber(value: string | undefined, letter: string, mistakes: Mistake[]): number {
  if (value === undefined || value === "") return 0;
  if (/^["']/.test(value)) return value.codePointAt(1) ?? 0;
  const isFloat = /[fFeEgG]/.test(letter);
  const match = isFloat
    ? /^\s*[+-]?(?:\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)/.exec(value)
    : /^\s*[+-]?(?:0[xX][0-9a-fA-F]+|\d+)/.exec(value);
  if (match === null) {
    mistakes.push({ value, why: "expected a numeric value" });
    return 0;
  }
  if (match[0].length < value.length) mistakes.push({ value, why: "value not completely converted" });
  return isFloat ? Number(match[0]) : integer(match[0].trim());
}

function integer(text: string): number {
  const sign = text.startsWith("-") ? -1 : 1;
  const digits = text.replace(/^[+-]/, "");
  if (/^0[xX]/.test(digits)) return sign * Number.parseInt(digits.slice(2), 16);
  return sign * (/^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits));
}

/** C's printf for one number: `d i u x X o f F e E g G` with flags, width and precision. */
export function formatNumber(letter: string, value: number, field: Field): string {
  const { flags, width } = field;
  const isNegative = value < 0;
  const digits = digitsOf(letter, Math.abs(value), field);
  const sign = isNegative ? "-" : flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
  const prefix = flags.includes("#") && /[xX]/.test(letter) && value !== 0 ? `0${letter}` : "";
  const body = sign + prefix + digits;
  const isZeroPadded =
    flags.includes("0") && !flags.includes("-") && (/[fFeEgG]/.test(letter) || field.precision === undefined);
  return isZeroPadded
    ? sign + prefix + digits.padStart(width - sign.length - prefix.length, "0")
    : pad(body, field);
}

function digitsOf(letter: string, value: number, { precision }: Field): string {
  if (/[feg]/i.test(letter)) {
    const places = Math.min(100, precision ?? 6);
    const text = floatDigits(letter.toLowerCase(), value, places);
    return letter === "E" ? text.toUpperCase() : text;
  }
  const text = wholeDigits(letter, Math.trunc(value)).padStart(precision ?? 0, "0");
  return letter === "X" ? text.toUpperCase() : text;
}

function floatDigits(letter: string, value: number, places: number): string {
  if (letter === "e") return exponential(value, places);
  if (letter === "g") return general(value, places);
  return Number.isFinite(value) ? value.toFixed(places) : "inf";
}

function wholeDigits(letter: string, value: number): string {
  if (letter === "x" || letter === "X") return value.toString(16);
  if (letter === "o") return value.toString(8);
  return value >= 1e21 ? BigInt(value).toString() : String(value);
}

function exponential(value: number, precision: number): string {
  const [mantissa = "0", exponent = "+0"] = value.toExponential(precision).split("e");
  return `${mantissa}e${exponent.charAt(0)}${exponent.slice(1).padStart(2, "0")}`;
}

/** %g: the shorter of %e and %f, without zeros at the end. awk prints its numbers with it. */
export function general(value: number, precision: number): string {
  if (value === 0) return "0";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : value < 0 ? "-inf" : "nan";
  const significant = Math.max(1, precision);
  const exponent = Number(value.toExponential(significant - 1).split("e")[1]);
  if (exponent < -4 || exponent >= significant) {
    const [mantissa = "", power = ""] = exponential(value, significant - 1).split("e");
    return `${mantissa.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa}e${power}`;
  }
  const text = value.toFixed(Math.max(0, significant - 1 - exponent));
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
