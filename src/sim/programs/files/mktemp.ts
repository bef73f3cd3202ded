import type { Command } from "../../host/program.ts";
import { defineCommand, Failure } from "../command.ts";
import { tried } from "../input.ts";
import { quote } from "../quote.ts";
import { joinPath } from "./tree-walk.ts";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

export const mktemp: Command = defineCommand({
  name: "mktemp",
  summary: "Create a temporary file and print its name.",
  usage: "[OPTION]... [TEMPLATE]",
  operands: { max: 1 },
  flags: {
    directory: { short: "d", long: "directory", help: "create a directory" },
    tmpdir: {
      short: "p",
      long: "tmpdir",
      takes: "DIR",
      isOptional: true,
      help: "create it in DIR ($TMPDIR or /tmp)",
    },
    dry: { short: "u", long: "dry-run", help: "only print a name" },
  },
  *run({ process, flags, operands }) {
    const template = operands[0] ?? "tmp.XXXXXXXXXX";
    const parent = process.env.get("TMPDIR") ?? "/tmp";
    const isPlaced = operands.length === 0 || flags.tmpdir !== undefined;
    const run = /X+(?=[^X]*$)/.exec(template);
    if (run === null || run[0].length < 3)
      throw new Failure(`too few X's in template ${quote(process, template)}`);
    const suffix = process.kernel.random.text(run[0].length, letters);
    const name = template.slice(0, run.index) + suffix + template.slice(run.index + run[0].length);
    const path = isPlaced
      ? joinPath(flags.tmpdir === undefined || flags.tmpdir === "" ? parent : flags.tmpdir, name)
      : name;
    const why = flags.dry
      ? undefined
      : tried(() =>
          flags.directory
            ? process.access.makeDirectory(path, { mode: 0o700 })
            : process.access.writeText(path, "", 0o600),
        );
    const kind = flags.directory ? "directory" : "file";
    if (why !== undefined)
      throw new Failure(
        `failed to create ${kind} via template ${quote(process, isPlaced ? joinPath(parent, template) : template)}: ${why}`,
      );
    yield* process.write(`${path}\n`);
    return 0;
  },
});
