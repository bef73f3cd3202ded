import type { Command } from "../../host/program.ts";
import type { Task } from "../../kernel/task.ts";
import { defineCommand } from "../command.ts";
import { linesOf, openInput } from "../input.ts";
import { chomp, type LineReader } from "../line-reader.ts";
import { Output } from "../output.ts";
import { compareText } from "./compare-text.ts";

export const comm: Command = defineCommand({
  name: "comm",
  summary: "Compare two sorted files: lines only in the first, only in the second, in both.",
  usage: "[OPTION]... FILE1 FILE2",
  operands: { min: 2, max: 2 },
  flags: {
    hideFirst: { short: "1", help: "leave out lines only in FILE1" },
    hideSecond: { short: "2", help: "leave out lines only in FILE2" },
    hideBoth: { short: "3", help: "leave out lines in both" },
  },
  *run({ process, flags, operands }) {
    const shown = [!flags.hideFirst, !flags.hideSecond, !flags.hideBoth];
    const indents = shown.map((_, column) => "\t".repeat(shown.slice(0, column).filter(Boolean).length));
    const output = new Output(process);
    const print = (column: number, line: string): void => {
      if (shown[column] === true) output.add(`${indents[column] ?? ""}${line}\n`);
    };
    const one = openInput(process, operands[0] ?? "-");
    const other = openInput(process, operands[1] ?? "-");
    try {
      yield* merge(linesOf(process, one), linesOf(process, other), print);
    } finally {
      one.release();
      other.release();
    }
    yield* output.flush();
    return 0;
  },
});

function* merge(
  one: LineReader,
  other: LineReader,
  print: (column: number, line: string) => void,
): Task<void> {
  let a = yield* one.next();
  let b = yield* other.next();
  while (a !== undefined || b !== undefined) {
    const order = a === undefined ? 1 : b === undefined ? -1 : compareText(chomp(a), chomp(b));
    print(order < 0 ? 0 : order > 0 ? 1 : 2, chomp((order > 0 ? b : a) ?? ""));
    if (order <= 0) a = yield* one.next();
    if (order >= 0) b = yield* other.next();
  }
}
