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
  for (const name of operands) {
    if (!/^[A-Za-z_]\w*(?:\[.*\])?$/s.test(name))
      throw new CommandError(`read: \`${name}': not a valid identifier`);
  }
  const open = shell.process.files.get(Number(options.get("u") ?? 0));
  if (open === undefined)
    throw new CommandError(`read: ${options.get("u") ?? 0}: invalid file descriptor: Bad file descriptor`);
  const { terminal } = open;
  const prompt = options.get("p");
  if (prompt !== undefined && terminal !== undefined) yield* shell.process.complain(prompt);
  if (terminal !== undefined && options.has("s")) terminal.echo = false;
  try {
    const got = yield* timed(shell, open, options);
    if (got === "timeout") return 142;
    store(shell, got.text, { options, operands });
    return got.isComplete ? 0 : 1;
  } finally {
    if (terminal !== undefined) terminal.echo = true;
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
  let got: Got | undefined;
  const { kernel } = shell;
  const done = shell.trapped;
  const thread = kernel.spawn("read", readUntil(open, reading), (result) => {
    got = result;
    done.notify();
  });
  try {
    const until = kernel.now + Number(timeout) * second;
    while (got === undefined && kernel.now < until) yield* kernel.wait(done, until - kernel.now);
  } finally {
    thread.kill();
  }
  return got ?? "timeout";
}

interface Reading {
  readonly delimiter: string;
  readonly isRaw: boolean;
  readonly count: number;
  readonly isExact: boolean;
}

/** Backslashes are kept with what they quote, for the splitting. What comes behind the delimiter is given back. */
function* readUntil(open: OpenFile, { delimiter, isRaw, count, isExact }: Reading): Task<Got> {
  let text = "";
  let length = 0;
  let isQuoting = false;
  for (;;) {
    const chunk = yield* readChunk(open);
    if (chunk === undefined) return { text, isComplete: false };
    let at = 0;
    for (const char of chunk) {
      at += char.length;
      if (isQuoting) {
        isQuoting = false;
        if (char !== "\n") text += `\\${char}`;
      } else if (char === "\\" && !isRaw) {
        isQuoting = true;
        continue;
      } else if (char === delimiter && !isExact) {
        open.unread?.(chunk.slice(at));
        return { text, isComplete: true };
      } else text += char;
      length++;
      if (length < count) continue;
      open.unread?.(chunk.slice(at));
      return { text, isComplete: true };
    }
  }
}

function* readChunk(open: OpenFile): Task<string | undefined> {
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

const mapUsage = {
  name: "mapfile",
  allowed: "tn:O:s:u:d:",
  usage: "[-d delim] [-n count] [-O origin] [-s count] [-t] [-u fd] [array]",
};

/** `mapfile`, `readarray`: all lines into an array. */
export function* mapfile(shell: Shell, args: readonly string[]): Task<number> {
  const { options, operands } = parseOptions(args, mapUsage);
  const name = operands[0] ?? "MAPFILE";
  const open = shell.process.files.get(Number(options.get("u") ?? 0));
  if (open === undefined) throw new CommandError("mapfile: Bad file descriptor");
  let text = "";
  for (let chunk = yield* readChunk(open); chunk !== undefined; chunk = yield* readChunk(open)) text += chunk;
  const delimiter = (options.get("d") ?? "\n").charAt(0) || "\0";
  const lines = text.split(delimiter);
  if (lines.at(-1) === "") lines.pop();
  const skip = Number(options.get("s") ?? 0);
  const count = Number(options.get("n") ?? 0) || undefined;
  const kept = lines.slice(skip, count === undefined ? undefined : skip + count);
  const origin = Number(options.get("O") ?? 0);
  if (!options.has("O")) shell.variables.setArray(name, []);
  for (const [index, line] of kept.entries()) {
    shell.variables.setElement(name, origin + index, options.has("t") ? line : line + delimiter);
  }
  return 0;
}
