import { Signal } from "../kernel/signal.ts";
import type { Task } from "../kernel/task.ts";
import { SystemError } from "./errno.ts";
import type { OpenFile } from "./open-file.ts";
import { SharedFile } from "./shared-file.ts";

/** Linux's default, here in UTF-16 units. */
const capacity = 65_536;

class Buffer {
  text = "";
  isWriterOpen = true;
  isReaderOpen = true;
  readonly changed = new Signal();
}

class ReadEnd extends SharedFile {
  readonly path = "pipe:[0]";
  readonly #buffer: Buffer;

  constructor(buffer: Buffer) {
    super();
    this.#buffer = buffer;
  }

  protected override *next(): Task<string | undefined> {
    const buffer = this.#buffer;
    while (buffer.text === "") {
      if (!buffer.isWriterOpen) return undefined;
      yield { on: buffer.changed };
    }
    const { text } = buffer;
    buffer.text = "";
    buffer.changed.notify();
    return text;
  }

  protected override closed(): void {
    this.#buffer.isReaderOpen = false;
    this.#buffer.text = "";
    this.#buffer.changed.notify();
  }
}

class WriteEnd extends SharedFile {
  readonly path = "pipe:[0]";
  readonly #buffer: Buffer;

  constructor(buffer: Buffer) {
    super();
    this.#buffer = buffer;
  }

  override *write(text: string): Task<void> {
    const buffer = this.#buffer;
    for (let start = 0; start < text.length;) {
      while (buffer.isReaderOpen && buffer.text.length >= capacity) yield { on: buffer.changed };
      if (!buffer.isReaderOpen) throw new SystemError("EPIPE");
      const end = Math.min(text.length, start + capacity - buffer.text.length);
      buffer.text += text.slice(start, end);
      start = end;
      buffer.changed.notify();
    }
  }

  protected override closed(): void {
    this.#buffer.isWriterOpen = false;
    this.#buffer.changed.notify();
  }
}

/** A pipe: bounded, the writer waits for room. Each end begins with one user. */
export function createPipe(): { readonly reader: OpenFile; readonly writer: OpenFile } {
  const buffer = new Buffer();
  return { reader: new ReadEnd(buffer), writer: new WriteEnd(buffer) };
}
