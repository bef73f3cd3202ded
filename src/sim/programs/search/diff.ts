import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { strerror, SystemError } from "../../host/errno.ts";
import type { Task } from "../../kernel/task.ts";
import { defineCommand, Failure, type Invocation } from "../command.ts";
import { openInput, readWhole } from "../input.ts";
import { baseName, joinPath } from "../files/tree-walk.ts";
import { formatDate } from "../system/date-format.ts";
import { differences, type Change } from "./line-difference.ts";

const flagTable = {
  brief: { short: "q", long: "brief", help: "only say whether they differ" },
  ignoreCase: { short: "i", long: "ignore-case", help: "upper and lower case are equal" },
  ignoreBlank: { short: "B", long: "ignore-blank-lines", help: "empty lines do not count" },
  ignoreSpace: { short: "w", long: "ignore-all-space", help: "white space does not count" },
  ignoreSpaceChange: {
    short: "b",
    long: "ignore-space-change",
    help: "the amount of white space does not count",
  },
  label: { long: "label", takes: "LABEL", isList: true, help: "LABEL instead of the file's name" },
  newFile: { short: "N", long: "new-file", help: "a missing file is an empty one" },
  recursive: { short: "r", long: "recursive", help: "compare directories" },
  identical: { short: "s", long: "report-identical-files", help: "say if they are the same" },
  unified: { short: "u", help: "unified format with 3 lines around" },
  unifiedLines: { short: "U", long: "unified", takes: "NUM", help: "unified format with NUM lines around" },
  color: { long: "color", takes: "WHEN", isOptional: true, help: "colours: always, auto, never" },
} as const;

type Diff = Invocation<typeof flagTable>;

interface Side {
  readonly name: string;
  readonly text: string;
  readonly modified: string;
}

export const diff: Command = defineCommand({
  name: "diff",
  summary: "Compare two files line by line. Exit code 0: same, 1: different, 2: trouble.",
  usage: "[OPTION]... FILE1 FILE2",
  version: "GNU diffutils 3.8",
  usageCode: 2,
  flags: flagTable,
  refusal: ({ mistake }) => `diff: ${mistake}\ndiff: Try 'diff --help' for more information.\n`,
  *run(diff) {
    const [one, other, extra] = diff.operands;
    if (one === undefined) throw misused("missing operand after 'diff'");
    if (other === undefined) throw misused(`missing operand after '${one}'`);
    if (extra !== undefined) throw misused(`extra operand '${extra}'`);
    return yield* compare(diff, one, other);
  },
});

/** diff repeats its name before the hint. */
function misused(message: string): Failure {
  return new Failure(`${message}\ndiff: Try 'diff --help' for more information.`, 2);
}

function* compare(diff: Diff, one: string, other: string): Task<number> {
  const { process } = diff;
  const kind = (path: string): string | undefined => (path === "-" ? "file" : process.access.find(path)?.is);
  const [a, b] = [kind(one), kind(other)];
  if (a === "directory" && b === "directory") return yield* compareDirectories(diff, one, other);
  const left = a === "directory" && b !== undefined ? joinPath(one, baseName(other)) : one;
  const right = b === "directory" && a !== undefined ? joinPath(other, baseName(one)) : other;
  return yield* compareFiles(diff, yield* side(diff, left), yield* side(diff, right));
}

function* side({ process, flags }: Diff, path: string): Task<Side> {
  const stamp = (time: typeof process.kernel.now): string => formatDate(time, "%Y-%m-%d %H:%M:%S.%N %z");
  try {
    const file = openInput(process, path);
    try {
      const modified = path === "-" ? process.kernel.now : process.access.stat(path).node.modified;
      return { name: path, text: yield* readWhole(process, file), modified: stamp(modified) };
    } finally {
      file.release();
    }
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    if (flags.newFile && error.errno === "ENOENT")
      return { name: path, text: "", modified: "1970-01-01 00:00:00.000000000 +0000" };
    throw new Failure(`${path}: ${strerror[error.errno]}`, 2);
  }
}

function* compareDirectories(diff: Diff, one: string, other: string): Task<number> {
  const { process, flags } = diff;
  const names = [...new Set([...process.access.list(one), ...process.access.list(other)])].toSorted((a, b) =>
    a < b ? -1 : 1,
  );
  let code = 0;
  for (const name of names) {
    const [left, right] = [joinPath(one, name), joinPath(other, name)];
    const [a, b] = [process.access.find(left)?.is, process.access.find(right)?.is];
    if ((a === undefined || b === undefined) && !flags.newFile) {
      yield* process.write(`Only in ${a === undefined ? other : one}: ${name}\n`);
      code = 1;
    } else if (a === "directory" && b === "directory") {
      if (flags.recursive) code = Math.max(code, yield* compareDirectories(diff, left, right));
      else yield* process.write(`Common subdirectories: ${left} and ${right}\n`);
    } else {
      code = Math.max(
        code,
        yield* compareFiles(diff, yield* side(diff, left), yield* side(diff, right), true),
      );
    }
  }
  return code;
}

function* compareFiles(diff: Diff, one: Side, other: Side, isWithin = false): Task<number> {
  const { process, flags } = diff;
  const [a, b] = [linesWithEnds(one.text), linesWithEnds(other.text)];
  const key = keyOf(flags);
  const changes = differences(a.map(key), b.map(key)).filter(
    ({ fromA, toA, fromB, toB }) =>
      !flags.ignoreBlank ||
      [...a.slice(fromA, toA), ...b.slice(fromB, toB)].some((line) => line.trim() !== ""),
  );
  if (changes.length === 0) {
    if (flags.identical) yield* process.write(`Files ${one.name} and ${other.name} are identical\n`);
    return 0;
  }
  if (flags.brief) {
    yield* process.write(`Files ${one.name} and ${other.name} differ\n`);
    return 1;
  }
  const context =
    flags.unifiedLines === undefined ? (flags.unified ? 3 : undefined) : Number(flags.unifiedLines);
  const header = isWithin
    ? `diff${flags.recursive ? " -r" : ""}${flags.unified ? " -u" : ""}${flags.newFile ? " -N" : ""} ${one.name} ${other.name}\n`
    : "";
  const body =
    context === undefined
      ? normal(a, b, changes)
      : unifiedHeader(flags.label, one, other) + unified(a, b, { changes, context });
  yield* process.write(header + colored(process, flags.color, body));
  return 1;
}

function keyOf(flags: Diff["flags"]): (line: string) => string {
  return (line) => {
    let key = line;
    if (flags.ignoreSpace) key = key.replaceAll(/\s+/g, "");
    else if (flags.ignoreSpaceChange) key = key.replaceAll(/\s+/g, " ").trimEnd();
    return flags.ignoreCase ? key.toLowerCase() : key;
  };
}

/** Lines with their newline; a last one without keeps lacking it. */
function linesWithEnds(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function marked(mark: string, line: string): string {
  return line.endsWith("\n") ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`;
}

function normal(a: readonly string[], b: readonly string[], changes: readonly Change[]): string {
  const range = (from: number, to: number): string =>
    to - from <= 1 ? String(Math.max(to, from)) : `${from + 1},${to}`;
  return changes
    .map(({ fromA, toA, fromB, toB }) => {
      const letter = fromA === toA ? "a" : fromB === toB ? "d" : "c";
      const removed = a
        .slice(fromA, toA)
        .map((line) => marked("< ", line))
        .join("");
      const added = b
        .slice(fromB, toB)
        .map((line) => marked("> ", line))
        .join("");
      return `${range(fromA, toA)}${letter}${range(fromB, toB)}\n${removed}${letter === "c" ? "---\n" : ""}${added}`;
    })
    .join("");
}

function unifiedHeader(labels: readonly string[], one: Side, other: Side): string {
  const label = (side: Side, given: string | undefined): string => given ?? `${side.name}\t${side.modified}`;
  return `--- ${label(one, labels[0])}\n+++ ${label(other, labels[1])}\n`;
}

function unified(
  a: readonly string[],
  b: readonly string[],
  { changes, context }: { readonly changes: readonly Change[]; readonly context: number },
): string {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const hunk = hunks.at(-1);
    if (hunk !== undefined && change.fromA - (hunk.at(-1)?.toA ?? 0) <= context * 2) hunk.push(change);
    else hunks.push([change]);
  }
  return hunks.map((hunk) => hunkText(a, b, { changes: hunk, context })).join("");
}

function hunkText(
  a: readonly string[],
  b: readonly string[],
  { changes, context }: { readonly changes: readonly Change[]; readonly context: number },
): string {
  const [first] = changes;
  const last = changes.at(-1);
  if (first === undefined || last === undefined) return "";
  const before = Math.min(context, first.fromA);
  const after = Math.min(context, a.length - last.toA);
  const range = (from: number, to: number): string =>
    to - from === 1 ? String(from + 1) : `${to === from ? from : from + 1},${to - from}`;
  let text = `@@ -${range(first.fromA - before, last.toA + after)} +${range(first.fromB - before, last.toB + after)} @@\n`;
  let at = first.fromA - before;
  for (const { fromA, toA, fromB, toB } of changes) {
    text += a
      .slice(at, fromA)
      .map((line) => marked(" ", line))
      .join("");
    text += a
      .slice(fromA, toA)
      .map((line) => marked("-", line))
      .join("");
    text += b
      .slice(fromB, toB)
      .map((line) => marked("+", line))
      .join("");
    at = toA;
  }
  return (
    text +
    a
      .slice(at, at + after)
      .map((line) => marked(" ", line))
      .join("")
  );
}

function colored(process: Process, when: string | undefined, text: string): string {
  const isTerminal = process.files.get(1)?.terminal !== undefined;
  if (when !== "always" && !((when === "auto" || when === "") && isTerminal)) return text;
  const colors: readonly (readonly [RegExp, string])[] = [
    [/^(?:---|\+\+\+) .*$/gm, "1"],
    [/^@@.*$/gm, "36"],
    [/^[-<](?!--).*$/gm, "31"],
    [/^[+>](?!\+\+).*$/gm, "32"],
  ];
  return colors.reduce(
    (result, [pattern, color]) => result.replaceAll(pattern, (line) => `\x1b[${color}m${line}\x1b[0m`),
    text,
  );
}
