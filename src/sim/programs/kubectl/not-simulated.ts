import { CommandError } from "../cobra/command.ts";

/** The honest end of what this kubectl cannot do: it names the thing, and nothing has happened. */
export function notSimulated(what: string): CommandError {
  return new CommandError(`${what} is not simulated`);
}
