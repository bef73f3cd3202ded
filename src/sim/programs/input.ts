import type { OpenFile } from "../host/open-file.ts";
import type { Process } from "../host/process.ts";
import { strerror, SystemError } from "../host/errno.ts";
import type { Task } from "../kernel/task.ts";
import { chomp, chunkDuration, LineReader } from "./line-reader.ts";
import type { Output } from "./output.ts";
import { quoteIfNeeded } from "./quote.ts";

/** More than this no program takes into memory at once, in characters. */
const textMax = 32_000_000;

/** One operand that is read: a file, or standard input for `-`. */
export interface Input {
  /** As it was given. */
  readonly name: string;
  readonly file: OpenFile;
}

export interface Complaints {
  /** Behind the program's name, when a file cannot be opened or read. */
  readonly unreadable?: (name: string, why: string) => string;
  /** The exit code then; 1 where absent. */
  readonly code?: number;
}

/** `x` or, for `-`, standard input. The caller releases it. Throws SystemError. */
export function openInput(process: Process, name: string): OpenFile {
  if (name !== "-") return process.access.open(name, "read");
  const file = process.files.get(0);
  if (file === undefined) throw new SystemError("EBADF");
  return file.retain();
}

/**
 * Opens one operand after the other (standard input if there are none) and lets `use` read it. Those that cannot be
 * read are complained about; the result is the exit code.
 */
export function* forEachInput(
  process: Process,
  names: readonly string[],
  use: (input: Input) => Task<void>,
  complaints: Complaints = {},
): Task<number> {
  let code = 0;
  for (const name of names.length === 0 ? ["-"] : names) {
    const why = yield* attempt(function* () {
      const file = openInput(process, name);
      try {
        yield* use({ name, file });
      } finally {
        file.release();
      }
    });
    if (why === undefined) continue;
    code = complaints.code ?? 1;
    const text = complaints.unreadable?.(name, why) ?? `${quoteIfNeeded(name)}: ${why}`;
    yield* process.complain(`${programName(process)}: ${text}\n`);
  }
  return code;
}

/** Runs `last` behind a task also if that throws. A process that is killed (SIGKILL) gets to neither. */
export function* always<T>(body: Task<T>, last: () => Task<void>): Task<T> {
  let result: T;
  try {
    result = yield* body;
  } catch (error) {
    yield* last();
    throw error;
  }
  yield* last();
  return result;
}

/** Runs something that makes system calls; the text of the error if one fails. A broken pipe is not caught. */
export function* attempt(action: () => Task<void>): Task<string | undefined> {
  try {
    yield* action();
    return undefined;
  } catch (error) {
    if (error instanceof SystemError && error.errno !== "EPIPE") return strerror[error.errno];
    throw error;
  }
}

/** As `attempt`, for something that does not wait. */
export function tried(action: () => void): string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    if (error instanceof SystemError) return strerror[error.errno];
    throw error;
  }
}

/** All of a file. Throws SystemError, ENOMEM if it is too long. */
export function* readWhole(process: Process, file: OpenFile): Task<string> {
  const chunks: string[] = [];
  let length = 0;
  for (;;) {
    yield* process.kernel.sleep(chunkDuration);
    const chunk = yield* file.read();
    if (chunk === undefined) return chunks.join("");
    chunks.push(chunk);
    length += chunk.length;
    if (length > textMax) throw new SystemError("ENOMEM");
  }
}

export function linesOf(process: Process, file: OpenFile, output?: Output): LineReader {
  const parts = { file, kernel: process.kernel };
  return new LineReader(output === undefined ? parts : { ...parts, output });
}

/** Hands each line to `use`, without its newline. */
export function* eachLine(lines: LineReader, use: (line: string) => void): Task<void> {
  for (let line = yield* lines.next(); line !== undefined; line = yield* lines.next()) use(chomp(line));
}

/** The lines of a text without their newlines; what follows the last newline is one if it is not empty. */
export function splitLines(text: string): string[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

/** What the program was called as, without directories. */
export function programName({ argv }: Process): string {
  return argv[0].slice(argv[0].lastIndexOf("/") + 1);
}

/** `name: message` on standard error. */
export function* complain(process: Process, message: string): Task<void> {
  yield* process.complain(`${programName(process)}: ${message}\n`);
}
