import type { Task } from "../kernel/task.ts";
import { SystemError } from "./errno.ts";
import type { OpenFile } from "./open-file.ts";
import type { Exit, Process, SpawnOptions } from "./process.ts";
import type { Terminal } from "./terminal.ts";
import { outputTo, textInput } from "./text-file.ts";

/** What a read costs, in microseconds: a loop around it must move time. */
const readCost = 5;
const captureMax = 16_000_000;

export interface Captured {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: Exit;
}

/** An open file by its number. Throws EBADF. */
export function descriptor(process: Process, number: number): OpenFile {
  const open = process.files.get(number);
  if (open === undefined) throw new SystemError("EBADF");
  return open;
}

/** A process in the background that reads from its terminal is stopped. */
export function* readInput(process: Process): Task<string | undefined> {
  const open = descriptor(process, 0);
  const { terminal } = open;
  if (terminal === undefined) {
    const text = yield* open.read();
    yield* process.kernel.sleep(readCost);
    return text;
  }
  while (isInBackground(process, terminal)) {
    process.signal("SIGTTIN");
    yield* process.kernel.sleep(readCost);
  }
  return yield* open.read();
}

export function* readLine(process: Process): Task<string | undefined> {
  const parts: string[] = [];
  for (;;) {
    const text = yield* readInput(process);
    if (text === undefined) return parts.length === 0 ? undefined : parts.join("");
    const end = text.indexOf("\n");
    parts.push(end === -1 ? text : text.slice(0, end));
    if (end === -1) continue;
    process.files.get(0)?.unread?.(text.slice(end + 1));
    return parts.join("");
  }
}

/** All of standard input. Throws ENOMEM beyond sixteen million characters. */
export function* readAll(process: Process): Task<string> {
  let all = "";
  for (let text = yield* readInput(process); text !== undefined; text = yield* readInput(process)) {
    all += text;
    if (all.length > captureMax) throw new SystemError("ENOMEM");
  }
  return all;
}

/** Starts a program with captured output and waits for its end. */
export function* capture(
  process: Process,
  options: SpawnOptions & { readonly stdin?: string },
): Task<Captured> {
  const output = { stdout: "", stderr: "" };
  const into = (name: "stdout" | "stderr"): OpenFile =>
    outputTo((text) => {
      if (output[name].length + text.length > captureMax) throw new SystemError("ENOSPC");
      output[name] += text;
    });
  const files = new Map([
    [0, textInput(options.stdin ?? "")],
    [1, into("stdout")],
    [2, into("stderr")],
  ]);
  const child = yield* process.spawn({ ...options, files });
  for (const open of files.values()) open.release();
  const exit = yield* process.wait(child);
  return { ...output, exit };
}

function isInBackground(process: Process, terminal: Terminal): boolean {
  const isOwn = terminal === process.terminal && terminal.foreground !== 0;
  return isOwn && terminal.foreground !== process.group;
}
