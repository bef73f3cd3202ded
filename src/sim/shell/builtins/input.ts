import { Signal } from "../../kernel/signal.ts";
import type { Task } from "../../kernel/task.ts";
import { second } from "../../kernel/time.ts";
import type { OpenFile } from "../../host/open-file.ts";
import { SystemError } from "../../host/errno.ts";
import { cut } from "../expansion/fields.ts";
import type { Shell } from "../shell.ts";
import { CommandError } from "../unwinding.ts";
import { parseOptions } from "./builtin.ts";

const command = {
  name: "read",
  allowed: "ersa:d:i:n:N:p:t:u:",
  usage:
    "[-ers] [-a array] [-d delim] [-i text] [-n nchars] [-N nchars] [-p prompt] [-t timeout] [-u fd] [name ...]",
};

/** `read`: a line of input into variables, split at IFS. */
export function* read(shell: Shell, args: readonly string[]): Task<number> {
  const { options, operands } = parseOptions(args, command);
  const wrong = operands.find((name) => !/^[A-Za-z_]\w*(?:\[.*\])?$/s.test(name));
  if (wrong !== undefined) throw new CommandError(`read: \`${wrong}': not a valid identifier`);
  const number = options.get("u") ?? "0";
  const open = shell.process.files.get(Number(number));
  if (open === undefined) {
    throw new CommandError(`read: ${number}: invalid file descriptor: Bad file descriptor`);
  }
  const got = yield* prompted(shell, open, options);
  if (got === "timeout") return 142;
  store(shell, got.text, { options, operands });
  return got.isComplete ? 0 : 1;
}

/** On a terminal: shows the prompt, and hides what is typed if it is to be silent. */
function* prompted(
  shell: Shell,
  open: OpenFile,
  options: ReadonlyMap<string, string>,
): Task<Got | "timeout"> {
  const { terminal } = open;
  if (terminal === undefined) return yield* timed(shell, open, options);
  yield* shell.process.complain(options.get("p") ?? "");
  terminal.echo = !options.has("s");
  try {
    return yield* timed(shell, open, options);
  } finally {
    terminal.echo = true;
  }
}

interface Got {
  readonly text: string;
  /** The delimiter came, not the end of the input. */
  readonly isComplete: boolean;
}

function* timed(shell: Shell, open: OpenFile, options: ReadonlyMap<string, string>): Task<Got | "timeout"> {
  const timeout = options.get("t");
  const reading = {
    delimiter: (options.get("d") ?? "\n").charAt(0) || "\0",
    isRaw: options.has("r"),
    count: Number(options.get("N") ?? options.get("n") ?? Infinity),
    isExact: options.has("N"),
  };
  if (timeout === undefined) return yield* readUntil(open, reading);
  return yield* within(shell, Number(timeout) * second, readUntil(open, reading));
}

/** Runs a task beside, at most for a while. */
function* within(shell: Shell, duration: number, task: Task<Got>): Task<Got | "timeout"> {
  const { kernel } = shell;
  const done = new Signal();
  const state: { got: Got | "timeout" } = { got: "timeout" };
  const thread = kernel.begin("read", task, (result) => {
    state.got = result ?? "timeout";
    done.notify();
  });
  try {
    if (!thread.done) yield* kernel.wait(done, duration);
  } finally {
    thread.kill();
  }
  return state.got;
}

interface Reading {
  readonly delimiter: string;
  readonly isRaw: boolean;
  readonly count: number;
  readonly isExact: boolean;
}

/** Backslashes are kept with what they quote, for the splitting. What comes behind the delimiter is given back. */
function* readUntil(open: OpenFile, reading: Reading): Task<Got> {
  const collector = new Collector(reading);
  for (;;) {
    const chunk = yield* readChunk(open);
    if (chunk === undefined) return { text: collector.text, isComplete: false };
    let at = 0;
    for (const char of chunk) {
      at += char.length;
      if (!collector.isLast(char)) continue;
      open.unread?.(chunk.slice(at));
      return { text: collector.text, isComplete: true };
    }
  }
}

class Collector {
  text = "";
  readonly #reading: Reading;
  #length = 0;
  #isQuoting = false;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** Takes a character; true if nothing more is wanted. */
  isLast(char: string): boolean {
    const { delimiter, isRaw, isExact, count } = this.#reading;
    if (!this.#isQuoting && char === "\\" && !isRaw) {
      this.#isQuoting = true;
      return false;
    }
    if (!this.#isQuoting && char === delimiter && !isExact) return true;
    if (!this.#isQuoting) this.text += char;
    else if (char !== "\n") this.text += `\\${char}`;
    this.#isQuoting = false;
    this.#length++;
    return this.#length >= count;
  }
}

/** Some more input, as it comes. Throws CommandError. */
export function* readChunk(open: OpenFile): Task<string | undefined> {
  try {
    return yield* open.read();
  } catch (error) {
    if (error instanceof SystemError) throw new CommandError(`read: read error: 0: ${error.message}`);
    throw error;
  }
}

function store(
  shell: Shell,
  text: string,
  {
    options,
    operands,
  }: { readonly options: ReadonlyMap<string, string>; readonly operands: readonly string[] },
): void {
  const isRaw = options.has("r");
  const plain = (part: string): string => (isRaw ? part : part.replace(/\\(.)/gs, "$1"));
  const array = options.get("a");
  if (array !== undefined) return shell.variables.setArray(array, fieldsOf(shell, text, isRaw).map(plain));
  if (operands.length === 0) return shell.variables.set("REPLY", plain(text));
  if (options.has("N")) return shell.variables.set(operands[0] ?? "REPLY", plain(text));
  let rest = trimmed(text, shell.ifs);
  for (const name of operands.slice(0, -1)) {
    const [first, remainder] = firstField(rest, shell.ifs, isRaw);
    shell.variables.set(name, plain(first));
    rest = remainder;
  }
  shell.variables.set(operands.at(-1) ?? "REPLY", plain(lastValue(rest, shell.ifs)));
}

function fieldsOf(shell: Shell, text: string, isRaw: boolean): string[] {
  if (isRaw || !text.includes("\\")) return [...cut(text, shell.ifs).parts];
  const fields: string[] = [];
  for (let rest = trimmed(text, shell.ifs); rest !== "";) {
    const [first, remainder] = firstField(rest, shell.ifs, isRaw);
    fields.push(first);
    rest = remainder;
  }
  return fields;
}

function isSpace(char: string, ifs: string): boolean {
  return char !== "" && ifs.includes(char) && " \t\n".includes(char);
}

function firstField(text: string, ifs: string, isRaw: boolean): readonly [string, string] {
  let end = 0;
  while (end < text.length && !ifs.includes(text.charAt(end)))
    end += text.charAt(end) === "\\" && !isRaw ? 2 : 1;
  let next = end;
  while (isSpace(text.charAt(next), ifs)) next++;
  if (next < text.length && ifs.includes(text.charAt(next)) && !isSpace(text.charAt(next), ifs)) next++;
  while (isSpace(text.charAt(next), ifs)) next++;
  return [text.slice(0, end), text.slice(next)];
}

function trimmed(text: string, ifs: string): string {
  let start = 0;
  let end = text.length;
  while (isSpace(text.charAt(start), ifs)) start++;
  while (end > start && isSpace(text.charAt(end - 1), ifs) && text.charAt(end - 2) !== "\\") end--;
  return text.slice(start, end);
}

/** The last variable gets the rest; a single delimiter at its end is dropped with it. */
function lastValue(rest: string, ifs: string): string {
  const last = rest.charAt(rest.length - 1);
  const isOneField =
    rest.length > 0 && ifs.includes(last) && !isSpace(last, ifs) && cut(rest, ifs).parts.length === 1;
  return trimmed(isOneField ? rest.slice(0, -1) : rest, ifs);
}
