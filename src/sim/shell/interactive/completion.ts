import type { Task } from "../../kernel/task.ts";
import type { Process } from "../../host/process.ts";
export function* completeWords(
  _process: Process,
  _words: readonly string[],
  _current: number,
): Task<readonly string[]> {
  return [];
}
