import type { OpenFile } from "../../host/open-file.ts";
import { createPipe } from "../../host/pipe.ts";
import type { Process } from "../../host/process.ts";
import { SystemError } from "../../host/errno.ts";
import type { Task } from "../../kernel/task.ts";
import { complain, linesOf, openInput } from "../input.ts";
import { chomp, type LineReader } from "../line-reader.ts";
import type { Output } from "../output.ts";
import type { Redirect } from "./awk-tree.ts";

interface Writer {
  readonly file: OpenFile;
  readonly child: Process | undefined;
}

/** The main input, and the files and commands that a program reads and writes, open until the end or `close`. */
export class AwkStreams {
  readonly #process: Process;
  readonly #output: Output;
  readonly #writers = new Map<string, Writer>();
  readonly #readers = new Map<string, { readonly reader: LineReader; readonly close: () => Task<void> }>();
  #main: { readonly file: OpenFile; readonly reader: LineReader } | undefined;
  code = 0;

  constructor(process: Process, output: Output) {
    this.#process = process;
    this.#output = output;
  }

  /** The next line of the main input's current file; undefined at its end. */
  *mainLine(): Task<string | undefined> {
    const line = yield* this.#main?.reader.next() ?? nothing();
    if (line !== undefined) return chomp(line);
    this.closeMain();
    return undefined;
  }

  get hasMain(): boolean {
    return this.#main !== undefined;
  }

  /** False if the file cannot be opened: it was complained about. */
  *openMain(name: string): Task<boolean> {
    try {
      const file = openInput(this.#process, name);
      this.#main = { file, reader: linesOf(this.#process, file, this.#output) };
      if (name !== "-" && this.#process.access.find(name)?.is === "directory")
        throw new SystemError("EISDIR");
      return true;
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      this.closeMain();
      yield* complain(this.#process, `cannot open ${name} (${error.message})`);
      this.code = 2;
      return false;
    }
  }

  closeMain(): void {
    this.#main?.file.release();
    this.#main = undefined;
  }

  *write(text: string, how: Redirect["how"] | undefined, target: string): Task<void> {
    if (how === undefined || target === "/dev/stdout") {
      this.#output.add(text);
      return;
    }
    if (target === "/dev/stderr") {
      yield* this.#process.complain(text);
      return;
    }
    const writer = this.#writers.get(target) ?? (yield* this.#openWriter(how, target));
    yield* writer.file.write(text);
  }

  /** A line of a file or of a command's output; undefined at its end, null if it cannot be opened. */
  *lineFrom(kind: "file" | "command", source: string): Task<string | undefined | null> {
    let open = this.#readers.get(source);
    if (open === undefined) {
      try {
        open = kind === "file" ? this.#openFile(source) : yield* this.#openCommand(source);
      } catch (error) {
        if (error instanceof SystemError) return null;
        throw error;
      }
      this.#readers.set(source, open);
    }
    const line = yield* open.reader.next();
    return line === undefined ? undefined : chomp(line);
  }

  /** The exit code of a command, 0 for a file, -1 if nothing of that name is open. */
  *close(name: string): Task<number> {
    const writer = this.#writers.get(name);
    const reader = this.#readers.get(name);
    this.#writers.delete(name);
    this.#readers.delete(name);
    if (reader !== undefined) yield* reader.close();
    if (writer === undefined) return reader === undefined ? -1 : 0;
    writer.file.release();
    return writer.child === undefined ? 0 : (yield* this.#process.wait(writer.child)).code;
  }

  *closeAll(): Task<void> {
    this.closeMain();
    yield* this.#output.flush();
    for (const name of [...this.#writers.keys(), ...this.#readers.keys()]) yield* this.close(name);
  }

  /** Runs a command with a shell and waits for it. */
  *system(command: string): Task<number> {
    yield* this.#output.flush();
    const child = yield* this.#process.spawn({ argv: ["sh", "-c", command] });
    return (yield* this.#process.wait(child)).code;
  }

  *#openWriter(how: Redirect["how"], target: string): Task<Writer> {
    let writer: Writer;
    if (how === "|") {
      yield* this.#output.flush();
      const { reader, writer: end } = createPipe();
      const files = new Map(this.#process.files).set(0, reader);
      const child = yield* this.#process.spawn({ argv: ["sh", "-c", target], files });
      reader.release();
      writer = { file: end, child };
    } else {
      writer = {
        file: this.#process.access.open(target, how === ">>" ? "append" : "write"),
        child: undefined,
      };
    }
    this.#writers.set(target, writer);
    return writer;
  }

  #openFile(path: string): { readonly reader: LineReader; readonly close: () => Task<void> } {
    const file = openInput(this.#process, path);
    return {
      reader: linesOf(this.#process, file),
      *close() {
        file.release();
      },
    };
  }

  *#openCommand(command: string): Task<{ readonly reader: LineReader; readonly close: () => Task<void> }> {
    yield* this.#output.flush();
    const { reader, writer } = createPipe();
    const files = new Map(this.#process.files).set(1, writer);
    const child = yield* this.#process.spawn({ argv: ["sh", "-c", command], files });
    writer.release();
    const process = this.#process;
    return {
      reader: linesOf(process, reader),
      *close() {
        reader.release();
        yield* process.wait(child);
      },
    };
  }
}

function* nothing(): Task<undefined> {
  return undefined;
}
