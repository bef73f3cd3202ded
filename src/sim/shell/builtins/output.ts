import type { Task } from "../../kernel/task.ts";
import { unescapeEcho } from "../escapes.ts";
import type { Shell } from "../shell.ts";
import { CommandError } from "../unwinding.ts";
import { parseOptions } from "./builtin.ts";
import { formatPrintf } from "./printf-format.ts";

/** `echo [-neE] word...`: options are only options while they consist of these letters. */
export function* echo(shell: Shell, args: readonly string[]): Task<number> {
  let index = 0;
  let isEscaped = shell.has("xpg_echo");
  let hasNewline = true;
  for (; /^-[neE]+$/.test(args[index] ?? ""); index++) {
    for (const letter of (args[index] ?? "").slice(1)) {
      if (letter === "n") hasNewline = false;
      else isEscaped = letter === "e";
    }
  }
  const text = args.slice(index).join(" ");
  const escaped = isEscaped ? unescapeEcho(text) : { text, isEnded: false };
  yield* shell.write(escaped.text + (hasNewline && !escaped.isEnded ? "\n" : ""));
  return 0;
}

const command = { name: "printf", allowed: "v:", usage: "[-v var] format [arguments]" };

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
