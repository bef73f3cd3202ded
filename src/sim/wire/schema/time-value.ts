import { at, civil, fromCivil, parseRfc3339, rfc3339, rfc3339Micro, second } from "../../kernel/time.ts";
import { goQuote } from "../go-quote.ts";
import { DecodeError } from "./decode-error.ts";

interface Layout {
  readonly text: string;
  readonly hasMicroseconds: boolean;
}

const layouts: Readonly<Record<"time" | "microTime", Layout>> = {
  time: { text: "2006-01-02T15:04:05Z07:00", hasMicroseconds: false },
  microTime: { text: "2006-01-02T15:04:05.000000Z07:00", hasMicroseconds: true },
};

/** A number's name in Go's layout, or the sign that must stand here. */
interface Part {
  readonly name: string;
  readonly pattern: RegExp;
  /** For complaints, and what it may be. */
  readonly range?: readonly [name: string, least: number, most: number];
}

const dash: Part = { name: "-", pattern: /^-/ };
const colon: Part = { name: ":", pattern: /^:/ };

/** The parts of RFC 3339 in order. */
const parts: readonly Part[] = [
  { name: "2006", pattern: /^\d{4}/ },
  dash,
  { name: "01", pattern: /^\d\d/, range: ["month", 1, 12] },
  dash,
  { name: "02", pattern: /^\d\d/, range: ["day", 1, 31] },
  { name: "T", pattern: /^T/ },
  { name: "15", pattern: /^\d\d/, range: ["hour", 0, 23] },
  colon,
  { name: "04", pattern: /^\d\d/, range: ["minute", 0, 59] },
  colon,
  { name: "05", pattern: /^\d\d/, range: ["second", 0, 59] },
];
const fraction = /^[.,]\d+/;
const zone = /^(?:Z|[+-]\d\d:\d\d)/;

/**
 * A time in UTC as Kubernetes writes it. Throws DecodeError in the words of Go's time.Parse.
 * @models staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/time.go UnmarshalJSON, 1.33
 */
export function timeOf(text: string, kind: "time" | "microTime"): string {
  check(text, layouts[kind]);
  const instant = parseRfc3339(text.replace(",", "."));
  if (instant === undefined || !isInMonth(text)) throw wrong(text, ": day out of range");
  return kind === "microTime" ? rfc3339Micro(instant) : rfc3339(at(Math.floor(instant / second) * second));
}

/** Whether the month has that day. */
function isInMonth(text: string): boolean {
  const [year = 0, month = 1, day = 1] = text.slice(0, 10).split("-").map(Number);
  const parts = { year, month, day, hour: 0, minute: 0, second: 0 };
  return civil(fromCivil(parts)).day === day;
}

/** Throws if the text is no time of the layout. */
function check(text: string, layout: Layout): void {
  let rest = text;
  for (const { name, pattern, range } of parts) {
    const [found] = pattern.exec(rest) ?? [];
    if (found === undefined) throw cannotParse(text, layout, { rest, name });
    if (range !== undefined && isOut(Number(found), range)) throw wrong(text, `: ${range[0]} out of range`);
    rest = rest.slice(found.length);
  }
  checkEnd(text, layout, rest);
}

function checkEnd(text: string, layout: Layout, rest: string): void {
  const [part = ""] = fraction.exec(rest) ?? [];
  if (layout.hasMicroseconds && part.length !== 7) throw cannotParse(text, layout, { rest, name: ".000000" });
  const end = rest.slice(part.length);
  const [offset] = zone.exec(end) ?? [];
  if (offset === undefined) throw cannotParse(text, layout, { rest: end, name: "Z07:00" });
  const extra = end.slice(offset.length);
  if (extra !== "") throw wrong(text, `: extra text: ${goQuote(extra)}`);
}

interface Stuck {
  readonly rest: string;
  readonly name: string;
}

function cannotParse(text: string, layout: Layout, { rest, name }: Stuck): DecodeError {
  return wrong(text, ` as "${layout.text}": cannot parse ${goQuote(rest)} as "${name}"`);
}

function wrong(text: string, why: string): DecodeError {
  return new DecodeError(`parsing time ${goQuote(text)}${why}`);
}

function isOut(value: number, [, least, most]: Required<Part>["range"]): boolean {
  return value < least || value > most;
}
