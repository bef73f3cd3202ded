import type { OpenFile } from "../../host/open-file.ts";
import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { attempt, complain, linesOf, openInput } from "../input.ts";
import { chomp, type LineReader } from "../line-reader.ts";
import type { Output } from "../output.ts";

/** Lines of several files as one stream, one line ahead, so that `$` can be told. */
export class SedInput {
  readonly #process: Process;
  readonly #names: string[];
  readonly #output: Output | undefined;
  #file: OpenFile | undefined;
  #reader: LineReader | undefined;
  #ahead: string | undefined;
  #hasAhead = false;
  code = 0;

  constructor(process: Process, names: readonly string[], output?: Output) {
    this.#process = process;
    this.#names = [...names];
    this.#output = output;
  }

  /** The next line and whether it ended with a newline; undefined at the end of all. */
  *next(): Task<{ readonly text: string; readonly hasEnd: boolean } | undefined> {
    const line = yield* this.#peek();
    this.#hasAhead = false;
    return line === undefined ? undefined : { text: chomp(line), hasEnd: line.endsWith("\n") };
  }

  *isLast(): Task<boolean> {
    return (yield* this.#peek()) === undefined;
  }

  close(): void {
    this.#file?.release();
    this.#file = undefined;
  }

  *#peek(): Task<string | undefined> {
    if (this.#hasAhead) return this.#ahead;
    this.#ahead = yield* this.#read();
    this.#hasAhead = true;
    return this.#ahead;
  }

  *#read(): Task<string | undefined> {
    for (;;) {
      const name = this.#names[0];
      if (this.#reader === undefined && name === undefined) return undefined;
      let line: string | undefined;
      const input = this.#open.bind(this);
      const why = yield* attempt(function* () {
        line = yield* input().next();
      });
      if (why !== undefined) {
        const isDirectory = why === "Is a directory";
        const verb = isDirectory ? "read error on" : "can't read";
        yield* complain(this.#process, `${verb} ${name ?? ""}: ${why}`);
        this.code = isDirectory ? 4 : 2;
      }
      if (line !== undefined) return line;
      this.close();
      this.#reader = undefined;
      this.#names.shift();
    }
  }

  #open(): LineReader {
    if (this.#reader !== undefined) return this.#reader;
    this.#file = openInput(this.#process, this.#names[0] ?? "-");
    this.#reader = linesOf(this.#process, this.#file, this.#output);
    return this.#reader;
  }
}
