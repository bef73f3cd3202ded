import type { Arguments, OptionTable } from "./arguments.ts";

/** One command of `drydock`. */
export interface CliCommand {
  readonly name: string;
  /** What follows the name: `[--scenario NAME] [FILE]`. */
  readonly usage: string;
  readonly summary: string;
  readonly options: OptionTable;
  /** The exit code. Throws UsageError and CliError. */
  run(args: Arguments): Promise<number>;
}
