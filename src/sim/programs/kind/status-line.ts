import { millisecond } from "../../kernel/time.ts";
import type { Task } from "../../kernel/task.ts";
import type { Process } from "../../host/process.ts";

const frames = ["⠈⠁", "⠈⠑", "⠈⠱", "⠈⡱", "⢀⡱", "⢄⡱", "⢄⡱", "⢆⡱", "⢎⡱", "⢎⡰", "⢎⡠", "⢎⡀", "⢎⠁", "⠎⠁", "⠊⠁"];

/** kind's progress on standard error: a spinner on a terminal, two lines for each step elsewhere, nothing if quiet. */
export class StatusLine {
  readonly #process: Process;
  readonly #isQuiet: boolean;
  readonly #isTerminal: boolean;
  #status: string | undefined;
  #stopSpinning: (() => void) | undefined;

  constructor(process: Process, isQuiet: boolean) {
    this.#process = process;
    this.#isQuiet = isQuiet;
    this.#isTerminal = process.files.get(2)?.terminal !== undefined;
    process.onEnd(() => this.#stopSpinning?.());
  }

  /** A line of its own, between the steps. */
  *line(text: string): Task<void> {
    if (!this.#isQuiet) yield* this.#process.complain(`${text}\n`);
  }

  /** Ends the step before as done, and begins another. */
  *start(status: string): Task<void> {
    yield* this.end(true);
    this.#status = status;
    if (this.#isQuiet) return;
    if (this.#isTerminal) this.#spin(0);
    else yield* this.#process.complain(` • ${status}  ...\n`);
  }

  *end(isDone: boolean): Task<void> {
    const status = this.#status;
    this.#status = undefined;
    this.#stopSpinning?.();
    this.#stopSpinning = undefined;
    if (status === undefined || this.#isQuiet) return;
    const mark = isDone ? "✓" : "✗";
    const shown = this.#isTerminal
      ? `\r \u001b[${isDone ? 32 : 31}m${mark}\u001b[0m ${status}\n`
      : ` ${mark} ${status}\n`;
    yield* this.#process.complain(shown);
  }

  #spin(frame: number): void {
    const { kernel } = this.#process;
    const text = `\u001b[?7l\r ${frames[frame % frames.length] ?? ""} ${this.#status ?? ""} \u001b[?7h`;
    kernel.begin("spinner", this.#process.complain(text), () => undefined);
    this.#stopSpinning = kernel.after(100 * millisecond, () => this.#spin(frame + 1));
  }
}
