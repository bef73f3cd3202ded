import type { Task } from "../kernel/task.ts";
import type { OpenFile } from "./open-file.ts";
import { SharedFile } from "./shared-file.ts";

class Relay extends SharedFile {
  readonly path = "pipe:[relay]";
  readonly #target: OpenFile;

  constructor(target: OpenFile) {
    super();
    this.#target = target.retain();
  }

  override *write(text: string): Task<void> {
    yield* this.#target.write(text);
  }

  protected override *next(): Task<string | undefined> {
    return yield* this.#target.read();
  }

  protected override closed(): void {
    super.closed();
    this.#target.release();
  }
}

/** The same file seen through a pipe: what a process on another machine gets of it, who sees no terminal there. */
export function relay(target: OpenFile): OpenFile {
  return new Relay(target);
}
