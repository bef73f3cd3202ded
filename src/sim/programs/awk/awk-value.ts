import { general } from "../text/printf-format.ts";

/** A value: a number, a text, or text from input, which counts as a number where it looks like one. */
export type Value = number | string | Input;

/** Text that came from outside: a field, a line, `-v`. */
export class Input {
  readonly text: string;
  readonly number: number | undefined;

  constructor(text: string) {
    this.text = text;
    this.number = looksNumeric(text);
  }
}

const numeric = /^[ \t\n]*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[ \t\n]*$/;
const leading = /^[ \t\n]*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/;

function looksNumeric(text: string): number | undefined {
  return numeric.test(text) ? Number(text) : undefined;
}

export function toNumber(value: Value): number {
  if (typeof value === "number") return value;
  if (typeof value !== "string" && value.number !== undefined) return value.number;
  return Number(leading.exec(typeof value === "string" ? value : value.text)?.[0] ?? 0);
}

/** Whole numbers as they are, others by OFMT or CONVFMT, of which only the precision is simulated: `%.6g`. */
export function toText(value: Value, precision = 6): string {
  if (typeof value === "string") return value;
  if (typeof value !== "number") return value.text;
  if (Number.isInteger(value))
    return Math.abs(value) < 1e16 ? String(value === 0 ? 0 : value) : general(value, 30);
  if (Number.isNaN(value)) return "nan";
  return value < 0 ? `-${general(-value, precision)}` : general(value, precision);
}

export function toBoolean(value: Value): boolean {
  if (typeof value === "number") return value !== 0;
  if (typeof value === "string") return value !== "";
  return value.number === undefined ? value.text !== "" : value.number !== 0;
}

/** Numbers if both are (or look like it, from input), else text. */
export function compareValues(a: Value, b: Value): number {
  const isNumeric = (value: Value): boolean =>
    typeof value === "number" || (typeof value !== "string" && value.number !== undefined);
  if (isNumeric(a) && isNumeric(b)) return toNumber(a) - toNumber(b);
  const [left, right] = [toText(a), toText(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
