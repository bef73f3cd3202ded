import type { Task } from "../kernel/task.ts";
import { SystemError } from "./errno.ts";
import type { OpenFile } from "./open-file.ts";
import type { Terminal } from "./terminal.ts";

/** The counting part of every open file: the last release closes. It begins with one user. */
export abstract class SharedFile implements OpenFile {
  readonly terminal: Terminal | undefined = undefined;
  abstract readonly path: string;
  #users = 1;
  #unread = "";

  *read(): Task<string | undefined> {
    if (this.#unread === "") return yield* this.next();
    const text = this.#unread;
    this.#unread = "";
    return text;
  }

  unread(text: string): void {
    this.#unread = text + this.#unread;
  }

  *write(_text: string): Task<void> {
    throw new SystemError("EBADF");
  }

  retain(): OpenFile {
    this.#users++;
    return this;
  }

  release(): void {
    this.#users--;
    if (this.#users === 0) this.closed();
  }

  /** Some more text, as for `read`. */
  protected *next(): Task<string | undefined> {
    throw new SystemError("EBADF");
  }

  protected closed(): void {
    this.#unread = "";
  }
}
