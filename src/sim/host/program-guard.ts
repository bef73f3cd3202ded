import { call, StackOverflow, type Task } from "../kernel/task.ts";
import { SystemError } from "./errno.ts";
import type { Process } from "./process.ts";

/** Runs a program's task so that what a learner can cause ends the process with a message, and a bug stops the world. */
export function* guarded(process: Process, task: Task<number>): Task<number> {
  let message: string;
  try {
    return yield* call(task);
  } catch (error) {
    message = explained(error);
  }
  const name = process.argv[0];
  yield* complained(process, `${name.slice(name.lastIndexOf("/") + 1)}: ${message}\n`);
  return 1;
}

function explained(error: unknown): string {
  if (error instanceof SystemError) return error.message;
  if (error instanceof StackOverflow) return "nested too deeply";
  // The engine's own limits: of its stack, or of the length of a string. Its wording differs between engines.
  if (error instanceof RangeError) return "Cannot allocate memory";
  throw error;
}

function* complained(process: Process, text: string): Task<void> {
  try {
    yield* process.complain(text);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
  }
}
