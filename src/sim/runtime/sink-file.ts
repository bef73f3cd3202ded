import { SystemError } from "../host/errno.ts";
import type { OpenFile } from "../host/open-file.ts";
import type { Terminal } from "../host/terminal.ts";
import type { Task } from "../kernel/task.ts";

/** A descriptor whose writes go to a function: a container's standard output, on its way to the log. */
export class SinkFile implements OpenFile {
  readonly terminal: Terminal | undefined = undefined;
  readonly path: string;
  readonly #write: (text: string) => void;

  constructor(path: string, write: (text: string) => void) {
    this.path = path;
    this.#write = write;
  }

  *read(): Task<string | undefined> {
    throw new SystemError("EBADF");
  }

  *write(text: string): Task<void> {
    this.#write(text);
  }

  retain(): OpenFile {
    return this;
  }

  release(): void {
    // Nothing is held.
  }
}

