import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { defineCommand, Failure } from "../command.ts";
import { openInput, readWhole, splitLines, tried } from "../input.ts";
import { strerror, SystemError } from "../../host/errno.ts";
import { quote, quoteIfNeeded } from "../quote.ts";
import { compareText } from "./compare-text.ts";
import { compareBy, keyText, parseSortKey, type SortKey } from "./sort-key.ts";

type Compare = (a: string, b: string) => number;

const letterFlags = {
  ignoreBlanks: { short: "b", long: "ignore-leading-blanks", help: "leading blanks do not count" },
  dictionary: { short: "d", long: "dictionary-order", help: "only blanks, letters and digits count" },
  fold: { short: "f", long: "ignore-case", help: "lower case counts as upper case" },
  general: { short: "g", long: "general-numeric-sort", help: "compare numbers" },
  human: { short: "h", long: "human-numeric-sort", help: "compare numbers such as 2K and 1G" },
  month: { short: "M", long: "month-sort", help: "JAN before FEB ..." },
  numeric: { short: "n", long: "numeric-sort", help: "compare the numbers at the start" },
  reverse: { short: "r", long: "reverse", help: "the other way round" },
  version: { short: "V", long: "version-sort", help: "numbers within text compare as numbers" },
} as const;

export const sort: Command = defineCommand({
  name: "sort",
  summary: "Print the lines of all files in order.",
  usage: "[OPTION]... [FILE]...",
  usageCode: 2,
  flags: {
    ...letterFlags,
    check: { short: "c", long: "check", help: "only say whether the input is in order" },
    key: {
      short: "k",
      long: "key",
      takes: "KEYDEF",
      isList: true,
      help: "sort by a key: FIELD[.CHAR][OPTIONS][,FIELD[.CHAR]]",
    },
    output: { short: "o", long: "output", takes: "FILE", help: "write to FILE" },
    stable: { short: "s", long: "stable", help: "keep the order of equal lines" },
    separator: { short: "t", long: "field-separator", takes: "SEP", help: "fields end at SEP" },
    unique: { short: "u", long: "unique", help: "only the first of equal lines" },
  },
  *run({ process, flags, operands }) {
    const letters = Object.entries(letterFlags)
      .filter(([key]) => flags[key as keyof typeof letterFlags])
      .map(([, flag]) => flag.short)
      .join("");
    const keys = flags.key.map((text) => keyOf(process, text));
    const separator = separatorOf(process, flags.separator);
    const compare = comparison(keys, letters, separator);
    const lines = yield* allLines(process, operands.length === 0 ? ["-"] : operands);
    if (flags.check)
      return yield* check(process, lines, { compare, name: operands[0] ?? "-", unique: flags.unique });
    const lastResort: Compare = letters.includes("r") ? (a, b) => compareText(b, a) : compareText;
    const isStable = flags.stable || flags.unique;
    const sorted = lines.toSorted((a, b) => compare(a, b) || (isStable ? 0 : lastResort(a, b)));
    const kept = flags.unique
      ? sorted.filter((line, index) => index === 0 || compare(sorted[index - 1] ?? "", line) !== 0)
      : sorted;
    const text = kept.map((line) => `${line}\n`).join("");
    if (flags.output === undefined) yield* process.write(text);
    else writeTo(process, flags.output, text);
    return 0;
  },
});

function keyOf(process: Process, text: string): SortKey {
  const key = parseSortKey(text);
  if (key !== undefined) return key;
  if (/^0|^[^,]*,0/.test(text)) throw new Failure(`-: invalid field specification ${quote(process, text)}`);
  throw new Failure(`invalid number at field start: invalid count at start of ${quote(process, text)}`);
}

function separatorOf(process: Process, text: string | undefined): string | undefined {
  if (text === "") throw new Failure("empty tab");
  if (text === "\\0") return "\0";
  if (text !== undefined && text.length > 1) throw new Failure(`multi-character tab ${quote(process, text)}`);
  return text;
}

function comparison(keys: readonly SortKey[], letters: string, separator: string | undefined): Compare {
  const directed = (own: string): Compare => {
    const compare = compareBy(own);
    return own.includes("r") ? (a, b) => compare(b, a) : compare;
  };
  if (keys.length === 0) return directed(letters);
  const parts = keys.map((key) => {
    const effective = key.letters === "" ? { ...key, letters } : key;
    return { key: effective, compare: directed(effective.letters) };
  });
  return (a, b) => {
    for (const { key, compare } of parts) {
      const order = compare(keyText(a, key, separator), keyText(b, key, separator));
      if (order !== 0) return order;
    }
    return 0;
  };
}

function* allLines(process: Process, names: readonly string[]): Task<readonly string[]> {
  const lines: string[] = [];
  for (const name of names) {
    let file;
    try {
      file = openInput(process, name);
      lines.push(...splitLines(yield* readWhole(process, file)));
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      if (error.errno === "ENOMEM") throw new Failure("memory exhausted", 2);
      const verb = error.errno === "EISDIR" ? "read failed" : "cannot read";
      throw new Failure(`${verb}: ${quoteIfNeeded(name)}: ${strerror[error.errno]}`, 2);
    } finally {
      file?.release();
    }
  }
  return lines;
}

function* check(
  process: Process,
  lines: readonly string[],
  { compare, name, unique }: { compare: Compare; name: string; unique: boolean },
): Task<number> {
  const at = lines.findIndex((line, index) => {
    if (index === 0) return false;
    const order = compare(lines[index - 1] ?? "", line);
    return order > 0 || (unique && order === 0);
  });
  if (at < 0) return 0;
  yield* process.complain(`sort: ${name}:${at + 1}: disorder: ${lines[at] ?? ""}\n`);
  return 1;
}

function writeTo(process: Process, path: string, text: string): void {
  const why = tried(() => process.access.writeText(path, text));
  if (why !== undefined) throw new Failure(`open failed: ${quoteIfNeeded(path)}: ${why}`, 2);
}
