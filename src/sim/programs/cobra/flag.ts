import type { Task } from "../../kernel/task.ts";
import type { Completion } from "./command.ts";

export type FlagType =
  | "bool"
  | "string"
  | "int"
  | "int32"
  | "int64"
  | "float64"
  | "count"
  | "duration"
  /** Repeatable; commas separate values. */
  | "stringSlice"
  /** Repeatable; commas are part of the value. */
  | "stringArray"
  /** Repeatable `key=value`; commas separate pairs. */
  | "stringToString";

/** @models github.com/spf13/pflag Flag, 1.0.6 */
export interface Flag {
  readonly name: string;
  readonly short?: string;
  readonly type: FlagType;
  /** As typed: `5s`, `true`, `a,b`. The type's zero value where absent. */
  readonly default?: string;
  /** In our own words. A word in backquotes names the value in cobra's help. */
  readonly usage: string;
  readonly required?: boolean;
  /** What the flag means without a value (pflag's NoOptDefVal): `--dry-run` is `--dry-run=unchanged`. */
  readonly bare?: string;
  readonly hidden?: boolean;
  /** Printed when the flag is used: `Flag --x has been deprecated, ...`. */
  readonly deprecated?: string;
  /** The name of the value's type in cobra's help, where it is not the type's own (`list`, `mount`). */
  readonly valueName?: string;
  /** The words that are offered for its value. */
  readonly values?: readonly string[];
  readonly complete?: (completion: Completion) => Task<readonly string[]>;
}

/** The text that stands for a flag without a value, or undefined if it needs one. */
export function bareValue(flag: Flag): string | undefined {
  if (flag.bare !== undefined) return flag.bare;
  if (flag.type === "bool") return "true";
  return flag.type === "count" ? "+1" : undefined;
}
