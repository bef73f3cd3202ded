import type { Command } from "../../host/program.ts";
import { defineCommand } from "../command.ts";
import { forEachInput, linesOf, readWhole } from "../input.ts";
import { chomp } from "../line-reader.ts";
import { Output } from "../output.ts";
import { shellQuote } from "../quote.ts";

export const tac: Command = defineCommand({
  name: "tac",
  summary: "Print the lines of each file, the last one first.",
  usage: "[FILE]...",
  flags: {},
  *run({ process, operands }) {
    return yield* forEachInput(
      process,
      operands,
      function* ({ file }) {
        const text = yield* readWhole(process, file);
        yield* process.write((text.match(/[^\n]*\n|[^\n]+$/g) ?? []).toReversed().join(""));
      },
      { unreadable: (name, why) => `failed to open ${shellQuote(name)} for reading: ${why}` },
    );
  },
});

export const rev: Command = defineCommand({
  name: "rev",
  summary: "Print each line with its characters in reverse order.",
  usage: "[FILE]...",
  version: "util-linux 2.38.1",
  flags: {},
  *run({ process, operands }) {
    const output = new Output(process);
    const code = yield* forEachInput(
      process,
      operands,
      function* ({ file }) {
        const lines = linesOf(process, file, output);
        for (let line = yield* lines.next(); line !== undefined; line = yield* lines.next()) {
          output.add(Array.from(chomp(line)).toReversed().join("") + (line.endsWith("\n") ? "\n" : ""));
        }
      },
      { unreadable: (name, why) => `cannot open ${name}: ${why}` },
    );
    yield* output.flush();
    return code;
  },
});
