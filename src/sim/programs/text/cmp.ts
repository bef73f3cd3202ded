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
    const a: Side = { name: one, bytes: yield* bytesOf(process, one) };
    const b: Side = { name: other, bytes: yield* bytesOf(process, other) };
    const differences = differingBytes(a.bytes, b.bytes, flags.list ? Infinity : 1);
    if (differences.length === 0 && a.bytes.length === b.bytes.length) return 0;
    if (flags.quiet) return 1;
    yield* process.write(flags.list ? listed(a, b, differences) : firstOf(a, b, differences));
    const isCutShort = a.bytes.length !== b.bytes.length && (flags.list || differences.length === 0);
    if (isCutShort) yield* process.complain(endOf(a, b, flags.list));
    return 1;
  },
});

interface Side {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const newlines = (bytes: Uint8Array): number => bytes.filter((byte) => byte === 10).length;

/** Where both have a byte and it is not the same, from 0. */
function differingBytes(a: Uint8Array, b: Uint8Array, max: number): readonly number[] {
  const places: number[] = [];
  for (let index = 0; index < Math.min(a.length, b.length) && places.length < max; index++) {
    if (a[index] !== b[index]) places.push(index);
  }
  return places;
}

function listed(a: Side, b: Side, differences: readonly number[]): string {
  const octal = ({ bytes }: Side, index: number): string => (bytes[index] ?? 0).toString(8).padStart(3);
  return differences.map((index) => `${index + 1} ${octal(a, index)} ${octal(b, index)}\n`).join("");
}

function firstOf(a: Side, b: Side, [first]: readonly number[]): string {
  if (first === undefined) return "";
  return `${a.name} ${b.name} differ: byte ${first + 1}, line ${newlines(a.bytes.subarray(0, first)) + 1}\n`;
}

function endOf(a: Side, b: Side, isList: boolean): string {
  const { name, bytes } = a.bytes.length < b.bytes.length ? a : b;
  if (bytes.length === 0) return `cmp: EOF on ${name} which is empty\n`;
  return `cmp: EOF on ${name} after byte ${bytes.length}${isList ? "" : `, line ${newlines(bytes)}`}\n`;
}

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
