import type { Instant } from "../../kernel/time.ts";
import { textWidth } from "../../host/text-width.ts";
import { unescapeAnsi, unescapeEcho } from "../escapes.ts";
import { escapeWord } from "../quoting.ts";
import { strftime } from "../strftime.ts";

/** What `printf` prints, and its complaints about numbers. */
export interface Formatted {
  readonly text: string;
  readonly errors: readonly string[];
}

const outputMax = 8_000_000;
const directive = /%%|%([-+ #0]*)(\*|\d+)?(?:\.(\*|\d*))?(?:\(([^)]*)\))?([a-zA-Z])?/g;

interface Conversion {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
}

/** The format is used again until all arguments are. */
export function formatPrintf(format: string, values: readonly string[], now: Instant): Formatted {
  const formatter = new Formatter(values, now);
  do formatter.pass(format);
  while (formatter.hasMore && formatter.text.length < outputMax);
  return { text: formatter.text, errors: formatter.errors };
}

class Formatter {
  readonly errors: string[] = [];
  text = "";
  readonly #values: readonly string[];
  readonly #now: Instant;
  #next = 0;
  #usedAny = false;
  #isEnded = false;

  constructor(values: readonly string[], now: Instant) {
    this.#values = values;
    this.#now = now;
  }

  get hasMore(): boolean {
    return this.#usedAny && !this.#isEnded && this.#next < this.#values.length;
  }

  pass(format: string): void {
    let rest = 0;
    for (const match of format.matchAll(directive)) {
      if (this.#isEnded) return;
      this.text += unescapeAnsi(format.slice(rest, match.index));
      rest = match.index + match[0].length;
      this.text += match[0] === "%%" ? "%" : this.#converted(match);
    }
    if (!this.#isEnded) this.text += unescapeAnsi(format.slice(rest));
  }

  #converted(match: RegExpExecArray): string {
    const [all, flags = "", width, precision, date, letter] = match;
    this.#usedAny = true;
    const starWidth = this.#count(width ?? "0");
    const conversion: Conversion = {
      flags: starWidth < 0 ? `${flags}-` : flags,
      width: Math.min(Math.abs(starWidth), 100_000),
      precision: precision === undefined ? undefined : this.#count(precision),
    };
    if (letter === undefined) return this.#refused(`\`${all}': missing format character`);
    return this.#formatted(letter, conversion, date);
  }

  #formatted(letter: string, conversion: Conversion, date: string | undefined): string {
    if ("di".includes(letter)) return signed(this.#integer(), conversion);
    if ("uoxX".includes(letter)) return unsigned(letter, this.#integer(), conversion);
    if ("fFeEgG".includes(letter)) return floating(letter, this.#float(), conversion);
    switch (letter) {
      case "s":
        return padded(cutTo(this.#text(), conversion.precision), conversion);
      case "b":
        return padded(cutTo(this.#unescaped(), conversion.precision), conversion);
      case "q":
        return padded(escapeWord(this.#text()), conversion);
      case "c":
        return padded(Array.from(this.#text())[0] ?? "", conversion);
      case "T":
        return padded(strftime(date ?? "%X", this.#dateOf(this.#take())), conversion);
      default:
        return this.#refused(`\`${letter}': invalid format character`);
    }
  }

  #text(): string {
    return this.#take() ?? "";
  }

  #unescaped(): string {
    const { text, isEnded } = unescapeEcho(this.#take() ?? "");
    this.#isEnded = isEnded;
    return text;
  }

  #refused(message: string): string {
    this.errors.push(message);
    this.#isEnded = true;
    return "";
  }

  /** `*` takes the number from the arguments. */
  #count(text: string): number {
    return Number(text === "*" ? (this.#take() ?? 0) : text);
  }

  #take(): string | undefined {
    return this.#values[this.#next++];
  }

  #dateOf(value: string | undefined): Instant {
    return value === undefined || value === "-1" || value === ""
      ? this.#now
      : ((Number(value) * 1_000_000) as Instant);
  }

  #integer(): bigint {
    const text = this.#take();
    if (text === undefined || text === "") return 0n;
    if (/^['"]/.test(text)) return BigInt(text.codePointAt(1) ?? 0);
    const match = /^\s*([-+]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)/.exec(text);
    if (match === null || match[0].length < text.length) this.errors.push(`${text}: invalid number`);
    if (match === null) return 0n;
    const digits = match[2] ?? "0";
    const value = BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits);
    return match[1] === "-" ? -value : value;
  }

  #float(): number {
    const text = this.#take();
    if (text === undefined || text === "") return 0;
    if (/^['"]/.test(text)) return text.codePointAt(1) ?? 0;
    const match = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/.exec(text);
    if (match === null || match[0].length < text.length) this.errors.push(`${text}: invalid number`);
    return match === null ? 0 : Number(match[0]);
  }
}

function cutTo(text: string, precision: number | undefined): string {
  return precision === undefined ? text : Array.from(text).slice(0, precision).join("");
}

function padded(text: string, { flags, width }: Conversion): string {
  const gap = " ".repeat(Math.max(0, width - textWidth(text)));
  return flags.includes("-") ? text + gap : gap + text;
}

function withSign(digits: string, isNegative: boolean, conversion: Conversion): string {
  const { flags, width, precision } = conversion;
  const sign = isNegative ? "-" : flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
  const isZeroed = flags.includes("0") && !flags.includes("-") && precision === undefined;
  return padded(sign + (isZeroed ? digits.padStart(width - sign.length, "0") : digits), conversion);
}

function signed(value: bigint, conversion: Conversion): string {
  const digits = (value < 0n ? -value : value).toString().padStart(conversion.precision ?? 1, "0");
  return withSign(digits, value < 0n, conversion);
}

const bases: Readonly<Record<string, number>> = { u: 10, o: 8, x: 16, X: 16 };

function unsigned(letter: string, value: bigint, conversion: Conversion): string {
  const digits = BigInt.asUintN(64, value)
    .toString(bases[letter])
    .padStart(conversion.precision ?? 1, "0");
  const prefix =
    conversion.flags.includes("#") && value !== 0n ? ({ o: "0", x: "0x", X: "0x" }[letter] ?? "") : "";
  const text = withSign(prefix + digits, false, {
    ...conversion,
    flags: conversion.flags.replace(/[+ ]/g, ""),
  });
  return letter === "X" ? text.toUpperCase() : text;
}

function floating(letter: string, value: number, conversion: Conversion): string {
  const precision = Math.min(100, conversion.precision ?? 6);
  const magnitude = Math.abs(value);
  const lower = letter.toLowerCase();
  let digits: string;
  if (lower === "f") digits = fixed(magnitude, precision);
  else if (lower === "e") digits = exponential(magnitude, precision);
  else digits = general(magnitude, precision || 1);
  const text = withSign(digits, value < 0 || Object.is(value, -0), { ...conversion, precision: undefined });
  return letter === lower ? text : text.toUpperCase();
}

/** As C rounds: the exact value of the number, ties to even. */
function fixed(value: number, precision: number): string {
  if (!Number.isFinite(value) || value >= 1e21) return String(value);
  let numerator = value;
  let shift = 0n;
  while (!Number.isInteger(numerator)) {
    numerator *= 2;
    shift++;
  }
  const scaled = BigInt(numerator) * 10n ** BigInt(precision);
  const unit = 1n << shift;
  const rest = (scaled % unit) * 2n;
  let rounded = scaled / unit;
  if (rest > unit || (rest === unit && rounded % 2n === 1n)) rounded++;
  const digits = rounded.toString().padStart(precision + 1, "0");
  return precision === 0 ? digits : `${digits.slice(0, -precision)}.${digits.slice(-precision)}`;
}

function exponential(value: number, precision: number): string {
  return value.toExponential(precision).replace(/e([-+])(\d)$/, "e$10$2");
}

function general(value: number, precision: number): string {
  const exponent = value === 0 ? 0 : Number(value.toExponential(precision - 1).split("e")[1]);
  if (exponent < -4 || exponent >= precision) return exponential(value, precision - 1).replace(/\.?0+e/, "e");
  const text = value.toFixed(precision - 1 - exponent);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
