import type { Process } from "../../host/process.ts";
import { Interrupted, type Task } from "../../kernel/task.ts";

/** Runs a program on the alternate screen, with keys as they come; the terminal is given back however it ends. */
export function* fullScreen(
  process: Process,
  body: () => Task<number>,
  mode: "raw" | "cooked" = "raw",
): Task<number> {
  const { terminal } = process;
  const before = terminal?.mode ?? "cooked";
  const resume = (): void => {
    if (terminal !== undefined) terminal.mode = mode;
    terminal?.resized.notify();
  };
  process.onSignal("SIGCONT", resume);
  try {
    if (terminal !== undefined) terminal.mode = mode;
    yield* process.write("\u001b[?1049h\u001b[H\u001b[2J");
    const code = yield* body();
    yield* process.write("\u001b[?25h\u001b[?1049l");
    return code;
  } catch (error) {
    if (error instanceof Interrupted) yield* process.write("\u001b[?25h\u001b[?1049l");
    throw error;
  } finally {
    if (terminal !== undefined) terminal.mode = before;
  }
}
