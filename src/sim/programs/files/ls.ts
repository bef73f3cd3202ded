import type { Command } from "../../host/program.ts";
import type { FileNode } from "../../host/file-node.ts";
import type { Task } from "../../kernel/task.ts";
import { defineCommand, Failure, type Invocation } from "../command.ts";
import { complain, tried } from "../input.ts";
import { shellQuote } from "../quote.ts";
import { compareText, compareVersion } from "../text/compare-text.ts";
import { inColumns } from "./ls-columns.ts";
import { longLines, nameText, type Appearance, type Entry } from "./ls-entry.ts";
import { blocksOf, existing, joinPath, sizeOf } from "./tree-walk.ts";

const flagTable = {
  all: { short: "a", long: "all", help: "also names that begin with ." },
  almostAll: { short: "A", long: "almost-all", help: "also names that begin with ., without . and .." },
  columns: { short: "C", help: "in columns" },
  color: { long: "color", takes: "WHEN", isOptional: true, help: "coloured names: always, auto, never" },
  directory: { short: "d", long: "directory", help: "directories themselves, not what is in them" },
  classify: { short: "F", long: "classify", help: "a character for the kind of file behind each name" },
  noOwner: { short: "g", help: "as -l, without owner" },
  noGroup: { short: "G", long: "no-group", help: "with -l: without group" },
  human: { short: "h", long: "human-readable", help: "with -l: sizes such as 1K, 234M" },
  long: { short: "l", help: "one line for each file, with mode, owner, size and time" },
  numeric: { short: "n", long: "numeric-uid-gid", help: "as -l, with numbers for owner and group" },
  slash: { short: "p", help: "/ behind directories" },
  reverse: { short: "r", long: "reverse", help: "in reverse order" },
  recursive: { short: "R", long: "recursive", help: "directories below, too" },
  blocks: { short: "s", long: "size", help: "the blocks of each file before it" },
  bySize: { short: "S", help: "by size, largest first" },
  byTime: { short: "t", help: "by time, newest first" },
  unsorted: { short: "U", help: "in no particular order" },
  byVersion: { short: "v", help: "numbers within names compare as numbers" },
  one: { short: "1", help: "one name on each line" },
} as const;

type Listing = Invocation<typeof flagTable>;

export const ls: Command = defineCommand({
  name: "ls",
  summary: "List files and what is in directories.",
  usage: "[OPTION]... [FILE]...",
  usageCode: 2,
  flags: flagTable,
  *run(listing) {
    const { process, flags, operands } = listing;
    checkColor(flags.color);
    let code = 0;
    const files: Entry[] = [];
    const directories: Entry[] = [];
    for (const name of operands.length === 0 ? ["."] : operands) {
      const node = yield* found(listing, name);
      if (node === undefined) code = 2;
      else
        (node.is === "directory" && !flags.directory ? directories : files).push({ name, path: name, node });
    }
    if (files.length > 0) yield* process.write(render(listing, sorted(listing, files), false));
    const hasHeaders = operands.length > 1 || flags.recursive;
    let isFirst = files.length === 0;
    for (const directory of sorted(listing, directories)) {
      if (!isFirst) yield* process.write("\n");
      isFirst = false;
      const result = yield* list(listing, directory, hasHeaders);
      code = Math.max(code, result);
    }
    return code;
  },
});

function checkColor(when: string | undefined): void {
  if (
    when === undefined ||
    ["", "always", "auto", "never", "yes", "no", "tty", "none", "force"].includes(when)
  )
    return;
  throw new Failure(`invalid argument '${when}' for '--color'\nValid arguments are: always, auto, never`);
}

/** An operand's node: links to directories are followed unless the listing is long. */
function* found({ process, flags }: Listing, name: string): Task<FileNode | undefined> {
  let node: FileNode | undefined;
  const why = tried(() => {
    node = process.access.lstat(name).node;
    const isLong = flags.long || flags.noOwner || flags.numeric || flags.classify || flags.directory;
    if (node.is === "link" && (!isLong || name.endsWith("/"))) node = process.access.find(name) ?? node;
  });
  if (why !== undefined) yield* complain(process, `cannot access ${shellQuote(name)}: ${why}`);
  return node;
}

function* list(listing: Listing, { name, path }: Entry, hasHeader: boolean): Task<number> {
  const { process, flags } = listing;
  let names: readonly string[] = [];
  const why = tried(() => (names = process.access.list(path)));
  if (why !== undefined) {
    yield* complain(process, `cannot open directory ${shellQuote(name)}: ${why}`);
    return 2;
  }
  const shown = names.filter((entry) => flags.all || flags.almostAll || !entry.startsWith("."));
  const all = flags.all ? [".", "..", ...shown] : shown;
  const entries = sorted(
    listing,
    all.flatMap((entry) => {
      const node = existing(process, joinPath(path, entry));
      return node === undefined ? [] : [{ name: entry, path: joinPath(path, entry), node }];
    }),
  );
  yield* process.write((hasHeader ? `${name}:\n` : "") + render(listing, entries, true));
  if (!flags.recursive) return 0;
  let code = 0;
  for (const entry of entries) {
    if (entry.node.is !== "directory" || entry.name === "." || entry.name === "..") continue;
    yield* process.write("\n");
    yield* process.kernel.sleep(20);
    code = Math.max(code, yield* list(listing, { ...entry, name: joinPath(name, entry.name) }, true));
  }
  return code;
}

function sorted({ flags }: Listing, entries: readonly Entry[]): readonly Entry[] {
  if (flags.unsorted) return entries;
  const byName = (a: Entry, b: Entry): number => compareText(a.name, b.name);
  const compare = ((): ((a: Entry, b: Entry) => number) => {
    if (flags.byTime) return (a, b) => b.node.modified - a.node.modified || byName(a, b);
    if (flags.bySize) return (a, b) => sizeOf(b.node) - sizeOf(a.node) || byName(a, b);
    return flags.byVersion ? (a, b) => compareVersion(a.name, b.name) : byName;
  })();
  const ordered = entries.toSorted(compare);
  return flags.reverse ? ordered.toReversed() : ordered;
}

function render(listing: Listing, entries: readonly Entry[], isDirectory: boolean): string {
  const { process, flags } = listing;
  const terminal = process.files.get(1)?.terminal;
  const look = appearance(listing, terminal !== undefined);
  const isLong = isLongListing(flags);
  const hasTotal = isDirectory && (isLong || flags.blocks);
  const prefix = hasTotal ? `total ${totalOf(entries, flags.human && isLong)}\n` : "";
  if (isLong) return prefix + longLines(process, entries, { ...flags, ...look });
  const texts = entries.map((entry) => {
    const { shown, plain } = nameText(entry, look);
    const blocks = flags.blocks ? `${blocksOf(entry.node)} ` : "";
    return { shown: blocks + shown, plain: blocks + plain };
  });
  const shown = texts.map((text) => text.shown);
  if (flags.one || (terminal === undefined && !flags.columns))
    return prefix + shown.map((line) => `${line}\n`).join("");
  const plain = texts.map((text) => text.plain);
  return prefix + inColumns(shown, plain, terminal?.size.columns ?? 80);
}

function isLongListing(flags: Listing["flags"]): boolean {
  return flags.long || flags.noOwner || flags.numeric;
}

function appearance({ flags }: Listing, isTerminal: boolean): Appearance {
  const always = new Set(["", "always", "yes", "force"]);
  const isAuto = flags.color === "auto" || flags.color === "tty";
  const color = flags.color !== undefined && (always.has(flags.color) || (isAuto && isTerminal));
  return { color, classify: flags.classify, slash: flags.slash, quote: isTerminal };
}

function totalOf(entries: readonly Entry[], human: boolean): string {
  const blocks = entries.reduce((sum, { node }) => sum + blocksOf(node), 0);
  return human ? `${blocks}K` : String(blocks);
}
