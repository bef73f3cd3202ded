import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import type { OpenFile } from "../../host/open-file.ts";
import { Signal } from "../../kernel/signal.ts";
import type { Task } from "../../kernel/task.ts";
import { fromBytes, toBytes } from "../../kernel/text.ts";
import { defineCommand } from "../command.ts";
import { attempt, complain, openInput, readWhole, splitLines } from "../input.ts";
import { parseCount, type Count } from "./count.ts";
import { cannotRead, fileHeader } from "./file-header.ts";

/** A file whose growth is shown. */
interface Followed {
  readonly name: string;
  readonly path: string;
  file: OpenFile | undefined;
}

export const tail: Command = defineCommand({
  name: "tail",
  summary: "Print the last 10 lines of each file.",
  usage: "[OPTION]... [FILE]...",
  digits: "lines",
  flags: {
    bytes: { short: "c", long: "bytes", takes: "NUM", help: "the last NUM bytes; +NUM: from byte NUM on" },
    follow: {
      short: "f",
      long: "follow",
      takes: "HOW",
      isOptional: true,
      help: "print what is added (HOW: descriptor, name)",
    },
    followName: { short: "F", help: "same as --follow=name --retry" },
    lines: { short: "n", long: "lines", takes: "NUM", help: "the last NUM lines; +NUM: from line NUM on" },
    quiet: { short: "q", long: "quiet", help: "never print the files' names" },
    retry: { long: "retry", help: "keep trying to open a file that is not there" },
    verbose: { short: "v", long: "verbose", help: "always print the files' names" },
  },
  *run({ process, flags, operands }) {
    const count =
      parseCount(process, flags.bytes, "bytes") ?? parseCount(process, flags.lines ?? "10", "lines");
    const header = fileHeader(flags, operands);
    const how: Following = {
      header,
      byName: flags.followName || flags.follow === "name",
      keeps: flags.followName || flags.retry,
    };
    const followed: Followed[] = [];
    try {
      const names = operands.length === 0 ? ["-"] : operands;
      const code = yield* lastOfAll(process, { names, count: count ?? tenLines, followed }, how);
      if (flags.follow === undefined && !flags.followName) return code;
      if (followed.length === 0) return yield* noneLeft(process);
      yield* follow(process, followed, how);
      return code;
    } finally {
      for (const { file } of followed) file?.release();
    }
  },
});

interface Following {
  readonly header: (name: string) => string;
  readonly byName: boolean;
  /** Files that are not there yet are waited for. */
  readonly keeps: boolean;
}

const tenLines: Count = { unit: "lines", sign: "", number: 10 };

/** Prints the end of each file and opens those that are to be followed. */
function* lastOfAll(
  process: Process,
  work: { readonly names: readonly string[]; readonly count: Count; readonly followed: Followed[] },
  { header, keeps }: Following,
): Task<number> {
  let code = 0;
  for (const name of work.names) {
    const file = yield* last(process, { name, count: work.count, header });
    if (file === undefined) code = 1;
    if (file !== undefined || keeps) work.followed.push({ name, path: name, file });
  }
  return code;
}

/** Prints the end of one file; the file stays open. Undefined if it could not be read. */
function* last(
  process: Process,
  { name, count, header }: { name: string; count: Count; header: (name: string) => string },
): Task<OpenFile | undefined> {
  let file: OpenFile | undefined;
  const why = yield* attempt(function* () {
    file = openInput(process, name);
    const text = yield* readWhole(process, file);
    yield* process.write(header(name) + endOf(text, count));
  });
  if (why === undefined) return file;
  file?.release();
  yield* complain(process, cannotRead(name, why));
  return undefined;
}

function endOf(text: string, { unit, sign, number }: Count): string {
  if (unit === "bytes") {
    const bytes = toBytes(text);
    const start = sign === "+" ? Math.max(0, number - 1) : Math.max(0, bytes.length - number);
    return fromBytes(bytes.slice(start));
  }
  const lines = splitLines(text);
  const kept = sign === "+" ? lines.slice(Math.max(0, number - 1)) : number === 0 ? [] : lines.slice(-number);
  if (kept.length === 0) return "";
  return kept.join("\n") + (text.endsWith("\n") ? "\n" : "");
}

function* noneLeft(process: Process): Task<number> {
  yield* complain(process, "no files remaining");
  return 1;
}

/** Waits for changes of the files and prints what was added, until it is interrupted. */
function* follow(process: Process, followed: readonly Followed[], how: Following): Task<void> {
  const changed = new Signal();
  const stops = followed.map(({ path }) =>
    process.host.files.watch(absolute(process, path), () => changed.notify()),
  );
  let shown = followed.at(-1);
  try {
    for (;;) {
      yield* process.kernel.wait(changed);
      for (const one of followed) shown = yield* printGrowth(process, one, { ...how, shown });
    }
  } finally {
    for (const stop of stops) stop();
  }
}

/** The file whose text was printed last. */
function* printGrowth(
  process: Process,
  one: Followed,
  { header, byName, shown }: Following & { readonly shown: Followed | undefined },
): Task<Followed | undefined> {
  if (byName) reopen(process, one);
  const text = one.file === undefined ? "" : yield* rest(one.file);
  if (text === "") return shown;
  yield* process.write((one === shown ? "" : header(one.name)) + text);
  return one;
}

function* rest(file: OpenFile): Task<string> {
  let text = "";
  for (let chunk = yield* file.read(); chunk !== undefined; chunk = yield* file.read()) text += chunk;
  return text;
}

/** With `--follow=name`, a file that came into being is opened. */
function reopen(process: Process, followed: Followed): void {
  if (followed.file === undefined && process.access.find(followed.name)?.is === "file") {
    followed.file = process.access.open(followed.name, "read");
  }
}

function absolute(process: Process, path: string): string {
  return path.startsWith("/") ? path : `${process.cwd}/${path}`;
}
