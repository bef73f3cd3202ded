import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { strerror, SystemError } from "../../host/errno.ts";
import type { Task } from "../../kernel/task.ts";
import { defineCommand, Failure } from "../command.ts";
import { complain, openInput, readWhole } from "../input.ts";

/** What one command line may hold, in characters. */
const commandMax = 131_072;

export const xargs: Command = defineCommand({
  name: "xargs",
  summary: "Run a command with arguments from standard input.",
  usage: "[OPTION]... COMMAND [INITIAL-ARGUMENT]...",
  version: "GNU findutils 4.9.0",
  style: "posix",
  notes: "With -P, commands still run one after the other.",
  flags: {
    null: { short: "0", long: "null", help: "items end with a zero byte" },
    file: { short: "a", long: "arg-file", takes: "FILE", help: "read items from FILE" },
    delimiter: { short: "d", long: "delimiter", takes: "CHAR", help: "items end with CHAR" },
    replace: { short: "I", takes: "R", help: "replace R in the arguments by a line, one command for each" },
    lines: { short: "L", long: "max-lines", takes: "N", help: "at most N lines for each command" },
    args: { short: "n", long: "max-args", takes: "N", help: "at most N items for each command" },
    procs: { short: "P", long: "max-procs", takes: "N", help: "accepted, see below" },
    ask: { short: "p", long: "interactive", help: "ask before each command" },
    noRunIfEmpty: { short: "r", long: "no-run-if-empty", help: "no command if there are no items" },
    trace: { short: "t", long: "verbose", help: "print each command" },
  },
  *run({ process, flags, operands }) {
    const text = flags.file === undefined ? yield* process.readAll() : yield* fileText(process, flags.file);
    const base = operands.length === 0 ? ["echo"] : operands;
    const lines = itemLines(text, separatorOf(flags.null, flags.delimiter), flags.replace !== undefined);
    if (lines.length === 0) {
      return flags.noRunIfEmpty || flags.replace !== undefined ? 0 : yield* runAll(process, [base], flags);
    }
    const limit = { args: count(flags.args, "n"), lines: count(flags.lines, "L") };
    const { replace } = flags;
    const commands =
      replace === undefined
        ? grouped(base, lines, limit)
        : lines.flat().map((item) => base.map((word) => word.replaceAll(replace, item)));
    return yield* runAll(process, commands, flags);
  },
});

function separatorOf(isNull: boolean, delimiter: string | undefined): string | undefined {
  return isNull ? "\0" : delimiter?.replace("\\n", "\n").replace("\\0", "\0").replace("\\t", "\t");
}

/** 123 if a command failed; 124, 126 and 127 end the whole. */
function* runAll(
  process: Process,
  commands: readonly (readonly string[])[],
  flags: { readonly trace: boolean; readonly ask: boolean },
): Task<number> {
  let code = 0;
  for (const words of commands) {
    if (flags.trace || flags.ask) yield* process.complain(`${words.join(" ")}${flags.ask ? " ?..." : "\n"}`);
    if (flags.ask && !(yield* agrees(process))) continue;
    const result = yield* execute(process, words);
    if (result === 255) throw new Failure(`${words[0] ?? ""}: exited with status 255; aborting`, 124);
    if (result === 126 || result === 127) return result;
    if (result !== 0) code = 123;
  }
  return code;
}

function* fileText(process: Process, path: string): Task<string> {
  const file = openInput(process, path);
  try {
    return yield* readWhole(process, file);
  } finally {
    file.release();
  }
}

function count(text: string | undefined, letter: string): number {
  if (text === undefined) return Infinity;
  if (!/^[1-9]\d*$/.test(text)) throw new Failure(`invalid number "${text}" for -${letter} option`);
  return Number(text);
}

/** Items by line. Quotes and backslashes count, unless there is a separator. */
function itemLines(
  text: string,
  separator: string | undefined,
  isWholeLines: boolean,
): readonly (readonly string[])[] {
  if (separator !== undefined) {
    const items = text.split(separator);
    if (items.at(-1) === "") items.pop();
    return items.map((item) => [item]);
  }
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (isWholeLines) return lines.map((line) => [unquoted(line.trimStart())]);
  return lines.map(words);
}

const token = /(?:[^\s'"\\]|\\[^]|'[^'\n]*'|"[^"\n]*")+|(['"])/g;

function words(line: string): readonly string[] {
  return Array.from(line.matchAll(token), ([text, open]) => {
    if (open === undefined) return unquoted(text);
    const kind = open === "'" ? "single" : "double";
    throw new Failure(
      `unmatched ${kind} quote; by default quotes are special to xargs unless you use the -0 option`,
    );
  });
}

function unquoted(text: string): string {
  return text.replaceAll(
    /\\([^])|'([^']*)'|"([^"]*)"/g,
    (_, escaped?: string, single?: string, double?: string) => escaped ?? single ?? double ?? "",
  );
}

function grouped(
  base: readonly string[],
  lines: readonly (readonly string[])[],
  limit: { readonly args: number; readonly lines: number },
): readonly (readonly string[])[] {
  const commands: string[][] = [];
  let size = 0;
  let taken = 0;
  for (const line of lines) {
    if (taken >= limit.lines) taken = 0;
    line.forEach((item, index) => {
      const last = commands.at(-1);
      const isNewByLine = index === 0 && taken === 0 && limit.lines !== Infinity;
      const isFull =
        last === undefined || last.length - base.length >= limit.args || size + item.length > commandMax;
      if (last === undefined || isFull || isNewByLine) {
        commands.push([...base, item]);
        size = item.length;
      } else {
        last.push(item);
        size += item.length + 1;
      }
    });
    taken++;
  }
  return commands;
}

function* agrees(process: Process): Task<boolean> {
  const terminal = process.access.open("/dev/tty", "read");
  try {
    return /^[yY]/.test((yield* terminal.read()) ?? "");
  } finally {
    terminal.release();
  }
}

/** Its standard input is empty: what xargs reads is not for the command. */
function* execute(process: Process, [program = "", ...rest]: readonly string[]): Task<number> {
  const empty = process.access.open("/dev/null", "read");
  try {
    const files = new Map([...process.files].filter(([number]) => number === 1 || number === 2)).set(
      0,
      empty,
    );
    const child = yield* process.spawn({ argv: [program, ...rest], files });
    return (yield* process.wait(child)).code;
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    yield* complain(process, `${program}: ${strerror[error.errno]}`);
    return error.errno === "ENOENT" ? 127 : 126;
  } finally {
    empty.release();
  }
}
