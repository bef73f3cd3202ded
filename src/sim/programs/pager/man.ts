import type { Command } from "../../host/program.ts";
import { SystemError } from "../../host/errno.ts";
import { defineCommand } from "../command.ts";

export const man: Command = defineCommand({
  name: "man",
  summary: "Show what a command's --help says; there are no manual pages here.",
  usage: "[SECTION] COMMAND",
  version: "man-db 2.11.2",
  usageCode: 2,
  flags: {},
  *run({ process, operands }) {
    const name = operands.findLast((word) => !/^\d$/.test(word));
    if (name === undefined) {
      yield* process.complain("What manual page do you want?\nFor example, try 'man ls'.\n");
      return 1;
    }
    try {
      const { stdout, stderr } = yield* process.capture({ argv: [name, "--help"], stdin: "" });
      const text = stdout === "" ? stderr : stdout;
      const note = `This machine has no manual pages: this is what "${name} --help" prints.\n\n`;
      yield* process.write(note + text);
      return 0;
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      yield* process.complain(`No manual entry for ${name}\n`);
      return 16;
    }
  },
});
