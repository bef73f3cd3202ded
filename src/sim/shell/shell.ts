import { SystemError } from "../host/errno.ts";
import type { OpenFile } from "../host/open-file.ts";
import type { ForkOptions, Process } from "../host/process.ts";
import type { SignalName } from "../host/signals.ts";
import { userById, type User } from "../host/users.ts";
import { present } from "../kernel/assert.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { Signal } from "../kernel/signal.ts";
import { need, type Task } from "../kernel/task.ts";
import type {
  CommandExpansionPart,
  CommandNode,
  CompoundList,
  ProcessSubstitutionPart,
  Statement,
  Word,
} from "unbash";
import { builtinNames } from "./builtin-names.ts";
import type { PendingArray } from "./commands/assignment.ts";
import type { TextOptions } from "./commands/script.ts";
import type { Pattern } from "./expansion/pattern.ts";
import type { Pieces } from "./expansion/piece.ts";
import { expandPrompt } from "./interactive/prompt.ts";
import { interpreterModule, type Interpreter } from "./interpreter-module.ts";
import { Jobs } from "./jobs.ts";
import { Source } from "./source.ts";
import { optionLetters } from "./set-options.ts";
import { forkState, type ShellState } from "./state.ts";
import { subshellMain } from "./subshell.ts";
import { ShellError, ShellExit } from "./unwinding.ts";
import { Variables, type Subscript } from "./variables.ts";

/** What a step of the interpreter costs, in microseconds: an endless loop moves time, and Ctrl-C can arrive. */
const stepCost = 20;

/** Whose words a shell uses where bash and busybox differ. */
export type Dialect = "bash" | "ash" | "dash";

/** A running shell: its plain state, and what belongs to the process that runs it. Each subshell has its own. */
export class Shell {
  readonly process: Process;
  readonly state: ShellState;
  #interpreter: Interpreter | undefined;
  readonly variables: Variables;
  readonly jobs: Jobs = new Jobs();
  readonly shellPid: number;
  dialect: Dialect = "bash";
  /** Has a terminal, job control and a prompt. */
  isInteractive = false;
  /** What was typed at the prompt last. */
  typed = "";
  /** In `$-`: `c` for `-c`, `s` for standard input. */
  inputLetter: "c" | "s" | "" = "";
  /** Says `logout` at its end. */
  isLogin = false;
  /** Messages name the line: not in what is typed at a prompt. */
  showsLines = true;
  source: Source = new Source("");
  /** Loops around the current command, for `break`. */
  loops = 0;
  /** Greater than 0 where `set -e` does not end the shell. */
  conditions = 0;
  /** Functions, `eval` and sourced scripts around the current command. */
  depth = 0;
  /** The status of the last command substitution of a command without a name. */
  substitutionStatus: number | undefined;
  /** Nothing follows this command: it may take over the process. */
  tail: CommandNode | undefined;
  /** Signals that have a trap and came. */
  readonly signalled: SignalName[] = [];
  readonly trapped: Signal = new Signal();
  /** Array values on their way to a declaring builtin, which first makes the variable (`local`, `-A`) and then assigns. */
  readonly pendingArrays: Map<string, PendingArray> = new Map();
  /** Pipes of process substitutions, open until the command ends. */
  readonly substitutionFiles: OpenFile[] = [];

  constructor(parts: {
    readonly process: Process;
    readonly state: ShellState;
    readonly interpreter?: Interpreter | undefined;
    readonly shellPid?: number;
  }) {
    this.process = parts.process;
    this.state = parts.state;
    this.#interpreter = parts.interpreter;
    this.shellPid = parts.shellPid ?? parts.process.pid;
    this.variables = new Variables(parts.state);
    this.variables.evaluate = (text) => String(this.evaluate(text));
  }

  /** What runs commands: there once something has run. */
  get interpreter(): Interpreter {
    return present(this.#interpreter, "the interpreter is loaded before a text is parsed");
  }

  /** For the first text that is to be parsed: a shell that only waits at its prompt needs no interpreter. */
  *needInterpreter(): Task<void> {
    this.#interpreter ??= yield* need(interpreterModule);
  }

  get kernel(): Kernel {
    return this.process.kernel;
  }

  get user(): User | undefined {
    return userById(this.process.access, this.process.credentials.uid);
  }

  get ifs(): string {
    return this.variables.get("IFS") ?? " \t\n";
  }

  /** `$-`. */
  get optionLetters(): string {
    const letters = optionLetters.filter(([, name]) => this.has(name)).map(([letter]) => letter);
    return letters.join("") + (this.isInteractive ? "i" : "") + this.inputLetter;
  }

  isBuiltin(name: string): boolean {
    return builtinNames.includes(name);
  }

  get builtinNames(): readonly string[] {
    return builtinNames;
  }

  runBuiltin(name: string, args: readonly string[]): Task<number> {
    return present(this.interpreter.builtins.get(name), "only builtins are run as such")(this, args);
  }

  has(option: string): boolean {
    return this.state.options.has(option);
  }

  *write(text: string): Task<void> {
    yield* this.process.write(text);
  }

  /** A message of the shell itself, with its name and line before it. */
  *complain(message: string): Task<void> {
    yield* this.process.complain(`${this.messagePrefix}${message}\n`);
  }

  /** `set -x`. */
  *trace(text: string): Task<void> {
    if (this.has("xtrace"))
      yield* this.process.complain(`${this.prompt(this.variables.get("PS4") ?? "+ ")}${text}\n`);
  }

  get messagePrefix(): string {
    const { name, line } = this.state;
    if (this.dialect === "dash") return `${name}: ${line}: `;
    const showsLine = this.showsLines && !(this.dialect === "ash" && this.inputLetter !== "");
    return showsLine ? `${name}: line ${line}: ` : `${name}: `;
  }

  /** Between two commands: costs time, runs traps. */
  *step(): Task<void> {
    yield* this.kernel.sleep(stepCost);
    if (this.signalled.length > 0) yield* this.interpreter.runPendingTraps(this);
  }

  at(position: number): void {
    this.state.line = this.source.lineAt(position);
  }

  *list(list: CompoundList): Task<number> {
    return yield* this.interpreter.runList(this, list.commands);
  }

  *statement(statement: Statement): Task<number> {
    return yield* this.interpreter.runStatement(this, statement);
  }

  *execute(node: CommandNode): Task<number> {
    return yield* this.interpreter.executeNode(this, node);
  }

  *run(text: string, options: TextOptions = {}): Task<number> {
    yield* this.needInterpreter();
    return yield* this.interpreter.runText(this, text, options);
  }

  *fields(words: readonly Word[]): Task<string[]> {
    return yield* this.interpreter.expandFields(this, words);
  }

  /** Without splitting and globbing: assignments, `case`, here-strings. */
  *expandText(word: Word, isAssignment = false): Task<string> {
    return yield* this.interpreter.expandText(this, word, isAssignment);
  }

  *expandPattern(word: Word): Task<string> {
    return yield* this.interpreter.expandPattern(this, word);
  }

  *operandPieces(word: Word, isQuoted: boolean): Task<Pieces> {
    return yield* this.interpreter.expandWord(this, word, isQuoted ? { isQuoted } : { isOperand: true });
  }

  pattern(source: string, isExtended: boolean = this.has("extglob")): Pattern {
    return new this.interpreter.Pattern(source, { isExtended, ignoresCase: this.has("nocasematch") });
  }

  /** Expands and evaluates. */
  *arithmetic(source: string): Task<bigint> {
    return this.evaluate(yield* this.expandArithmetic(source));
  }

  /** Evaluates an expression without `$`. Throws ShellError with bash's words. */
  evaluate(source: string): bigint {
    try {
      return this.interpreter.evaluateArithmetic(source, this.variables);
    } catch (error) {
      if (error instanceof this.interpreter.ArithmeticError) throw new ShellError(error.message);
      throw error;
    }
  }

  *expandArithmetic(source: string): Task<string> {
    if (!/[$`"\\]/.test(source)) return source;
    const [document] = this.interpreter.parse(`:<<E\n${source.replaceAll('"', "")}\nE`).commands;
    const command = document?.command;
    const redirect = command?.type === "Command" ? command.redirects[0] : undefined;
    if (redirect?.type !== "HereDoc") return source;
    return yield* this.interpreter.expandHereDocument(this, redirect.body);
  }

  /** The subscript of an element: a number, or an associative array's key. */
  *subscript(name: string, word: Word): Task<Subscript> {
    const isKey = this.variables.find(this.variables.resolve(name))?.entries !== undefined;
    return isKey ? yield* this.expandText(word) : Number(yield* this.arithmetic(word.text));
  }

  *substitute(part: CommandExpansionPart): Task<string> {
    return yield* this.interpreter.substituteCommand(this, part);
  }

  *substituteProcess(part: ProcessSubstitutionPart): Task<string> {
    return yield* this.interpreter.substituteProcess(this, part);
  }

  /** The words that a text is, as an argument. */
  parseWord(text: string): readonly Word[] {
    const command = this.interpreter.parse(`: ${text}`).commands[0]?.command;
    return command?.type === "Command" ? command.args.filter((word) => word.type === "Word") : [];
  }

  unescape(text: string): string {
    return this.interpreter.unescapeAnsi(text);
  }

  prompt(text: string): string {
    return expandPrompt(this, text);
  }

  textOf(pieces: Pieces): string {
    return this.interpreter.textOf(pieces);
  }

  /** Starts a subshell. A full table of processes ends the shell, as in bash. */
  *fork(run: (shell: Shell) => Task<number>, options: ForkOptions = {}): Task<Process> {
    try {
      return this.process.fork((process) => subshellMain(this.#child(process), run), options);
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      yield* this.complain(`fork: ${error.message}`);
      throw new ShellExit(254);
    }
  }

  #child(process: Process): Shell {
    const child = new Shell({
      process,
      state: forkState(this.state),
      interpreter: this.#interpreter,
      shellPid: this.shellPid,
    });
    child.source = this.source;
    child.showsLines = this.showsLines;
    child.dialect = this.dialect;
    child.inputLetter = this.inputLetter;
    child.depth = this.depth;
    child.conditions = this.conditions;
    return child;
  }
}
