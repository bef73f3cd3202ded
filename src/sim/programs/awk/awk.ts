import type { Command } from "../../host/program.ts";
import { BareFailure, defineCommand, Failure } from "../command.ts";
import { RegexError } from "../regex/pattern.ts";
import { unescapeText } from "../text/escapes.ts";
import type { AwkMachine } from "./awk-machine.ts";
import { parseAwk } from "./awk-parser.ts";
import { AwkRun, ExitInFunction } from "./awk-run.ts";
import { AwkSyntaxError, type AwkProgram } from "./awk-tree.ts";
import { Input } from "./awk-value.ts";

export const awk: Command = defineCommand({
  name: "awk",
  summary: "Scan lines for patterns and run a program on them.",
  usage: ["[-F fs] [-v var=value] 'program' [file ...]", "[-F fs] [-v var=value] -f program-file [file ...]"],
  style: "posix",
  version: "POSIX awk 1",
  usageCode: 2,
  notes: "Not simulated: RS other than a newline, exp, log, sin, cos, atan2, powers with a fraction.",
  flags: {
    separator: { short: "F", takes: "fs", help: "the field separator" },
    assign: { short: "v", takes: "var=value", isList: true, help: "set a variable before the program runs" },
    file: { short: "f", takes: "file", isList: true, help: "read the program from a file" },
  },
  *run({ process, flags, operands }) {
    const [first, ...rest] = operands;
    const files = flags.file.map((path) => process.access.readText(path));
    const source = files.length > 0 ? files.join("\n") : first;
    if (source === undefined) throw new BareFailure(usage, 2);
    const run = new AwkRun(process, parsed(source), files.length > 0 ? operands : rest);
    if (flags.separator !== undefined) run.machine.set("FS", separatorOf(flags.separator));
    for (const text of flags.assign) assign(run.machine, text);
    const environment = run.machine.array("ENVIRON");
    for (const [name, value] of process.env) environment.set(name, new Input(value));
    try {
      return yield* run.run();
    } catch (error) {
      if (error instanceof ExitInFunction) return 0;
      if (error instanceof RegexError) throw new Failure(error.message, 2);
      throw error;
    }
  },
});

const usage = "usage: awk [-F fs] [-v var=value] ['program' | -f file] [file ...]";

function assign(machine: AwkMachine, text: string): void {
  const match = /^([A-Za-z_]\w*)=([^]*)$/.exec(text);
  if (match === null) throw new Failure(`improper assignment: -v ${text}`, 2);
  machine.assignVariable(match[1] ?? "", new Input(unescapeText(match[2] ?? "", "printf").text));
}

function separatorOf(text: string): string {
  return text === "t" ? "\t" : unescapeText(text, "printf").text;
}

function parsed(source: string): AwkProgram {
  try {
    return parseAwk(source);
  } catch (error) {
    if (error instanceof AwkSyntaxError) throw new Failure(error.message, 2);
    throw error;
  }
}
