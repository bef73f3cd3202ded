import { SystemError } from "../host/errno.ts";
import type { Command } from "../host/program.ts";
import type { Process } from "../host/process.ts";
import { need, type Task } from "../kernel/task.ts";

/** cat with the messages of BusyBox, which probes show; with options it is the world's other cat. */
export const busyboxCat: Command = {
  name: "busybox-cat",
  *run(process) {
    const words = process.argv.slice(1);
    if (words.some((word) => word.startsWith("-") && word !== "-")) return yield* other(process);
    let code = 0;
    for (const word of words.length === 0 ? ["-"] : words) {
      const problem = word === "-" ? yield* copyInput(process) : yield* copyFile(process, word);
      if (problem === undefined) continue;
      yield* process.complain(`cat: ${problem}\n`);
      code = 1;
    }
    return code;
  },
};

function* copyInput(process: Process): Task<undefined> {
  for (let text = yield* process.read(); text !== undefined; text = yield* process.read())
    yield* process.write(text);
  return undefined;
}

function* copyFile(process: Process, path: string): Task<string | undefined> {
  let text: string;
  try {
    text = process.access.readText(path);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    return error.errno === "EISDIR"
      ? `read error: ${error.message}`
      : `can't open '${path}': ${error.message}`;
  }
  yield* process.write(text);
  return undefined;
}

function* other(process: Process): Task<number> {
  const entry = process.host.programs.get("cat");
  if (entry === undefined) return 127;
  const program = "load" in entry ? yield* need(entry) : entry;
  return "run" in program ? yield* program.run(process) : 127;
}
