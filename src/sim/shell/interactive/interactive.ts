import type { Task } from "../../kernel/task.ts";
import type { Shell } from "../shell.ts";
export function* runInteractive(_shell: Shell): Task<number> {
  return 0;
}
