import type { Command } from "../../host/program.ts";
import { toBytes } from "../../kernel/text.ts";
import { defineCommand, Failure, UsageError } from "../command.ts";
import { openInput, readWhole } from "../input.ts";
import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { SystemError } from "../../host/errno.ts";

export const cmp: Command = defineCommand({
  name: "cmp",
  summary: "Compare two files byte by byte.",
  usage: "[OPTION]... FILE1 [FILE2]",
  version: "GNU diffutils 3.8",
  usageCode: 2,
  flags: {
    list: { short: "l", long: "verbose", help: "print the number and values of all bytes that differ" },
    quiet: { short: "s", long: "quiet", help: "print nothing, only the exit code" },
  },
  *run({ process, flags, operands }) {
    const [one, other = "-"] = operands;
    if (one === undefined) throw new UsageError("missing operand after 'cmp'");
    const a = yield* bytesOf(process, one);
    const b = yield* bytesOf(process, other);
    const length = Math.min(a.length, b.length);
    const differences: number[] = [];
    for (let index = 0; index < length; index++) {
      if (a[index] === b[index]) continue;
      differences.push(index);
      if (!flags.list) break;
    }
    const [first] = differences;
    if (first === undefined && a.length === b.length) return 0;
    if (flags.quiet) return 1;
    if (flags.list) {
      const octal = (bytes: Uint8Array, index: number): string => (bytes[index] ?? 0).toString(8).padStart(3);
      yield* process.write(
        differences.map((index) => `${index + 1} ${octal(a, index)} ${octal(b, index)}\n`).join(""),
      );
    } else if (first !== undefined) {
      const line = a.subarray(0, first).filter((byte) => byte === 10).length + 1;
      yield* process.write(`${one} ${other} differ: byte ${first + 1}, line ${line}\n`);
    }
    if (first === undefined || (flags.list && a.length !== b.length)) {
      const shorter = a.length < b.length ? one : other;
      const lines = (a.length < b.length ? a : b).filter((byte) => byte === 10).length;
      const where =
        length === 0 ? "which is empty" : `after byte ${length}${flags.list ? "" : `, line ${lines}`}`;
      yield* process.complain(`cmp: EOF on ${shorter} ${where}\n`);
    }
    return 1;
  },
});

function* bytesOf(process: Process, name: string): Task<Uint8Array> {
  try {
    const file = openInput(process, name);
    const bytes = toBytes(yield* readWhole(process, file));
    file.release();
    return bytes;
  } catch (error) {
    if (error instanceof SystemError) throw new Failure(`${name}: ${error.message}`, 2);
    throw error;
  }
}
