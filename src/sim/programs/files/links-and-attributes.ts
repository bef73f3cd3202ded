import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import type { FileNode } from "../../host/file-node.ts";
import { groupByName, userByName } from "../../host/users.ts";
import type { Task } from "../../kernel/task.ts";
import { defineCommand, Failure, UsageError } from "../command.ts";
import { complain, tried } from "../input.ts";
import { quote, shellQuote } from "../quote.ts";
import { changedMode, modeText } from "./mode.ts";
import { baseName, existing, joinPath, walk } from "./tree-walk.ts";

export const ln: Command = defineCommand({
  name: "ln",
  summary: "Create symbolic links (-s).",
  usage: ["-s [OPTION]... TARGET LINK_NAME", "-s [OPTION]... TARGET... DIRECTORY"],
  notes: "Hard links (without -s) are not simulated.",
  flags: {
    force: { short: "f", long: "force", help: "replace what is there" },
    noDereference: { short: "n", long: "no-dereference", help: "a link to a directory counts as a file" },
    symbolic: { short: "s", long: "symbolic", help: "create symbolic links" },
    verbose: { short: "v", long: "verbose", help: "say what was created" },
  },
  *run({ process, flags, operands }) {
    const [first, ...others] = operands;
    if (first === undefined) throw new UsageError("missing file operand");
    if (!flags.symbolic) throw new Failure("hard links are not simulated: use -s");
    const place = others.at(-1) ?? ".";
    const isDirectory = isPlaceInto(process, place, flags.noDereference);
    if (others.length > 1 && !isDirectory) throw new Failure(`target ${shellQuote(place)}: Not a directory`);
    const targets = others.length > 1 ? operands.slice(0, -1) : [first];
    let code = 0;
    for (const target of targets) {
      const path = isDirectory ? joinPath(place, baseName(target)) : place;
      code = Math.max(code, yield* linkOne(process, { target, path, ...flags }));
    }
    return code;
  },
});

/** Whether links go into a directory; with -n a link to one is itself what is replaced. */
function isPlaceInto(process: Process, place: string, noDereference: boolean): boolean {
  const isLink = noDereference && existing(process, place)?.is === "link";
  return !isLink && process.access.find(place)?.is === "directory";
}

function* linkOne(
  process: Process,
  {
    target,
    path,
    force,
    verbose,
  }: { readonly target: string; readonly path: string; readonly force: boolean; readonly verbose: boolean },
): Task<number> {
  const why = tried(() => {
    const old = existing(process, path);
    if (force && old !== undefined && old.is !== "directory") process.access.unlink(path);
    process.access.symlink(target, path);
  });
  if (why !== undefined) {
    yield* complain(process, `failed to create symbolic link ${shellQuote(path)}: ${why}`);
    return 1;
  }
  if (verbose) yield* process.write(`${shellQuote(path)} -> ${shellQuote(target)}\n`);
  return 0;
}

export const touch: Command = defineCommand({
  name: "touch",
  summary: "Set the time of files to now; create those that are not there.",
  usage: "[OPTION]... FILE...",
  notes: "Other times than now (-d, -t, -r) are not simulated.",
  flags: {
    access: { short: "a", help: "without effect: times of access are not kept" },
    noCreate: { short: "c", long: "no-create", help: "create nothing" },
    modification: { short: "m", help: "the time of modification (always)" },
  },
  *run({ process, flags, operands }) {
    if (operands.length === 0) throw new UsageError("missing file operand");
    let code = 0;
    for (const name of operands) {
      if (flags.noCreate && process.access.find(name) === undefined) continue;
      const why = tried(() => process.access.touch(name));
      if (why === undefined) continue;
      yield* complain(process, `cannot touch ${shellQuote(name)}: ${why}`);
      code = 1;
    }
    return code;
  },
});

const recursiveFlags = {
  changes: { short: "c", long: "changes", help: "say what was changed" },
  silent: { short: "f", long: "silent", help: "fewer messages" },
  recursive: { short: "R", long: "recursive", help: "directories and what is in them" },
  verbose: { short: "v", long: "verbose", help: "say what is done with each file" },
} as const;

export const chmod: Command = defineCommand({
  name: "chmod",
  summary: "Change the permissions of files.",
  usage: "[OPTION]... MODE[,MODE]... FILE...",
  isOperand: (word) => /^-[rwxXst]+$/.test(word),
  flags: recursiveFlags,
  *run({ process, flags, operands }) {
    const [mode, ...names] = operands;
    if (mode === undefined) throw new UsageError("missing operand");
    if (names.length === 0) throw new UsageError(`missing operand after ${quote(process, mode)}`);
    const change = (node: FileNode): number | undefined =>
      changedMode(mode, { mode: node.mode, isDirectory: node.is === "directory", umask: process.umask });
    if (changedMode(mode, { mode: 0, isDirectory: false, umask: 0 }) === undefined) {
      throw new UsageError(`invalid mode: ${quote(process, mode)}`);
    }
    return yield* overAll(
      process,
      { names, recursive: flags.recursive, silent: flags.silent },
      (path, node) => {
        const next = change(node) ?? node.mode;
        process.access.changeMode(path, next);
        const isChanged = next !== (node.mode & 0o7777);
        if (!flags.verbose && !(flags.changes && isChanged)) return "";
        const text = (value: number): string =>
          `${value.toString(8).padStart(4, "0")} (${modeText({ is: "file", mode: value }).slice(1)})`;
        return isChanged
          ? `mode of ${shellQuote(path)} changed from ${text(node.mode & 0o7777)} to ${text(next)}\n`
          : `mode of ${shellQuote(path)} retained as ${text(next)}\n`;
      },
      "changing permissions of",
    );
  },
});

export const chown: Command = ownerCommand(
  "chown",
  "Change the owner and group of files.",
  "[OPTION]... [OWNER][:[GROUP]] FILE...",
);
export const chgrp: Command = ownerCommand(
  "chgrp",
  "Change the group of files.",
  "[OPTION]... GROUP FILE...",
);

function ownerCommand(name: "chown" | "chgrp", summary: string, usage: string): Command {
  return defineCommand({
    name,
    summary,
    usage,
    flags: recursiveFlags,
    *run({ process, flags, operands }) {
      const [who, ...names] = operands;
      if (who === undefined) throw new UsageError("missing operand");
      if (names.length === 0) throw new UsageError(`missing operand after ${quote(process, who)}`);
      const owner =
        name === "chgrp" ? { uid: undefined, gid: groupId(process, who, who) } : ownerOf(process, who);
      const verb = name === "chgrp" ? "changing group of" : "changing ownership of";
      return yield* overAll(
        process,
        { names, recursive: flags.recursive, silent: flags.silent },
        (path) => {
          process.access.changeOwner(path, owner.uid, owner.gid);
          return flags.verbose ? `changed ownership of ${shellQuote(path)} to ${who}\n` : "";
        },
        verb,
      );
    },
  });
}

function ownerOf(
  process: Process,
  text: string,
): { readonly uid: number | undefined; readonly gid: number | undefined } {
  const [user = "", group] = text.split(/[:.]/, 2);
  const account = userByName(process.host.files.access(), user);
  const uid = user === "" ? undefined : (account?.uid ?? (/^\d+$/.test(user) ? Number(user) : undefined));
  if (user !== "" && uid === undefined) throw new Failure(`invalid user: ${quote(process, text)}`);
  if (group === undefined) return { uid, gid: undefined };
  return { uid, gid: group === "" ? account?.gid : groupId(process, group, text) };
}

function groupId(process: Process, name: string, text: string): number {
  const group = groupByName(process.host.files.access(), name);
  if (group !== undefined) return group.gid;
  if (/^\d+$/.test(name)) return Number(name);
  throw new Failure(`invalid group: ${quote(process, text)}`);
}

/** Applies a change to each file, with -R to all below; the change gives what to print. */
function* overAll(
  process: Process,
  { names, recursive, silent }: { names: readonly string[]; recursive: boolean; silent: boolean },
  change: (path: string, node: FileNode) => string,
  verb: string,
): Task<number> {
  const complaints: string[] = [];
  let text = "";
  const one = (path: string, node: FileNode): void => {
    const why = tried(() => (text += change(path, node)));
    if (why !== undefined) complaints.push(`${verb} ${shellQuote(path)}: ${why}`);
  };
  for (const name of names) {
    const why = tried(() => {
      if (!recursive) one(name, process.access.stat(name).node);
      else
        walk(process, name, {
          each: (path, node) => node.is !== "link" && one(path, node),
          failed: (path) => complaints.push(`cannot read directory ${shellQuote(path)}: Permission denied`),
        });
    });
    if (why !== undefined) complaints.push(`cannot access ${shellQuote(name)}: ${why}`);
  }
  yield* process.write(text);
  if (!silent) for (const complaint of complaints) yield* complain(process, complaint);
  return complaints.length > 0 ? 1 : 0;
}
