import type { Task } from "../kernel/task.ts";
import { SystemError } from "../host/errno.ts";
import type { Process } from "../host/process.ts";
import type { Command } from "../host/program.ts";
import { parseFlags, type FlagStyle, type FlagTable, type FlagValues, type Parsed } from "./flags.ts";
import { quote } from "./quote.ts";
import { helpText } from "./help-text.ts";

/** What a program gets when it runs. */
export interface Invocation<T extends FlagTable> {
  readonly process: Process;
  readonly flags: FlagValues<T>;
  readonly operands: readonly string[];
  /** Keys of the flags in the order given. */
  readonly order: readonly (keyof T & string)[];
}

export interface CommandDefinition<T extends FlagTable> {
  readonly name: string;
  /** One sentence for `--help` and `man`. */
  readonly summary: string;
  /** What follows the name in the usage lines: `[OPTION]... [FILE]...`. */
  readonly usage: string | readonly string[];
  readonly flags: T;
  /** More for `--help`: notes, limits. */
  readonly notes?: string;
  readonly style?: FlagStyle;
  /** The flag that `-NUM` stands for. */
  readonly digits?: keyof T & string;
  /** Words that look like flags but are operands: `chmod -x`. */
  readonly isOperand?: (word: string) => boolean;
  /** The exit code of a usage error: 1, or 2 (ls, grep, sort, diff), or 125 (env, timeout). */
  readonly usageCode?: number;
  /** What a wrong flag is answered with where it is not getopt's wording and the usual hint. */
  readonly refusal?: (parsed: Extract<Parsed, { mistake: string }>) => string;
  /** Its exit code; `usageCode` where absent. */
  readonly refusalCode?: number;
  /** Words in another form than getopt's: `tar cf x.tar`. */
  readonly rewrite?: (words: readonly string[]) => readonly string[];
  /** How many operands there must and may be, checked with coreutils' messages. */
  readonly operands?: { readonly min?: number; readonly max?: number };
  /** For `--version`: `GNU coreutils 9.1`. */
  readonly version?: string;
  run(invocation: Invocation<T>): Task<number>;
}

/** A program's own failure: `name: message` on standard error, and an exit code. */
export class Failure extends Error {
  override name = "Failure";
  readonly code: number | undefined;

  /** Without a code it is the program's code for usage errors. */
  constructor(message: string, code?: number) {
    super(message);
    this.code = code;
  }
}

/** A failure whose message stands alone, without the program's name. */
export class BareFailure extends Failure {
  override name = "BareFailure";
}

/** A usage error: as a failure, with the hint to `--help`. */
export class UsageError extends Failure {
  override name = "UsageError";
}

/** A program from its declaration: flags, usage errors, `--help`, `--version` and completion come from the tables. */
export function defineCommand<T extends FlagTable>(definition: CommandDefinition<T>): Command {
  const { name } = definition;
  return {
    name,
    /** Flags behind a dash, file names for all else. */
    *complete(_process, words, current) {
      const word = words[current] ?? "";
      return word.startsWith("-") ? flagWords(definition.flags) : undefined;
    },
    *run(process) {
      try {
        return yield* start(definition, process);
      } catch (error) {
        if (error instanceof SystemError && error.errno !== "EPIPE") {
          yield* process.complain(`${name}: ${error.message}\n`);
          return 1;
        }
        if (!(error instanceof Failure)) throw error;
        const hint = error instanceof UsageError ? `Try '${name} --help' for more information.\n` : "";
        const prefix = error instanceof BareFailure ? "" : `${name}: `;
        yield* process.complain(`${prefix}${error.message}\n${hint}`);
        return error.code ?? definition.usageCode ?? 1;
      }
    },
  };
}

/** Long names where there are any. */
function flagWords(flags: FlagTable): readonly string[] {
  const words = Object.values(flags).map(({ long, short }) =>
    long === undefined ? `-${short ?? ""}` : `--${long}`,
  );
  return "help" in flags ? words : [...words, "--help"];
}

function* start<T extends FlagTable>(definition: CommandDefinition<T>, process: Process): Task<number> {
  const { name, flags, style = "gnu", digits, version = "GNU coreutils 9.1" } = definition;
  const words = wordsOf(definition, process);
  const own = "help" in flags ? [] : [["help", { long: "help", help: "" }]];
  const versionFlag = "version" in flags ? [] : [["version", { long: "version", help: "" }]];
  const all: FlagTable = { ...flags, ...Object.fromEntries([...own, ...versionFlag]) };
  const parsed = parseFlags({ flags: all, style, digits, isOperand: definition.isOperand }, words);
  if ("mistake" in parsed) return yield* refuse(definition, process, parsed);
  const { values, operands, order } = parsed;
  if (values["help"] === true) {
    yield* process.write(helpText(definition));
    return 0;
  }
  if (values["version"] === true && !("version" in flags)) {
    yield* process.write(versionText(name, version));
    return 0;
  }
  checkOperands(process, definition.operands ?? {}, operands);
  return yield* definition.run({ process, flags: values as FlagValues<T>, operands, order });
}

function wordsOf<T extends FlagTable>(
  { rewrite }: CommandDefinition<T>,
  process: Process,
): readonly string[] {
  const words = process.argv.slice(1);
  return rewrite?.(words) ?? words;
}

function* refuse<T extends FlagTable>(
  { refusal, refusalCode, usageCode = 1 }: CommandDefinition<T>,
  process: Process,
  parsed: Extract<Parsed, { mistake: string }>,
): Task<number> {
  if (refusal === undefined) throw new UsageError(parsed.mistake);
  yield* process.complain(refusal(parsed));
  return refusalCode ?? usageCode;
}

/** `GNU coreutils 9.1` becomes `cat (GNU coreutils) 9.1`. */
function versionText(name: string, version: string): string {
  const space = version.lastIndexOf(" ");
  return `${name} (${version.slice(0, space)}) ${version.slice(space + 1)}\n`;
}

/** @models coreutils: usage checks at the end of each main */
function checkOperands(
  process: Process,
  { min = 0, max = Infinity }: { readonly min?: number; readonly max?: number },
  operands: readonly string[],
): void {
  const last = operands.at(-1);
  if (operands.length < min) {
    throw new UsageError(
      last === undefined ? "missing operand" : `missing operand after ${quote(process, last)}`,
    );
  }
  if (operands.length > max) throw new UsageError(`extra operand ${quote(process, operands[max] ?? "")}`);
}
