import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { day, hour, minute, second } from "../../kernel/time.ts";
import { defineCommand, Failure, UsageError } from "../command.ts";
import { quote } from "../quote.ts";

export const trueProgram: Command = { name: "true", run: fixed(0) };
export const falseProgram: Command = { name: "false", run: fixed(1) };

function fixed(code: number): Command["run"] {
  return function* (process) {
    if (process.argv.length === 2 && process.argv[1] === "--help") {
      yield* process.write(`Usage: ${process.argv[0]} [ignored arguments]\nExit with ${code}.\n`);
    }
    return code;
  };
}

const units: Readonly<Record<string, number>> = { "": second, s: second, m: minute, h: hour, d: day };

/** `1.5`, `2m`, `inf`, in microseconds; undefined if it is no duration. */
export function durationOf(text: string): number | undefined {
  if (text === "inf" || text === "infinity") return 365_000 * day;
  const match = /^(\d+\.?\d*|\.\d+)([smhd]?)$/.exec(text);
  const unit = units[match?.[2] ?? ""];
  if (match === null || unit === undefined) return undefined;
  return Math.min(365_000 * day, Math.round(Number(match[1]) * unit));
}

export const sleep: Command = defineCommand({
  name: "sleep",
  summary: "Wait for a while: seconds, or with a suffix m, h or d; several are added up.",
  usage: "NUMBER[SUFFIX]...",
  operands: { min: 1 },
  flags: {},
  *run({ process, operands }) {
    const duration = operands.reduce((sum, text) => sum + requireDuration(process, text), 0);
    yield* process.kernel.sleep(duration);
    return 0;
  },
});

function requireDuration(process: Process, text: string): number {
  const duration = durationOf(text);
  if (duration === undefined) throw new UsageError(`invalid time interval ${quote(process, text)}`);
  return duration;
}

export const clear: Command = defineCommand({
  name: "clear",
  summary: "Clear the screen.",
  usage: "[OPTION]...",
  version: "ncurses 6.4.20221231",
  flags: { keep: { short: "x", help: "keep the lines above the screen" } },
  *run({ process, flags }) {
    yield* process.write(flags.keep ? "\x1b[H\x1b[2J" : "\x1b[H\x1b[2J\x1b[3J");
    return 0;
  },
});

export const reset: Command = defineCommand({
  name: "reset",
  summary: "Bring the terminal back into a usable state.",
  usage: "",
  version: "ncurses 6.4.20221231",
  flags: {},
  *run({ process }) {
    if (process.terminal !== undefined) process.terminal.mode = "cooked";
    yield* process.write("\x1bc");
    return 0;
  },
});

/** What xterm's entries in terminfo hold, as far as people use them. */
const capabilities: Readonly<Record<string, string>> = {
  bold: "\x1b[1m",
  dim: "\x1b[2m",
  rev: "\x1b[7m",
  smul: "\x1b[4m",
  rmul: "\x1b[24m",
  sgr0: "\x1b(B\x1b[m",
  clear: "\x1b[H\x1b[2J\x1b[3J",
  civis: "\x1b[?25l",
  cnorm: "\x1b[?12l\x1b[?25h",
  smcup: "\x1b[?1049h",
  rmcup: "\x1b[?1049l",
  el: "\x1b[K",
  ed: "\x1b[J",
  home: "\x1b[H",
  bel: "\x07",
};

export const tput: Command = defineCommand({
  name: "tput",
  summary: "Print what a terminal needs for a capability, or its size.",
  usage: "CAPABILITY [NUMBER]...",
  version: "ncurses 6.4.20221231",
  usageCode: 2,
  flags: {},
  *run({ process, operands }) {
    const [name, first = "0", other = "0"] = operands;
    if (name === undefined) throw new Failure("usage: tput capname [parm...]", 2);
    const terminal = process.terminal;
    const sizes: Readonly<Record<string, string>> = {
      cols: `${terminal?.size.columns ?? 80}\n`,
      lines: `${terminal?.size.rows ?? 24}\n`,
      colors: "256\n",
      setaf: `\x1b[${colorCode(Number(first), 30)}m`,
      setab: `\x1b[${colorCode(Number(first), 40)}m`,
      cup: `\x1b[${Number(first) + 1};${Number(other) + 1}H`,
    };
    const text = sizes[name] ?? capabilities[name];
    if (text === undefined) throw new Failure(`unknown terminfo capability '${name}'`, 4);
    yield* process.write(text);
    return 0;
  },
});

function colorCode(color: number, base: number): string {
  if (color < 8) return String(base + color);
  return color < 16 ? String(base + 52 + color) : `${base + 8};5;${color}`;
}
