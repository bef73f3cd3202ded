import type { Command } from "../../host/program.ts";
import { SystemError } from "../../host/errno.ts";
import type { Process, SpawnOptions } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { defineCommand, Failure } from "../command.ts";
import { complain, tried } from "../input.ts";
import { quote, shellQuote } from "../quote.ts";

export const env: Command = defineCommand({
  name: "env",
  summary: "Run a command in a changed environment, or print the environment.",
  usage: "[OPTION]... [NAME=VALUE]... [COMMAND [ARG]...]",
  style: "posix",
  usageCode: 125,
  flags: {
    directory: { short: "C", long: "chdir", takes: "DIR", help: "run it in DIR" },
    empty: { short: "i", long: "ignore-environment", help: "start with an empty environment" },
    null: { short: "0", long: "null", help: "end lines with a zero byte" },
    unset: { short: "u", long: "unset", takes: "NAME", isList: true, help: "remove a variable" },
  },
  *run({ process, flags, operands }) {
    const variables = new Map(flags.empty ? [] : process.env);
    for (const name of flags.unset) variables.delete(name);
    const words = operands[0] === "-" ? operands.slice(1) : operands;
    if (operands[0] === "-") variables.clear();
    const start = words.findIndex((word) => !/^[^=]+=/.test(word));
    const command = start < 0 ? [] : words.slice(start);
    for (const word of start < 0 ? words : words.slice(0, start)) {
      const equals = word.indexOf("=");
      variables.set(word.slice(0, equals), word.slice(equals + 1));
    }
    const [program, ...rest] = command;
    if (program === undefined) {
      const end = flags.null ? "\0" : "\n";
      yield* process.write([...variables].map(([name, value]) => `${name}=${value}${end}`).join(""));
      return 0;
    }
    if (flags.directory !== undefined) changeDirectory(process, flags.directory);
    return yield* executeInstead(process, { argv: [program, ...rest], env: variables });
  },
});

function changeDirectory(process: Process, path: string): void {
  const why = tried(() => void process.access.list(path));
  if (why !== undefined) throw new Failure(`cannot change directory to ${shellQuote(path)}: ${why}`, 125);
  process.cwd = process.access.realPath(path);
}

/** Becomes another program; 127 or 126 with a message if it cannot be run. */
export function* executeInstead(process: Process, options: Pick<SpawnOptions, "argv" | "env">): Task<number> {
  try {
    return yield* process.execute(options);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    yield* complain(process, `${quote(process, options.argv[0])}: ${error.message}`);
    return error.errno === "ENOENT" ? 127 : 126;
  }
}

export const printenv: Command = defineCommand({
  name: "printenv",
  summary: "Print variables of the environment, or all of them.",
  usage: "[OPTION]... [VARIABLE]...",
  usageCode: 2,
  flags: { null: { short: "0", long: "null", help: "end lines with a zero byte" } },
  *run({ process, flags, operands }) {
    const end = flags.null ? "\0" : "\n";
    if (operands.length === 0) {
      yield* process.write([...process.env].map(([name, value]) => `${name}=${value}${end}`).join(""));
      return 0;
    }
    const values = operands.flatMap((name) => process.env.get(name) ?? []);
    yield* process.write(values.map((value) => value + end).join(""));
    return values.length === operands.length ? 0 : 1;
  },
});

export const pwd: Command = defineCommand({
  name: "pwd",
  summary: "Print the current directory.",
  usage: "[OPTION]...",
  flags: {
    logical: { short: "L", long: "logical", help: "as $PWD has it" },
    physical: { short: "P", long: "physical", help: "without links" },
  },
  *run({ process, flags }) {
    const logical = process.env.get("PWD");
    const isUsable = logical !== undefined && process.access.find(logical) !== undefined;
    yield* process.write(`${flags.logical && isUsable ? logical : process.access.realPath(".")}\n`);
    return 0;
  },
});
