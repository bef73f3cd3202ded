import type { Command } from "../../host/program.ts";
import { defineCommand } from "../command.ts";
import { chunkDuration } from "../line-reader.ts";

export const yes: Command = defineCommand({
  name: "yes",
  summary: "Print a line again and again until it is ended.",
  usage: "[STRING]...",
  flags: {},
  *run({ process, operands }) {
    const line = `${operands.length === 0 ? "y" : operands.join(" ")}\n`;
    const chunk = line.repeat(Math.max(1, Math.floor(1024 / line.length)));
    for (;;) {
      yield* process.write(chunk);
      yield* process.kernel.sleep(chunkDuration);
    }
  },
});
