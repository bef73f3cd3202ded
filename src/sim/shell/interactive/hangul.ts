import type { Task } from "../../kernel/task.ts";
import type { Shell } from "../shell.ts";
export function* suggestForHangul(_shell: Shell, _name: string): Task<void> {}
