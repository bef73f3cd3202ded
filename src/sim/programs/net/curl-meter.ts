import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";

const titles = `  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
                                 Dload  Upload   Total   Spent    Left  Speed
`;

/** The table that curl prints on standard error while the body goes elsewhere than to a terminal. */
export class CurlMeter {
  readonly #process: Process;
  readonly #isShown: boolean;
  #size = 0;

  constructor(process: Process, isShown: boolean) {
    this.#process = process;
    this.#isShown = isShown;
  }

  add(bytes: number): void {
    this.#size += bytes;
  }

  *begin(): Task<void> {
    if (this.#isShown) yield* this.#process.complain(`${titles}\r${row(0, 0)}`);
  }

  *end(): Task<void> {
    if (!this.#isShown) return;
    const percent = this.#size > 0 ? 100 : 0;
    yield* this.#process.complain(`\r${row(percent, this.#size)}\n`);
  }
}

/** Speeds are not simulated: they are shown as the size. */
function row(percent: number, size: number): string {
  const short = (value: number): string => String(value).padStart(5);
  const part = `${String(percent).padStart(3)} ${short(size)}`;
  const time = "--:--:-- --:--:-- --:--:--";
  return `${part}  ${part}    0     0  ${short(size)}      0 ${time} ${short(size)}`;
}
