import type { Process } from "../../host/process.ts";
import type { Module } from "../../kernel/module.ts";
import type { Task } from "../../kernel/task.ts";
import type { ArgumentRule } from "./arguments.ts";
import type { CommandNode } from "./command-node.ts";
import type { Flag } from "./flag.ts";
import type { FlagValues } from "./flag-values.ts";

/**
 * One command as a table: parsing, help, usage errors and completion all follow from it. A command without `run`
 * prints its help.
 * @models github.com/spf13/cobra Command, 1.8
 */
export interface CommandSpec {
  /** The usage line behind the parent's path; its first word is the name: `get (TYPE | TYPE/NAME) [flags]`. */
  readonly use: string;
  readonly aliases?: readonly string[];
  readonly short: string;
  /** Paragraphs are separated by empty lines. */
  readonly long?: string;
  /** Each one a comment and its commands, without indentation: `# List all pods\nkubectl get pods`. */
  readonly examples?: readonly string[];
  readonly flags?: readonly Flag[];
  /** Understood by this command and by all below it. */
  readonly persistentFlags?: readonly Flag[];
  /** Sets of flags of which at most one may be given. */
  readonly exclusive?: readonly (readonly string[])[];
  readonly commands?: readonly CommandSpec[];
  /** The heading in the parent's help, where that one groups its commands. */
  readonly group?: string;
  /** Without a rule, a root with subcommands refuses words that are none, and all others take any arguments. */
  readonly args?: ArgumentRule;
  /** False: flags end at the first argument, as in `docker run IMAGE COMMAND --flag-of-the-command`. */
  readonly interspersed?: boolean;
  /** False: all words are arguments, whatever they look like; only `-h` and `--help` are understood. */
  readonly parsesFlags?: false;
  readonly hidden?: boolean;
  /** Words for which this command is suggested. */
  readonly suggestFor?: readonly string[];
  /** The exit code. Throws CommandError; what else it throws is not caught here. */
  readonly run?: (invocation: Invocation) => Task<number>;
  /** Words that could stand where `word` begins, behind the given arguments. Those that do not fit are dropped. */
  readonly complete?: (completion: Completion) => Task<readonly string[]>;
}

/** A command with its flags and arguments, ready to run. */
export interface Invocation {
  readonly process: Process;
  readonly node: CommandNode;
  readonly args: readonly string[];
  /** How many arguments stood before `--`; -1 if there was no `--`. */
  readonly dashAt: number;
  readonly flags: FlagValues;
}

/** A line that is being typed: `args` and `flags` are what stands before the word. */
export interface Completion extends Invocation {
  readonly word: string;
}

/** What a program does with its tables' help and errors. */
export interface Style {
  /** What `--help` prints, with its last newline. Who shows it asks `helpOf`. */
  readonly help: (node: CommandNode) => string;
  /** Code that `help` needs and that is not loaded with its program. */
  readonly helpModule?: Module<unknown>;
  /** What goes to standard error, with its last newline. */
  readonly report: (error: CommandError, node: CommandNode) => string;
  /** Whether a `help` command is there and shown (default), or a `help` flag alone. */
  readonly helpCommand?: "shown" | "hidden" | "none";
}

export interface CommandTree {
  readonly root: CommandSpec;
  readonly style: Style;
}

/** Where an error was found: only those from `run` are about the work itself. */
export type Stage = "command" | "flag" | "arguments" | "required" | "run";

/** A refusal with an exit code. `Style.report` makes the text of it. */
export class CommandError extends Error {
  override name = "CommandError";
  readonly stage: Stage;
  readonly code: number;

  constructor(message: string, options: { readonly stage?: Stage; readonly code?: number } = {}) {
    super(message);
    this.stage = options.stage ?? "run";
    this.code = options.code ?? 1;
  }
}
