import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import type { FileNode } from "../../host/file-node.ts";
import type { Task } from "../../kernel/task.ts";
import { defineCommand, Failure, UsageError } from "../command.ts";
import { complain, tried } from "../input.ts";
import { quote, shellQuote } from "../quote.ts";
import { ask } from "./ask.ts";
import { baseName, existing, joinPath } from "./tree-walk.ts";

interface Transfer {
  readonly process: Process;
  readonly recursive: boolean;
  readonly interactive: boolean;
  readonly noClobber: boolean;
  readonly preserve: boolean;
  readonly followLinks: boolean;
  readonly verbose: boolean;
  readonly force: boolean;
}

const common = {
  force: { short: "f", long: "force", help: "overwrite without asking" },
  interactive: { short: "i", long: "interactive", help: "ask before overwriting" },
  noClobber: { short: "n", long: "no-clobber", help: "do not overwrite" },
  targetDirectory: {
    short: "t",
    long: "target-directory",
    takes: "DIRECTORY",
    help: "everything goes into DIRECTORY",
  },
  noTargetDirectory: {
    short: "T",
    long: "no-target-directory",
    help: "the last operand is never a directory to put into",
  },
  verbose: { short: "v", long: "verbose", help: "say what is done" },
} as const;

export const cp: Command = defineCommand({
  name: "cp",
  summary: "Copy files, with -r directories too.",
  usage: ["[OPTION]... SOURCE DEST", "[OPTION]... SOURCE... DIRECTORY", "[OPTION]... -t DIRECTORY SOURCE..."],
  flags: {
    archive: { short: "a", long: "archive", help: "same as -dR --preserve=all" },
    noDereference: { short: "d", help: "copy links as links" },
    ...common,
    preserve: { short: "p", help: "keep mode and owner" },
    recursive: { short: "r", long: "recursive", help: "directories and what is in them" },
    recursiveUpper: { short: "R", help: "same as -r" },
  },
  *run({ process, flags, operands, order }) {
    const recursive = flags.recursive || flags.recursiveUpper || flags.archive;
    const transfer: Transfer = {
      process,
      recursive,
      ...lastOf(order),
      force: flags.force,
      preserve: flags.preserve || flags.archive,
      followLinks: !recursive && !flags.noDereference,
      verbose: flags.verbose,
    };
    return yield* each(process, { ...flags, operands }, (from, to) => copy(transfer, from, to));
  },
});

export const mv: Command = defineCommand({
  name: "mv",
  summary: "Rename files, or move them into a directory.",
  usage: ["[OPTION]... SOURCE DEST", "[OPTION]... SOURCE... DIRECTORY", "[OPTION]... -t DIRECTORY SOURCE..."],
  flags: common,
  *run({ process, flags, operands, order }) {
    const transfer: Transfer = {
      process,
      recursive: true,
      ...lastOf(order),
      force: flags.force,
      preserve: true,
      followLinks: false,
      verbose: flags.verbose,
    };
    return yield* each(process, { ...flags, operands }, (from, to) => move(transfer, from, to));
  },
});

/** -i, -n and -f: the last one counts. */
function lastOf(order: readonly string[]): { readonly interactive: boolean; readonly noClobber: boolean } {
  const last = order.findLast((key) => key === "interactive" || key === "noClobber" || key === "force");
  return { interactive: last === "interactive", noClobber: last === "noClobber" };
}

interface Given {
  readonly operands: readonly string[];
  readonly targetDirectory: string | undefined;
  readonly noTargetDirectory: boolean;
}

interface Destination {
  readonly sources: readonly string[];
  readonly target: string;
  readonly isDirectory: boolean;
}

function* each(
  process: Process,
  given: Given,
  transfer: (from: string, to: string) => Task<boolean>,
): Task<number> {
  const { sources, target, isDirectory } =
    given.targetDirectory === undefined
      ? destination(process, given)
      : {
          sources: given.operands,
          target: requireDirectory(process, given.targetDirectory, "target directory"),
          isDirectory: true,
        };
  let code = 0;
  for (const from of sources) {
    const to = isDirectory ? joinPath(target, baseName(from)) : target;
    if (!(yield* transfer(from, to))) code = 1;
  }
  return code;
}

/** The last operand: a directory to put into, or a new name. */
function destination(process: Process, { operands, noTargetDirectory }: Given): Destination {
  const [first, , third] = operands;
  if (first === undefined) throw new UsageError("missing file operand");
  const sources = operands.slice(0, -1);
  const target = operands.at(-1) ?? "";
  if (sources.length === 0)
    throw new UsageError(`missing destination file operand after ${shellQuote(first)}`);
  if (noTargetDirectory) {
    if (third !== undefined) throw new UsageError(`extra operand ${quote(process, third)}`);
    return { sources, target, isDirectory: false };
  }
  if (sources.length > 1) requireDirectory(process, target, "target");
  return { sources, target, isDirectory: process.access.find(target)?.is === "directory" };
}

function requireDirectory(process: Process, path: string, what: string): string {
  const kind = process.access.find(path)?.is;
  if (kind === "directory") return path;
  const why = kind === undefined ? "No such file or directory" : "Not a directory";
  throw new Failure(`${what} ${shellQuote(path)}: ${why}`);
}

/** Asks or refuses where a target exists; true if it may be written. */
function* mayOverwrite({ process, interactive, noClobber }: Transfer, to: string): Task<boolean> {
  if (existing(process, to) === undefined) return true;
  if (noClobber) return false;
  return interactive ? yield* ask(process, `overwrite ${shellQuote(to)}?`) : true;
}

function* copy(transfer: Transfer, from: string, to: string, depth = 0): Task<boolean> {
  const { process, recursive, followLinks, verbose } = transfer;
  let node: FileNode | undefined;
  const why = tried(
    () => (node = (followLinks ? process.access.stat(from) : process.access.lstat(from)).node),
  );
  if (node === undefined) {
    yield* complain(process, `cannot stat ${shellQuote(from)}: ${why ?? ""}`);
    return false;
  }
  if (node.is === "directory") {
    if (recursive) return yield* copyDirectory(transfer, { from, to, node, depth });
    yield* complain(process, `-r not specified; omitting directory ${shellQuote(from)}`);
    return false;
  }
  const problem = conflict(process, from, to);
  if (problem !== undefined) {
    yield* complain(process, problem);
    return false;
  }
  if (!(yield* mayOverwrite(transfer, to))) return transfer.noClobber;
  const failure = copyFile(transfer, { from, to, node });
  if (failure !== undefined) yield* complain(process, failure);
  else if (verbose) yield* process.write(`${shellQuote(from)} -> ${shellQuote(to)}\n`);
  return failure === undefined;
}

function conflict(process: Process, from: string, to: string): string | undefined {
  const target = process.access.find(to);
  if (target === undefined) return undefined;
  if (process.access.realPath(from) === process.access.realPath(to))
    return `${shellQuote(from)} and ${shellQuote(to)} are the same file`;
  return target.is === "directory"
    ? `cannot overwrite directory ${shellQuote(to)} with non-directory`
    : undefined;
}

/** The complaint if it failed. */
function copyFile(
  { process, preserve, force }: Transfer,
  { from, to, node }: { from: string; to: string; node: FileNode },
): string | undefined {
  const { access } = process;
  if (node.is === "link") {
    const why = tried(() => {
      if (existing(process, to) !== undefined) access.unlink(to);
      access.symlink(node.target, to);
    });
    return why === undefined ? undefined : `cannot create symbolic link ${shellQuote(to)}: ${why}`;
  }
  let text = "";
  const unreadable = tried(() => (text = access.readText(from)));
  if (unreadable !== undefined) return `cannot open ${shellQuote(from)} for reading: ${unreadable}`;
  const isNew = existing(process, to) === undefined;
  const why = tried(() => {
    if (force && !isNew && !access.may(to, "write")) access.unlink(to);
    access.writeText(to, text, node.mode & 0o777);
    if (preserve) access.changeMode(to, node.mode);
    if (preserve && process.credentials.uid === 0) access.changeOwner(to, node.uid, node.gid);
  });
  return why === undefined ? undefined : `cannot create regular file ${shellQuote(to)}: ${why}`;
}

function* copyDirectory(
  transfer: Transfer,
  { from, to, node, depth }: { from: string; to: string; node: FileNode; depth: number },
): Task<boolean> {
  const { process, verbose, preserve } = transfer;
  const target = process.access.find(to);
  if (target !== undefined && target.is !== "directory") {
    yield* complain(
      process,
      `cannot overwrite non-directory ${shellQuote(to)} with directory ${shellQuote(from)}`,
    );
    return false;
  }
  if (isInside(process, from, to) || depth > 200) {
    yield* complain(process, `cannot copy a directory, ${shellQuote(from)}, into itself, ${shellQuote(to)}`);
    return false;
  }
  let names: readonly string[] = [];
  const why = tried(() => {
    names = process.access.list(from);
    if (target === undefined) process.access.makeDirectory(to, { mode: (node.mode & 0o777) | 0o700 });
    if (preserve) process.access.changeMode(to, node.mode);
  });
  if (why !== undefined) {
    yield* complain(process, `cannot create directory ${shellQuote(to)}: ${why}`);
    return false;
  }
  if (verbose) yield* process.write(`${shellQuote(from)} -> ${shellQuote(to)}\n`);
  let isFine = true;
  for (const name of names) {
    isFine = (yield* copy(transfer, joinPath(from, name), joinPath(to, name), depth + 1)) && isFine;
  }
  return isFine;
}

/** Whether `to` would lie in `from`. */
function isInside(process: Process, from: string, to: string): boolean {
  const parent = to.replace(/\/+$/, "").replace(/\/?[^/]*$/, "") || (to.startsWith("/") ? "/" : ".");
  if (process.access.find(parent) === undefined) return false;
  const source = process.access.realPath(from);
  const place = joinPath(process.access.realPath(parent), baseName(to));
  return place === source || place.startsWith(source === "/" ? "/" : `${source}/`);
}

function* move(transfer: Transfer, from: string, to: string): Task<boolean> {
  const { process, verbose } = transfer;
  const why = tried(() => void process.access.lstat(from));
  if (why !== undefined) {
    yield* complain(process, `cannot stat ${shellQuote(from)}: ${why}`);
    return false;
  }
  if (
    existing(process, to) !== undefined &&
    process.access.lstat(from).path === process.access.lstat(to).path
  ) {
    yield* complain(process, `${shellQuote(from)} and ${shellQuote(to)} are the same file`);
    return false;
  }
  if (!(yield* mayOverwrite(transfer, to))) return transfer.noClobber;
  const failure = tried(() => process.access.rename(from, to));
  if (failure === "Invalid cross-device link") return yield* moveAcross(transfer, from, to);
  if (failure === undefined) {
    if (verbose) yield* process.write(`renamed ${shellQuote(from)} -> ${shellQuote(to)}\n`);
    return true;
  }
  yield* complain(process, moveFailure(process, { from, to, failure }));
  return false;
}

function moveFailure(
  process: Process,
  { from, to, failure }: { from: string; to: string; failure: string },
): string {
  if (failure === "Invalid argument")
    return `cannot move ${shellQuote(from)} to a subdirectory of itself, ${shellQuote(to)}`;
  if (failure === "Is a directory") return `cannot overwrite directory ${shellQuote(to)} with non-directory`;
  if (failure === "Not a directory" && process.access.find(to) !== undefined) {
    return `cannot overwrite non-directory ${shellQuote(to)} with directory ${shellQuote(from)}`;
  }
  return `cannot move ${shellQuote(from)} to ${shellQuote(to)}: ${failure}`;
}

/** Between mounts mv copies and removes. */
function* moveAcross(transfer: Transfer, from: string, to: string): Task<boolean> {
  const { process } = transfer;
  if (!(yield* copy({ ...transfer, verbose: false, interactive: false }, from, to))) return false;
  const removal = yield* process.capture({ argv: ["rm", "-rf", from] });
  if (removal.stderr !== "") yield* process.complain(removal.stderr);
  return removal.exit.code === 0;
}
