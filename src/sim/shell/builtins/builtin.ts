import type { Task } from "../../kernel/task.ts";
import type { Shell } from "../shell.ts";
import { CommandError } from "../unwinding.ts";

/** A command of the shell itself; the result is its status. */
export type Builtin = (shell: Shell, args: readonly string[]) => Task<number>;

/** Leading options: letters of `allowed`, those before a colon take a value. Throws CommandError with the usage. */
export function parseOptions(
  args: readonly string[],
  command: { readonly name: string; readonly allowed: string; readonly usage: string },
): { readonly options: ReadonlyMap<string, string>; readonly operands: readonly string[] } {
  const options = new Map<string, string>();
  let index = 0;
  for (; index < args.length; index++) {
    const word = args[index] ?? "";
    if (word === "--") {
      index++;
      break;
    }
    if (!word.startsWith("-") || word === "-") break;
    for (let at = 1; at < word.length; at++) {
      const letter = word.charAt(at);
      const place = command.allowed.indexOf(letter);
      if (place === -1 || letter === ":") throw invalidOption(command, `-${letter}`);
      if (command.allowed[place + 1] !== ":") {
        options.set(letter, "");
        continue;
      }
      const value = word.slice(at + 1) || args[++index];
      if (value === undefined)
        throw new CommandError(
          `${command.name}: -${letter}: option requires an argument\n${usageOf(command)}`,
          2,
        );
      options.set(letter, value);
      break;
    }
  }
  return { options, operands: args.slice(index) };
}

export function invalidOption(
  command: { readonly name: string; readonly usage: string },
  option: string,
): CommandError {
  return new CommandError(`${command.name}: ${option}: invalid option\n${usageOf(command)}`, 2);
}

function usageOf({ name, usage }: { readonly name: string; readonly usage: string }): string {
  return `${name}: usage: ${name} ${usage}`;
}

/** A count or a code: throws CommandError `numeric argument required`. */
export function numeric(name: string, text: string): number {
  if (!/^\s*[-+]?\d+\s*$/.test(text))
    throw new CommandError(`${name}: ${text}: numeric argument required`, 2);
  return Number(text);
}
