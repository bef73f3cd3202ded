import type { Task } from "../kernel/task.ts";
import type { OpenFile } from "./open-file.ts";
import { SharedFile } from "./shared-file.ts";

class TextInput extends SharedFile {
  readonly path = "/dev/fd/0";
  #rest: string | undefined;

  constructor(text: string) {
    super();
    this.#rest = text === "" ? undefined : text;
  }

  protected override *next(): Task<string | undefined> {
    const text = this.#rest;
    this.#rest = undefined;
    return text;
  }
}

class Sink extends SharedFile {
  readonly path = "/dev/fd/1";
  readonly #receive: (text: string) => void;
  readonly #onClosed: (() => void) | undefined;

  constructor(receive: (text: string) => void, onClosed?: () => void) {
    super();
    this.#receive = receive;
    this.#onClosed = onClosed;
  }

  override *write(text: string): Task<void> {
    if (text !== "") this.#receive(text);
  }

  protected override closed(): void {
    super.closed();
    this.#onClosed?.();
  }
}

/** An open file that yields a text and ends: a here-document. */
export function textInput(text: string): OpenFile {
  return new TextInput(text);
}

/** An open file whose text goes to a function at once: logs, captured output. `onClosed`: its last user has gone. */
export function outputTo(receive: (text: string) => void, onClosed?: () => void): OpenFile {
  return new Sink(receive, onClosed);
}
