import type { OpenFile } from "../host/open-file.ts";
import type { Terminal } from "../host/terminal.ts";
import type { Task } from "../kernel/task.ts";

/** A descriptor that is at its end: `/dev/null` as a container's standard input. */
export class EmptyFile implements OpenFile {
  readonly terminal: Terminal | undefined = undefined;
  readonly path: string = "/dev/null";

  *read(): Task<string | undefined> {
    return undefined;
  }

  *write(): Task<void> {
    // What is written to /dev/null is gone.
  }

  retain(): OpenFile {
    return this;
  }

  release(): void {
    // Nothing is held.
  }
}
