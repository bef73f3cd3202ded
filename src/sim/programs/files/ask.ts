import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { programName } from "../input.ts";

/** Asks on standard error; true if the answer begins with y. */
export function* ask(process: Process, question: string): Task<boolean> {
  yield* process.complain(`${programName(process)}: ${question} `);
  const answer = yield* process.readLine();
  return /^[yY]/.test(answer ?? "");
}
