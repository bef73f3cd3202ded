import type { OpenFile } from "../host/open-file.ts";
import { SystemError } from "../host/errno.ts";
import type { Kernel } from "../kernel/kernel.ts";
import type { Task } from "../kernel/task.ts";
import type { Output } from "./output.ts";

/** What reading one chunk costs, so that endless input (`/dev/zero`) moves time. Microseconds. */
export const chunkDuration = 20;

/** Longest line that a program holds in memory, in characters. */
const lineMax = 4_000_000;

/** The lines of a file as they come. Before it waits for more, it flushes what the caller has to say so far. */
export class LineReader {
  readonly #file: OpenFile;
  readonly #kernel: Kernel;
  readonly #output: Output | undefined;
  readonly #separator: string;
  #text = "";
  #start = 0;
  #searched = 0;
  #ended = false;

  constructor(parts: {
    readonly file: OpenFile;
    readonly kernel: Kernel;
    readonly output?: Output;
    /** A newline where absent; `\0` for `-z`. */
    readonly separator?: string;
  }) {
    this.#file = parts.file;
    this.#kernel = parts.kernel;
    this.#output = parts.output;
    this.#separator = parts.separator ?? "\n";
  }

  /** The next line with its newline; the last one may lack it. Undefined at the end. Throws SystemError. */
  *next(): Task<string | undefined> {
    for (;;) {
      const end = this.#text.indexOf(this.#separator, this.#searched);
      if (end >= 0) return this.#take(end + 1);
      if (this.#ended) return this.#start < this.#text.length ? this.#take(this.#text.length) : undefined;
      yield* this.#more();
    }
  }

  *#more(): Task<void> {
    const rest = this.#text.slice(this.#start);
    if (rest.length > lineMax) throw new SystemError("ENOMEM");
    if (this.#output !== undefined) yield* this.#output.flush();
    yield* this.#kernel.sleep(chunkDuration);
    const chunk = yield* this.#file.read();
    this.#text = rest + (chunk ?? "");
    this.#start = 0;
    this.#searched = rest.length;
    this.#ended = chunk === undefined;
  }

  #take(end: number): string {
    const line = this.#text.slice(this.#start, end);
    this.#start = end;
    this.#searched = end;
    return line;
  }
}

/** A line without its newline. */
export function chomp(line: string): string {
  return line.endsWith("\n") ? line.slice(0, -1) : line;
}
