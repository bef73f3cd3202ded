import type { Task } from "../../kernel/task.ts";
import type { Shell } from "../shell.ts";
import { CommandError } from "../unwinding.ts";
import { parseOptions } from "./builtin.ts";
import { formatPrintf } from "./printf-format.ts";

const command = { name: "printf", allowed: "v:", usage: "[-v var] format [arguments]" };

/** `printf [-v name] format [arguments]`. */
export function* printf(shell: Shell, args: readonly string[]): Task<number> {
  const { options, operands } = parseOptions(args, command);
  const [format, ...values] = operands;
  if (format === undefined) throw new CommandError(`printf: usage: printf ${command.usage}`, 2);
  const { text, errors } = formatPrintf(format, values, shell.kernel.now);
  const name = options.get("v");
  if (name === undefined) yield* shell.write(text);
  else shell.variables.set(name, text);
  for (const error of errors) yield* shell.complain(`printf: ${error}`);
  return errors.length > 0 ? 1 : 0;
}
