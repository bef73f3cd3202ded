import type { Task } from "../../kernel/task.ts";
import type { OpenFile } from "../../host/open-file.ts";
import type { Shell } from "../shell.ts";
import { CommandError } from "../unwinding.ts";
import { parseOptions } from "./builtin.ts";
import { readChunk } from "./input.ts";

const command = {
  name: "mapfile",
  allowed: "tn:O:s:u:d:",
  usage: "[-d delim] [-n count] [-O origin] [-s count] [-t] [-u fd] [array]",
};

/** `mapfile`, `readarray`: all lines into an array. */
export function* mapfile(shell: Shell, args: readonly string[]): Task<number> {
  const { options, operands } = parseOptions(args, command);
  const number = (letter: string): number => Number(options.get(letter) ?? 0);
  const open = shell.process.files.get(number("u"));
  if (open === undefined) throw new CommandError("mapfile: Bad file descriptor");
  const delimiter = (options.get("d") ?? "\n").charAt(0) || "\0";
  const lines = (yield* readLines(open, delimiter)).slice(number("s"));
  const kept = number("n") > 0 ? lines.slice(0, number("n")) : lines;
  const name = operands[0] ?? "MAPFILE";
  if (!options.has("O")) shell.variables.setArray(name, []);
  for (const [index, line] of kept.entries()) {
    shell.variables.setElement(name, number("O") + index, options.has("t") ? line : line + delimiter);
  }
  return 0;
}

function* readLines(open: OpenFile, delimiter: string): Task<readonly string[]> {
  let text = "";
  for (let chunk = yield* readChunk(open); chunk !== undefined; chunk = yield* readChunk(open)) text += chunk;
  const lines = text.split(delimiter);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}
