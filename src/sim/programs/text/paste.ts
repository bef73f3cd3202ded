import type { Command } from "../../host/program.ts";
import type { OpenFile } from "../../host/open-file.ts";
import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { defineCommand } from "../command.ts";
import { linesOf, openInput } from "../input.ts";
import { chomp, type LineReader } from "../line-reader.ts";
import { Output } from "../output.ts";
import { unescapeText } from "./escapes.ts";

export const paste: Command = defineCommand({
  name: "paste",
  summary: "Print corresponding lines of the files side by side.",
  usage: "[OPTION]... [FILE]...",
  flags: {
    delimiters: {
      short: "d",
      long: "delimiters",
      takes: "LIST",
      help: "characters of LIST, in turn, instead of tabs",
    },
    serial: { short: "s", long: "serial", help: "one file after the other, each on one line" },
  },
  *run({ process, flags, operands }) {
    const delimiters = Array.from(unescapeText(flags.delimiters ?? "\t", "printf").text.replaceAll("\0", ""));
    const between = (index: number): string => delimiters[index % Math.max(1, delimiters.length)] ?? "";
    const join = (parts: readonly string[]): string =>
      `${parts.map((part, index) => (index === 0 ? part : between(index - 1) + part)).join("")}\n`;
    const files: OpenFile[] = [];
    try {
      for (const name of operands.length === 0 ? ["-"] : operands) files.push(openInput(process, name));
      // Several `-` share standard input, line by line.
      const shared = new Map<OpenFile, LineReader>();
      const readers = files.map((file) => {
        const reader = shared.get(file) ?? linesOf(process, file);
        shared.set(file, reader);
        return reader;
      });
      if (flags.serial) {
        for (const reader of readers) yield* process.write(join(yield* rest(reader)));
      } else {
        yield* parallel(process, readers, join);
      }
    } finally {
      for (const file of files) file.release();
    }
    return 0;
  },
});

function* rest(reader: LineReader): Task<readonly string[]> {
  const lines: string[] = [];
  for (let line = yield* reader.next(); line !== undefined; line = yield* reader.next())
    lines.push(chomp(line));
  return lines;
}

function* parallel(
  process: Process,
  readers: readonly LineReader[],
  join: (parts: readonly string[]) => string,
): Task<void> {
  const output = new Output(process);
  for (;;) {
    const parts: (string | undefined)[] = [];
    for (const reader of readers) parts.push(yield* reader.next());
    if (parts.every((part) => part === undefined)) break;
    output.add(join(parts.map((part) => chomp(part ?? ""))));
  }
  yield* output.flush();
}
