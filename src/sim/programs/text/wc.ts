import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { byteLength } from "../../kernel/text.ts";
import { defineCommand } from "../command.ts";
import { forEachInput, linesOf } from "../input.ts";
import type { LineReader } from "../line-reader.ts";

interface Counts {
  lines: number;
  words: number;
  chars: number;
  bytes: number;
  longest: number;
}

const columns = ["lines", "words", "chars", "bytes", "longest"] as const;

export const wc: Command = defineCommand({
  name: "wc",
  summary: "Count the lines, words and bytes of each file.",
  usage: "[OPTION]... [FILE]...",
  flags: {
    bytes: { short: "c", long: "bytes", help: "print the number of bytes" },
    chars: { short: "m", long: "chars", help: "print the number of characters" },
    lines: { short: "l", long: "lines", help: "print the number of newlines" },
    longest: { short: "L", long: "max-line-length", help: "print the length of the longest line" },
    words: { short: "w", long: "words", help: "print the number of words" },
  },
  *run({ process, flags, operands }) {
    const asked = columns.filter((column) => flags[column]);
    const shown = asked.length > 0 ? asked : (["lines", "words", "bytes"] as const);
    const width = numberWidth(process, operands, shown.length);
    const total = none();
    const row = (counts: Counts, name: string | undefined): string => {
      const numbers = shown.map((column) => String(counts[column]).padStart(width)).join(" ");
      return `${numbers}${name === undefined ? "" : ` ${name}`}\n`;
    };
    const code = yield* forEachInput(process, operands, function* ({ name, file }) {
      const counts = yield* count(linesOf(process, file));
      add(total, counts);
      yield* process.write(row(counts, operands.length === 0 ? undefined : name));
    });
    if (operands.length > 1) yield* process.write(row(total, "total"));
    return code;
  },
});

function none(): Counts {
  return { lines: 0, words: 0, chars: 0, bytes: 0, longest: 0 };
}

function* count(lines: LineReader): Task<Counts> {
  const counts = none();
  for (let line = yield* lines.next(); line !== undefined; line = yield* lines.next()) {
    const hasEnd = line.endsWith("\n");
    const chars = Array.from(line).length;
    counts.lines += hasEnd ? 1 : 0;
    counts.words += line.match(/[^\s]+/g)?.length ?? 0;
    counts.chars += chars;
    counts.bytes += byteLength(line);
    counts.longest = Math.max(counts.longest, hasEnd ? chars - 1 : chars);
  }
  return counts;
}

function add(total: Counts, { lines, words, chars, bytes, longest }: Counts): void {
  total.lines += lines;
  total.words += words;
  total.chars += chars;
  total.bytes += bytes;
  total.longest = Math.max(total.longest, longest);
}

/** @models coreutils wc.c compute_number_width: the digits of all sizes together; 7 where a size is not known */
function numberWidth(process: Process, operands: readonly string[], shown: number): number {
  if (operands.length <= 1 && shown === 1) return 1;
  let sum = 0;
  let minimum = 1;
  for (const name of operands.length === 0 ? ["-"] : operands) {
    const node = name === "-" ? undefined : process.access.find(name);
    if (node?.is === "file") sum += byteLength(node.text);
    else if (name === "-" || node !== undefined) minimum = 7;
  }
  return Math.max(minimum, String(sum).length);
}
