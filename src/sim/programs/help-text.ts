import type { Flag, FlagTable } from "./flags.ts";

interface Described {
  readonly name: string;
  readonly summary: string;
  readonly usage: string | readonly string[];
  readonly flags: FlagTable;
  readonly notes?: string;
}

const column = 30;

/** What `--help` prints: usage, summary, one line for each flag. */
export function helpText({ name, summary, usage, flags, notes }: Described): string {
  const usages = typeof usage === "string" ? [usage] : usage;
  const lines = usages.map((line, index) => `${index === 0 ? "Usage:" : "   or:"} ${name} ${line}`.trimEnd());
  const described = Object.values(flags).map(flagLine);
  const help = flagLine({ long: "help", help: "show this help and exit" });
  const all = "help" in flags ? described : [...described, help];
  return `${[...lines, summary, "", ...all, ...(notes === undefined ? [] : ["", notes])].join("\n")}\n`;
}

function flagLine({ short, long, takes, isOptional, help }: Flag): string {
  const value = takes === undefined ? "" : isOptional === true ? `[=${takes}]` : `=${takes}`;
  const shortValue = takes === undefined || long !== undefined ? "" : ` ${takes}`;
  const shortText = short === undefined ? "   " : `-${short}${shortValue}`;
  const longText = long === undefined ? "" : `--${long}${value}`;
  const separator = short !== undefined && long !== undefined ? ", " : short === undefined ? " " : "";
  const left = `  ${shortText}${separator}${longText}`;
  return left.length < column ? `${left.padEnd(column)}${help}` : `${left}\n${" ".repeat(column)}${help}`;
}
