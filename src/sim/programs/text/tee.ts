import type { OpenFile } from "../../host/open-file.ts";
import type { Command } from "../../host/program.ts";
import { defineCommand } from "../command.ts";
import { complain, tried } from "../input.ts";
import { quoteIfNeeded } from "../quote.ts";

export const tee: Command = defineCommand({
  name: "tee",
  summary: "Copy standard input to each file and to standard output.",
  usage: "[OPTION]... [FILE]...",
  flags: {
    append: { short: "a", long: "append", help: "append to the files" },
    ignoreInterrupts: { short: "i", long: "ignore-interrupts", help: "do not end on SIGINT" },
  },
  *run({ process, flags, operands }) {
    if (flags.ignoreInterrupts) process.onSignal("SIGINT", "ignore");
    const files: OpenFile[] = [];
    let code = 0;
    try {
      for (const name of operands) {
        const why = tried(() => files.push(process.access.open(name, flags.append ? "append" : "write")));
        if (why === undefined) continue;
        yield* complain(process, `${quoteIfNeeded(name)}: ${why}`);
        code = 1;
      }
      for (let chunk = yield* process.read(); chunk !== undefined; chunk = yield* process.read()) {
        yield* process.write(chunk);
        for (const file of files) yield* file.write(chunk);
      }
    } finally {
      for (const file of files) file.release();
    }
    return code;
  },
});
