import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import type { OpenFile } from "../../host/open-file.ts";
import type { Task } from "../../kernel/task.ts";
import { fromBytes, toBytes } from "../../kernel/text.ts";
import { defineCommand } from "../command.ts";
import { forEachInput, linesOf, readWhole } from "../input.ts";
import { Output } from "../output.ts";
import { parseCount, type Count } from "./count.ts";
import { cannotRead, fileHeader } from "./file-header.ts";

export const head: Command = defineCommand({
  name: "head",
  summary: "Print the first 10 lines of each file.",
  usage: "[OPTION]... [FILE]...",
  digits: "lines",
  flags: {
    bytes: {
      short: "c",
      long: "bytes",
      takes: "NUM",
      help: "the first NUM bytes; -NUM: all but the last NUM",
    },
    lines: {
      short: "n",
      long: "lines",
      takes: "NUM",
      help: "the first NUM lines; -NUM: all but the last NUM",
    },
    quiet: { short: "q", long: "quiet", help: "never print the files' names" },
    verbose: { short: "v", long: "verbose", help: "always print the files' names" },
  },
  *run({ process, flags, operands }) {
    const count =
      parseCount(process, flags.bytes, "bytes") ?? parseCount(process, flags.lines ?? "10", "lines");
    const header = fileHeader(flags, operands);
    return yield* forEachInput(
      process,
      operands,
      function* ({ name, file }) {
        yield* process.write(header(name));
        if (count !== undefined) yield* first(process, file, count);
      },
      { unreadable: cannotRead },
    );
  },
});

function* first(process: Process, file: OpenFile, count: Count): Task<void> {
  if (count.unit === "bytes") {
    yield* firstBytes(process, file, count);
    return;
  }
  const output = new Output(process);
  const lines = linesOf(process, file, output);
  const held: string[] = [];
  const limit = count.sign === "-" ? Infinity : count.number;
  const behind = count.sign === "-" ? count.number : 0;
  for (let taken = 0; taken < limit; taken++) {
    const line = yield* lines.next();
    if (line === undefined) break;
    held.push(line);
    if (held.length > behind) output.add(held.shift() ?? "");
  }
  yield* output.flush();
}

function* firstBytes(process: Process, file: OpenFile, count: Count): Task<void> {
  if (count.sign === "-") {
    const bytes = toBytes(yield* readWhole(process, file));
    yield* process.write(fromBytes(bytes.slice(0, Math.max(0, bytes.length - count.number))));
    return;
  }
  for (let left = count.number; left > 0;) {
    const chunk = yield* file.read();
    if (chunk === undefined) return;
    const bytes = toBytes(chunk);
    yield* process.write(bytes.length <= left ? chunk : fromBytes(bytes.slice(0, left)));
    left -= bytes.length;
  }
}
