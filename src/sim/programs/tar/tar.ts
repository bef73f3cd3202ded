import type { Command } from "../../host/program.ts";
import type { OpenFile } from "../../host/open-file.ts";
import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { civil, second, after, at } from "../../kernel/time.ts";
import { defineCommand, Failure, UsageError, type Invocation } from "../command.ts";
import { modeText } from "../files/mode.ts";
import { complain, openInput, tried } from "../input.ts";
import { Extractor } from "./extract-archive.ts";
import type { Entry } from "./header.ts";
import { ArchiveReader, type Member } from "./read-archive.ts";
import { ArchiveWriter } from "./write-archive.ts";

const flags = {
  create: { short: "c", long: "create", help: "make an archive" },
  extract: { short: "x", long: "extract", help: "take files out of an archive" },
  list: { short: "t", long: "list", help: "list what is in an archive" },
  file: { short: "f", long: "file", takes: "ARCHIVE", help: "the archive; - is standard input or output" },
  directory: { short: "C", long: "directory", takes: "DIR", help: "go to DIR first" },
  verbose: { short: "v", long: "verbose", help: "name the files" },
  touch: { short: "m", long: "touch", help: "files are as old as their extraction (always so here)" },
  permissions: { short: "p", long: "preserve-permissions", help: "modes as they are, whatever the umask" },
  stdout: { short: "O", long: "to-stdout", help: "extract to standard output" },
  strip: { long: "strip-components", takes: "NUMBER", help: "leave out so many leading parts of names" },
  ownPermissions: { long: "no-same-permissions", help: "apply the umask" },
  own: { short: "o", long: "no-same-owner", help: "files belong to who extracts them" },
  sameOwner: { long: "same-owner", help: "keep owners (root's default)" },
  gzip: { short: "z", long: "gzip", help: "not simulated" },
  bzip2: { short: "j", long: "bzip2", help: "not simulated" },
  xz: { short: "J", long: "xz", help: "not simulated" },
} as const;

type Given = Invocation<typeof flags>;

/** @models GNU tar 1.34 */
export const tar: Command = defineCommand({
  name: "tar",
  summary: "Save many files together in one archive, and restore them.",
  usage: ["-c [OPTION]... [FILE]...", "-x [OPTION]... [MEMBER]...", "-t [OPTION]... [MEMBER]..."],
  version: "GNU tar 1.34",
  notes: "Compression (-z, -j, -J) is not simulated; times of files are not restored.",
  usageCode: 2,
  flags,
  rewrite: dashed,
  refusal: ({ mistake }) => `tar: ${mistake}\n${hint}`,
  refusalCode: 64,
  *run(given) {
    const { flags } = given;
    const modes = [flags.create, flags.extract, flags.list].filter(Boolean).length;
    const compression = flags.gzip ? "-z" : flags.bzip2 ? "-j" : flags.xz ? "-J" : undefined;
    if (modes === 0)
      throw mistake("You must specify one of the '-Acdtrux', '--delete' or '--test-label' options");
    if (modes > 1)
      throw mistake("You may not specify more than one '-Acdtrux', '--delete' or  '--test-label' option");
    if (compression !== undefined) throw new Failure(`compression (${compression}) is not simulated`, 2);
    const hasFailed = flags.create ? yield* create(given) : yield* read(given);
    if (!hasFailed) return 0;
    yield* complain(given.process, "Exiting with failure status due to previous errors");
    return 2;
  },
});

const hint = "Try 'tar --help' or 'tar --usage' for more information.\n";

function mistake(message: string): Failure {
  return new Failure(`${message}\n${hint.trimEnd()}`, 2);
}

/** The old form: `tar cf a.tar dir`. The values of its letters follow in their order. */
function dashed([first, ...rest]: readonly string[]): readonly string[] {
  if (first === undefined || first.startsWith("-") || first === "")
    return first === undefined ? [] : [first, ...rest];
  const words = [...rest];
  const options = Array.from(first).flatMap((letter) => {
    const flag = Object.values(flags).find((one) => "short" in one && one.short === letter);
    const value = flag !== undefined && "takes" in flag ? words.shift() : undefined;
    return value === undefined ? [`-${letter}`] : [`-${letter}`, value];
  });
  return [...options, ...words];
}

function unrecoverable(message: string): Failure {
  return new Failure(`${message}\ntar: Error is not recoverable: exiting now`, 2);
}

function folderOf({ process, flags }: Given): string {
  const { directory } = flags;
  if (directory === undefined) return "";
  const found = process.access.find(directory);
  if (found?.is === "directory") return directory.endsWith("/") ? directory : `${directory}/`;
  throw unrecoverable(
    `${directory}: Cannot open: ${found === undefined ? "No such file or directory" : "Not a directory"}`,
  );
}

function* create(given: Given): Task<boolean> {
  const { process, flags, operands } = given;
  if (operands.length === 0) throw mistake("Cowardly refusing to create an empty archive");
  const folder = folderOf(given);
  const file = archiveToWrite(process, flags.file ?? "-");
  const toStdout = (flags.file ?? "-") === "-";
  const writer = new ArchiveWriter(process, {
    folder,
    write: (text) => file.write(text),
    *show(entry) {
      if (flags.verbose)
        yield* toStdout ? process.complain(`${entry.name}\n`) : process.write(`${entry.name}\n`);
    },
  });
  try {
    for (const name of operands) yield* writer.add(name);
    yield* writer.finish();
  } finally {
    file.release();
  }
  return writer.hasFailed;
}

function archiveToWrite(process: Process, name: string): OpenFile {
  if (name !== "-") {
    let file: OpenFile | undefined;
    const why = tried(() => {
      process.access.writeText(name, "");
      file = process.access.open(name, "write");
    });
    if (file === undefined) throw unrecoverable(`${name}: Cannot open: ${why ?? ""}`);
    return file;
  }
  const out = process.files.get(1);
  if (out === undefined) throw unrecoverable("-: Cannot write: Bad file descriptor");
  if (out.terminal !== undefined)
    throw unrecoverable("Refusing to write archive contents to terminal (missing -f option?)");
  return out.retain();
}

function* read(given: Given): Task<boolean> {
  const { process, flags, operands } = given;
  const file = archiveToRead(process, flags.file ?? "-");
  try {
    const extractor = flags.list ? undefined : extractorOf(given);
    const missing = new Set(operands);
    yield* eachMember(process, file, function* (member) {
      if (!isWanted(member, operands, missing)) return;
      const line = shown(member.entry, flags.list && flags.verbose);
      if (flags.list || flags.verbose) yield* process.write(`${line}\n`);
      if (extractor !== undefined) yield* extractor.extract(member);
    });
    for (const name of missing) yield* complain(process, `${name}: Not found in archive`);
    return missing.size > 0 || extractor?.hasFailed === true;
  } finally {
    file.release();
  }
}

function* eachMember(process: Process, file: OpenFile, use: (member: Member) => Task<void>): Task<void> {
  const reader = new ArchiveReader(process, file);
  for (let member = yield* reader.next(); member !== undefined; member = yield* reader.next())
    yield* use(member);
}

function archiveToRead(process: Process, name: string): OpenFile {
  let file: OpenFile | undefined;
  const why = tried(() => (file = openInput(process, name)));
  if (file === undefined) throw unrecoverable(`${name}: Cannot open: ${why ?? ""}`);
  if (name === "-" && file.terminal !== undefined)
    throw unrecoverable("Refusing to read archive contents from terminal (missing -f option?)");
  return file;
}

function extractorOf(given: Given): Extractor {
  const { process, flags } = given;
  const isRoot = process.credentials.uid === 0;
  const { strip = "0" } = flags;
  if (!/^\d{1,4}$/.test(strip)) throw new UsageError(`${strip}: Invalid number of elements`);
  return new Extractor(process, {
    folder: folderOf(given),
    stripComponents: Number(strip),
    toStdout: flags.stdout,
    keepsModes: (isRoot || flags.permissions) && !flags.ownPermissions,
    keepsOwners: isRoot ? !flags.own : flags.sameOwner,
  });
}

/** All of them, or those that are named, with what lies below. */
function isWanted({ entry }: Member, operands: readonly string[], missing: Set<string>): boolean {
  if (operands.length === 0) return true;
  const name = entry.name.replace(/\/+$/, "");
  const found = operands.filter((operand) => {
    const clean = operand.replace(/\/+$/, "");
    return name === clean || name.startsWith(`${clean}/`);
  });
  for (const operand of found) missing.delete(operand);
  return found.length > 0;
}

/** As `ls -l` shows a file. @models GNU tar list.c simple_print_header */
function shown(entry: Entry, isLong: boolean): string {
  if (!isLong) return entry.name;
  const { year, month, day, hour, minute } = civil(after(at(0), entry.modified * second));
  const two = (value: number): string => String(value).padStart(2, "0");
  const owner = `${entry.user || entry.uid}/${entry.group || entry.gid}`;
  const size = String(entry.type === "file" ? entry.size : 0);
  const gap = " ".repeat(Math.max(1, 19 - owner.length - size.length));
  const letter =
    entry.type === "directory" ? "d" : entry.type === "link" ? "l" : entry.type === "hard link" ? "h" : "-";
  const target =
    entry.type === "link"
      ? ` -> ${entry.target}`
      : entry.type === "hard link"
        ? ` link to ${entry.target}`
        : "";
  const time = `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
  return `${letter}${modeText({ is: "file", mode: entry.mode }).slice(1)} ${owner}${gap}${size} ${time} ${entry.name}${target}`;
}
