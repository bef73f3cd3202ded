import type { Process } from "../host/process.ts";
import type { Task } from "../kernel/task.ts";

/** Standard output of a filter: collects what one chunk of input gives and writes it at once. */
export class Output {
  readonly #process: Process;
  #text = "";

  constructor(process: Process) {
    this.#process = process;
  }

  add(text: string): void {
    this.#text += text;
  }

  /** What has not been written yet; it is then gone from here. */
  take(): string {
    const text = this.#text;
    this.#text = "";
    return text;
  }

  *flush(): Task<void> {
    const text = this.take();
    if (text !== "") yield* this.#process.write(text);
  }
}
