import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { type Instant } from "../../kernel/time.ts";
import { defineCommand, Failure } from "../command.ts";
import { quote } from "../quote.ts";
import { formatDate } from "./date-format.ts";
import { parseDate } from "./date-parse.ts";

export const date: Command = defineCommand({
  name: "date",
  summary: "Print the date and time, all in UTC.",
  usage: "[OPTION]... [+FORMAT]",
  notes: "The clock cannot be set; other time zones than UTC are not simulated.",
  operands: { max: 1 },
  flags: {
    date: {
      short: "d",
      long: "date",
      takes: "STRING",
      help: "the time that STRING describes instead of now",
    },
    iso: {
      short: "I",
      long: "iso-8601",
      takes: "SPEC",
      isOptional: true,
      help: "ISO 8601: date, hours, minutes, seconds, ns",
    },
    reference: { short: "r", long: "reference", takes: "FILE", help: "when FILE was modified" },
    rfcEmail: { short: "R", long: "rfc-email", help: "as in mails" },
    rfc3339: { long: "rfc-3339", takes: "FMT", help: "RFC 3339: date, seconds, ns" },
    utc: { short: "u", long: "utc", help: "UTC (always)" },
  },
  *run({ process, flags, operands }) {
    const [operand] = operands;
    const time = timeOf(process, flags);
    if (operand !== undefined && !operand.startsWith("+"))
      throw new Failure("cannot set date: Operation not permitted");
    const format = operand?.slice(1) ?? formatOf(process, flags);
    yield* process.write(`${formatDate(time, format)}\n`);
    return 0;
  },
});

function timeOf(
  process: Process,
  flags: { readonly date: string | undefined; readonly reference: string | undefined },
): Instant {
  if (flags.reference !== undefined) return process.access.stat(flags.reference).node.modified;
  if (flags.date === undefined) return process.kernel.now;
  const time = parseDate(flags.date, process.kernel.now);
  if (time === undefined) throw new Failure(`invalid date ${quote(process, flags.date)}`);
  return time;
}

const isoFormats: Readonly<Record<string, string>> = {
  "": "%Y-%m-%d",
  date: "%Y-%m-%d",
  hours: "%Y-%m-%dT%H%:z",
  minutes: "%Y-%m-%dT%H:%M%:z",
  seconds: "%Y-%m-%dT%H:%M:%S%:z",
  ns: "%Y-%m-%dT%H:%M:%S,%N%:z",
};

const rfc3339Formats: Readonly<Record<string, string>> = {
  date: "%Y-%m-%d",
  seconds: "%Y-%m-%d %H:%M:%S%:z",
  ns: "%Y-%m-%d %H:%M:%S.%N%:z",
};

function formatOf(
  process: Process,
  flags: {
    readonly iso: string | undefined;
    readonly rfcEmail: boolean;
    readonly rfc3339: string | undefined;
  },
): string {
  const choose = (formats: Readonly<Record<string, string>>, value: string, name: string): string => {
    const format = formats[value];
    if (format === undefined)
      throw new Failure(`invalid argument ${quote(process, value)} for ${quote(process, name)}`);
    return format;
  };
  if (flags.iso !== undefined) return choose(isoFormats, flags.iso, "--iso-8601");
  if (flags.rfc3339 !== undefined) return choose(rfc3339Formats, flags.rfc3339, "--rfc-3339");
  return flags.rfcEmail ? "%a, %d %b %Y %H:%M:%S %z" : "%a %b %e %H:%M:%S %Z %Y";
}
