import { call, type Task } from "../../kernel/task.ts";
import type { ParsedScript, Statement } from "unbash";
import type { Shell } from "../shell.ts";
import { Source } from "../source.ts";
import { describeSyntaxError, firstError } from "../syntax-error.ts";
import { ShellError } from "../unwinding.ts";

export interface TextOptions {
  /** Messages name the line of the command that runs the text (`eval`, traps), not lines of the text. */
  readonly keepsLine?: boolean;
  /** Between the shell's name and the line in syntax errors: `-c`, `eval`. */
  readonly label?: string;
  /** The last command may take over the process. */
  readonly isLast?: boolean;
  /** The number of the text's first line. */
  readonly firstLine?: number;
}

/** Parses and runs a text in this shell. What stands before a syntax error runs; the status is 2 then. */
export function* runText(shell: Shell, text: string, options: TextOptions): Task<number> {
  const script = shell.interpreter.parse(text);
  const outer = { source: shell.source, line: shell.state.line };
  shell.source = new Source(text, options.keepsLine === true ? outer.line : (options.firstLine ?? 1));
  shell.depth++;
  try {
    const error = firstError(script, text);
    const statements = error === undefined ? script.commands : before(script, shell.source, error.position);
    if (options.isLast === true && error === undefined) markTail(shell, statements);
    const status = statements.length === 0 ? 0 : yield* call(runStatements(shell, statements));
    if (error === undefined) return status;
    yield* complainOf(shell, error, options.label);
    shell.state.status = 2;
    return 2;
  } finally {
    shell.depth--;
    shell.source = outer.source;
    if (options.keepsLine === true) shell.state.line = outer.line;
  }
}

function* runStatements(shell: Shell, statements: readonly Statement[]): Task<number> {
  let status = 0;
  for (let index = 0; index < statements.length; index++) {
    const statement = statements[index];
    if (statement === undefined || shell.has("noexec")) return status;
    try {
      status = yield* shell.statement(statement);
    } catch (error) {
      if (!isDiscarded(shell, error)) throw error;
      yield* shell.complain(error.message);
      status = error.status;
      shell.state.status = status;
      index = lastOnLine(shell.source, statements, index);
    }
  }
  return status;
}

/** A failed assignment or calculation gives up the line; a script goes on with the next one. */
function isDiscarded(shell: Shell, error: unknown): error is ShellError {
  const isOutermost = shell.depth === 1 && shell.state.level === 0 && !shell.isInteractive;
  return error instanceof ShellError && error.status === 1 && isOutermost && !shell.has("errexit");
}

function lastOnLine(source: Source, statements: readonly Statement[], from: number): number {
  let last = from;
  for (let next = statements[last + 1]; next !== undefined; next = statements[last + 1]) {
    if (source.lineAt(next.pos) > source.lineAt(statements[last]?.end ?? 0)) return last;
    last++;
  }
  return last;
}

function markTail(shell: Shell, statements: readonly Statement[]): void {
  const last = statements.at(-1);
  if (last?.command.type === "Command" && last.background !== true) shell.tail = last.command;
}

/** Whole lines before the one that cannot be parsed. */
function before(script: ParsedScript, source: Source, position: number): readonly Statement[] {
  const broken = script.commands.find(
    (statement) => statement.end > position || (statement.end === statement.pos && statement.pos <= position),
  );
  const line = source.lineAt(Math.min(position, broken?.pos ?? position));
  return script.commands.filter(
    (statement) => statement !== broken && source.lineAt(Math.max(statement.pos, statement.end - 1)) < line,
  );
}

function* complainOf(
  shell: Shell,
  error: { readonly message: string; readonly position: number },
  label: string | undefined,
): Task<void> {
  const { source, state } = shell;
  const place = label === undefined ? "" : `${label}: `;
  for (const { line, text } of describeSyntaxError(error, source)) {
    state.line = line;
    const where = shell.showsLines ? `${state.name}: ${place}line ${line}: ` : `${state.name}: ${place}`;
    yield* shell.process.complain(`${where}${text}\n`);
  }
}
