import type { Command } from "../../host/program.ts";
import { SystemError } from "../../host/errno.ts";
import type { Task } from "../../kernel/task.ts";
import { BareFailure, defineCommand, Failure, type Invocation } from "../command.ts";
import { attempt, complain, openInput } from "../input.ts";
import { baseName, walk } from "../files/tree-walk.ts";
import { RegexError } from "../regex/pattern.ts";
import { Glob } from "./glob.ts";
import { grepFlags } from "./grep-flags.ts";
import { GrepFile } from "./grep-file.ts";
import { matcherFrom, type Matcher } from "./matcher.ts";

type Grep = Invocation<typeof grepFlags>;

export const grep: Command = grepCommand("grep", undefined);
export const egrep: Command = grepCommand("egrep", "extended");
export const fgrep: Command = grepCommand("fgrep", "fixed");

function grepCommand(name: string, kind: "extended" | "fixed" | undefined): Command {
  return defineCommand({
    name,
    summary: "Print lines that match a pattern.",
    usage: "[OPTION]... PATTERNS [FILE]...",
    notes: "With -P, look-around and named groups are not simulated.",
    version: "GNU grep 3.8",
    usageCode: 2,
    digits: "context",
    flags: grepFlags,
    *run(grep) {
      try {
        return yield* search(grep, kind);
      } catch (error) {
        if (error instanceof RegexError) throw new Failure(error.message, 2);
        throw error;
      }
    },
  });
}

const kinds = new Set<string>(["basic", "extended", "fixed", "perl"]);

function* search(grep: Grep, kind: "extended" | "fixed" | undefined): Task<number> {
  const { flags, order } = grep;
  const { patterns, names } = yield* patternsOf(grep);
  const last = order.findLast((key) => kinds.has(key)) ?? kind ?? "basic";
  const matcher = matcherFrom(patterns, {
    kind: last as "basic" | "extended" | "fixed" | "perl",
    ignoreCase: flags.ignoreCase || flags.ignoreCaseOld,
    word: flags.word,
    line: flags.line,
  });
  const isRecursive = flags.recursive || flags.dereference;
  const inputs = names.length > 0 ? names : [isRecursive ? "." : "-"];
  const files = isRecursive ? expand(grep, inputs) : inputs;
  const hasMany = inputs.length > 1 || isRecursive;
  const showName = flags.withFilename || (hasMany && !flags.noFilename);
  return yield* searchAll(grep, files, { matcher, showName });
}

/** 0 if something was found, 1 if not, 2 after trouble. */
function* searchAll(
  grep: Grep,
  files: readonly string[],
  how: { readonly matcher: Matcher; readonly showName: boolean },
): Task<number> {
  let hasFound = false;
  let hasFailed = false;
  for (const name of files) {
    const one = yield* searchFile(grep, { ...how, name });
    hasFound ||= one.found;
    hasFailed ||= one.failed;
    if (grep.flags.quiet && hasFound) return 0;
  }
  if (hasFailed) return 2;
  return hasFound ? 0 : 1;
}

function* patternsOf({
  process,
  flags,
  operands,
}: Grep): Task<{ readonly patterns: readonly string[]; readonly names: readonly string[] }> {
  const given = flags.regexp.flatMap((text) => text.split("\n"));
  const [first, ...rest] = operands;
  if (flags.file === undefined && given.length === 0) {
    if (first === undefined)
      throw new BareFailure(
        "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.",
        2,
      );
    return { patterns: first.split("\n"), names: rest };
  }
  if (flags.file === undefined) return { patterns: given, names: operands };
  const text = flags.file === "-" ? yield* process.readAll() : process.access.readText(flags.file);
  const lines = text.endsWith("\n") ? text.slice(0, -1).split("\n") : text === "" ? [] : text.split("\n");
  return { patterns: [...given, ...lines], names: operands };
}

/** With -r: all files below, without binary devices and excluded names. */
function expand({ process, flags }: Grep, names: readonly string[]): readonly string[] {
  const include = flags.include.map((pattern) => new Glob(pattern));
  const exclude = flags.exclude.map((pattern) => new Glob(pattern));
  const excludeDirectory = flags.excludeDir.map((pattern) => new Glob(pattern));
  const files: string[] = [];
  for (const name of names) {
    const node = name === "-" ? undefined : process.access.find(name);
    if (node?.is !== "directory") {
      files.push(name);
      continue;
    }
    const skipped: string[] = [];
    const each = (path: string, found: { readonly is: string }): void => {
      if (skipped.some((directory) => path.startsWith(`${directory}/`))) return;
      const base = baseName(path);
      if (found.is === "directory" && path !== name && excludeDirectory.some((glob) => glob.matches(base)))
        skipped.push(path);
      if (found.is !== "file" || exclude.some((glob) => glob.matches(base))) return;
      if (include.length === 0 || include.some((glob) => glob.matches(base))) files.push(path);
    };
    walk(process, name, { each, failed: () => {} });
  }
  return files;
}

function* searchFile(
  { process, flags }: Grep,
  {
    name,
    matcher,
    showName,
  }: { readonly name: string; readonly matcher: Matcher; readonly showName: boolean },
): Task<{ readonly found: boolean; readonly failed: boolean }> {
  let count = 0;
  const why = yield* attempt(function* () {
    const file = openInput(process, name);
    try {
      if (name !== "-" && process.access.find(name)?.is === "directory") throw new SystemError("EISDIR");
      const search = new GrepFile({
        process,
        file,
        name: name === "-" ? "(standard input)" : name,
        matcher,
        flags,
        showName,
      });
      count = yield* search.run();
    } finally {
      file.release();
    }
  });
  if (why === undefined) return { found: count > 0, failed: false };
  if (!flags.noMessages) yield* complain(process, `${name}: ${why}`);
  return { found: count > 0, failed: true };
}
