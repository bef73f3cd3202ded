import type { Command } from "../../host/program.ts";
import type { FileNode } from "../../host/file-node.ts";
import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { defineCommand, Failure, UsageError } from "../command.ts";
import { complain, tried } from "../input.ts";
import { quote, shellQuote } from "../quote.ts";
import { ask } from "./ask.ts";
import { changedMode } from "./mode.ts";
import { baseName, existing, joinPath } from "./tree-walk.ts";

export const mkdir: Command = defineCommand({
  name: "mkdir",
  summary: "Create directories.",
  usage: "[OPTION]... DIRECTORY...",
  operands: { min: 1 },
  flags: {
    mode: { short: "m", long: "mode", takes: "MODE", help: "permissions of the directory" },
    parents: { short: "p", long: "parents", help: "parents too; no error if it exists" },
    verbose: { short: "v", long: "verbose", help: "say what was created" },
  },
  *run({ process, flags, operands }) {
    const mode =
      flags.mode === undefined
        ? undefined
        : changedMode(flags.mode, { mode: 0o777, isDirectory: true, umask: 0 });
    if (flags.mode !== undefined && mode === undefined)
      throw new Failure(`invalid mode ${quote(process, flags.mode)}`);
    let code = 0;
    for (const name of operands) {
      const options = { parents: flags.parents, ...(mode === undefined ? {} : { mode }) };
      const isNew = existing(process, name) === undefined;
      const why = tried(() => {
        process.access.makeDirectory(name, options);
        if (mode !== undefined && isNew) process.access.changeMode(name, mode);
      });
      if (why !== undefined) {
        yield* complain(process, `cannot create directory ${quote(process, name)}: ${why}`);
        code = 1;
      } else if (flags.verbose && isNew) {
        yield* process.write(`mkdir: created directory ${shellQuote(name)}\n`);
      }
    }
    return code;
  },
});

export const rmdir: Command = defineCommand({
  name: "rmdir",
  summary: "Remove empty directories.",
  usage: "[OPTION]... DIRECTORY...",
  operands: { min: 1 },
  flags: {
    ignore: { long: "ignore-fail-on-non-empty", help: "no error if a directory is not empty" },
    parents: { short: "p", long: "parents", help: "also the directories above that are named" },
    verbose: { short: "v", long: "verbose", help: "say what is removed" },
  },
  *run({ process, flags, operands }) {
    let code = 0;
    for (const name of operands) {
      for (let path = name; ; path = path.slice(0, path.lastIndexOf("/"))) {
        if (flags.verbose) yield* process.write(`rmdir: removing directory, ${shellQuote(path)}\n`);
        const why = tried(() => process.access.removeDirectory(path));
        if (why !== undefined && !(flags.ignore && why === "Directory not empty")) {
          yield* complain(process, `failed to remove ${shellQuote(path)}: ${why}`);
          code = 1;
        }
        if (why !== undefined || !flags.parents || !path.includes("/", 1)) break;
      }
    }
    return code;
  },
});

interface Removal {
  readonly process: Process;
  readonly recursive: boolean;
  readonly force: boolean;
  readonly interactive: boolean;
  readonly verbose: boolean;
  readonly emptyDirectories: boolean;
}

export const rm: Command = defineCommand({
  name: "rm",
  summary: "Remove files, with -r directories too.",
  usage: "[OPTION]... [FILE]...",
  flags: {
    directory: { short: "d", long: "dir", help: "remove empty directories, too" },
    force: { short: "f", long: "force", help: "no error for what is not there, no questions" },
    interactive: { short: "i", help: "ask before each removal" },
    noPreserveRoot: { long: "no-preserve-root", help: "allow / to be removed" },
    recursive: { short: "r", long: "recursive", help: "directories and what is in them" },
    recursiveUpper: { short: "R", help: "same as -r" },
    verbose: { short: "v", long: "verbose", help: "say what is removed" },
  },
  *run({ process, flags, operands, order }) {
    if (operands.length === 0) {
      if (flags.force) return 0;
      throw new UsageError("missing operand");
    }
    const removal: Removal = {
      process,
      recursive: flags.recursive || flags.recursiveUpper,
      force: flags.force,
      interactive: order.lastIndexOf("interactive") > order.lastIndexOf("force"),
      verbose: flags.verbose,
      emptyDirectories: flags.directory,
    };
    let isFine = true;
    for (const name of operands) {
      const refusal = refusalOf(process, name, removal.recursive && !flags.noPreserveRoot);
      if (refusal === undefined) isFine = (yield* remove(removal, name, 0)) && isFine;
      else {
        yield* complain(process, refusal);
        isFine = false;
      }
    }
    return isFine ? 0 : 1;
  },
});

function refusalOf(process: Process, name: string, preserveRoot: boolean): string | undefined {
  const base = baseName(name);
  if (base === "." || base === "..")
    return `refusing to remove '.' or '..' directory: skipping ${shellQuote(name)}`;
  if (!preserveRoot || process.access.find(name) === undefined || process.access.realPath(name) !== "/")
    return undefined;
  return "it is dangerous to operate recursively on '/'\nrm: use --no-preserve-root to override this failsafe";
}

function* remove(removal: Removal, path: string, depth: number): Task<boolean> {
  const { process } = removal;
  let node: FileNode | undefined;
  const why = tried(() => (node = process.access.lstat(path).node));
  if (node === undefined) return yield* missing(removal, path, why ?? "");
  const isFilled = node.is === "directory" && node.entries.size > 0;
  const mayGo = removal.recursive || (removal.emptyDirectories && !isFilled);
  if (node.is === "directory" && !mayGo) {
    yield* complain(process, `cannot remove ${shellQuote(path)}: Is a directory`);
    return false;
  }
  if (isFilled && !(yield* removeContents(removal, path, depth))) return false;
  if (!(yield* mayRemove(removal, path, kindOf(node)))) return true;
  return yield* removeNode(removal, path, node);
}

/** With -f, what is not there is no error. */
function* missing({ process, force }: Removal, path: string, why: string): Task<boolean> {
  if (force && (why === "No such file or directory" || why === "Not a directory")) return true;
  yield* complain(process, `cannot remove ${shellQuote(path)}: ${why}`);
  return false;
}

function kindOf(node: FileNode): string {
  if (node.is === "directory") return "directory";
  if (node.is === "link") return "symbolic link";
  return node.is === "file" && node.text === "" ? "regular empty file" : "regular file";
}

function* removeNode({ process, verbose }: Removal, path: string, node: FileNode): Task<boolean> {
  const { access } = process;
  const isDirectory = node.is === "directory";
  const failure = tried(() => (isDirectory ? access.removeDirectory(path) : access.unlink(path)));
  if (failure !== undefined) yield* complain(process, `cannot remove ${shellQuote(path)}: ${failure}`);
  else if (verbose) yield* process.write(`removed ${isDirectory ? "directory " : ""}${shellQuote(path)}\n`);
  return failure === undefined;
}

function* removeContents(removal: Removal, path: string, depth: number): Task<boolean> {
  const { process } = removal;
  if (removal.interactive && !(yield* ask(process, `descend into directory ${shellQuote(path)}?`)))
    return false;
  let names: readonly string[] = [];
  const why = tried(() => (names = process.access.list(path)));
  if (why !== undefined || depth > 200) {
    yield* complain(process, `cannot remove ${shellQuote(path)}: ${why ?? "nested too deeply"}`);
    return false;
  }
  let isFine = true;
  for (const name of names) isFine = (yield* remove(removal, joinPath(path, name), depth + 1)) && isFine;
  return isFine;
}

/** Asks with -i, and on a terminal before removing a file that is write-protected. */
function* mayRemove({ process, interactive, force }: Removal, path: string, kind: string): Task<boolean> {
  const isProtected =
    !force &&
    process.files.get(0)?.terminal !== undefined &&
    existing(process, path)?.is === "file" &&
    !process.access.may(path, "write");
  if (!interactive && !isProtected) return true;
  return yield* ask(process, `remove ${isProtected ? "write-protected " : ""}${kind} ${shellQuote(path)}?`);
}
