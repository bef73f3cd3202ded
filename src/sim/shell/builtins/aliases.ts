import type { Task } from "../../kernel/task.ts";
import { quoteWord } from "../quoting.ts";
import type { Shell } from "../shell.ts";

export function* alias(shell: Shell, args: readonly string[]): Task<number> {
  const { aliases } = shell.state;
  const operands = args.filter((word) => word !== "-p");
  if (operands.length === 0) {
    for (const name of [...aliases.keys()].toSorted())
      yield* shell.write(`alias ${name}=${quoteWord(aliases.get(name) ?? "")}\n`);
  }
  let status = 0;
  for (const operand of operands) {
    const equals = operand.indexOf("=", 1);
    const name = equals === -1 ? operand : operand.slice(0, equals);
    if (equals !== -1) aliases.set(name, operand.slice(equals + 1));
    else if (aliases.has(name)) yield* shell.write(`alias ${name}=${quoteWord(aliases.get(name) ?? "")}\n`);
    else {
      yield* shell.complain(`alias: ${name}: not found`);
      status = 1;
    }
  }
  return status;
}

export function* unalias(shell: Shell, args: readonly string[]): Task<number> {
  const { aliases } = shell.state;
  if (args[0] === "-a") aliases.clear();
  let status = 0;
  for (const name of args.filter((word) => word !== "-a")) {
    if (aliases.delete(name)) continue;
    yield* shell.complain(`unalias: ${name}: not found`);
    status = 1;
  }
  return status;
}
