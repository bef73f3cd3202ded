import { assert } from "../kernel/assert.ts";
import type { Task } from "../kernel/task.ts";

/** The result of a task that has nothing to wait for: what a server does for itself, before anybody asks. */
export function finished<T>(task: Task<T>): T {
  const step = task.next();
  assert(step.done === true, "there is nothing to wait for");
  return step.value;
}
