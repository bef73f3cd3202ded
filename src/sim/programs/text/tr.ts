import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { defineCommand, Failure, UsageError } from "../command.ts";
import { quote } from "../quote.ts";
import { chunkDuration } from "../line-reader.ts";
import { unescapeText } from "./escapes.ts";

const range = (from: string, to: string): string => {
  let text = "";
  for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) text += String.fromCharCode(code);
  return text;
};

const lower = range("a", "z");
const upper = range("A", "Z");
const digits = "0123456789";
const punctuation = range("!", "/") + range(":", "@") + range("[", "`") + range("{", "~");

const classes: Readonly<Record<string, string>> = {
  alnum: digits + upper + lower,
  alpha: upper + lower,
  blank: "\t ",
  cntrl: range("\0", "\x1f") + "\x7f",
  digit: digits,
  graph: range("!", "~"),
  lower,
  print: range(" ", "~"),
  punct: punctuation,
  space: "\t\n\v\f\r ",
  upper,
  xdigit: `${digits}ABCDEFabcdef`,
};

export const tr: Command = defineCommand({
  name: "tr",
  summary: "Translate, squeeze or delete characters from standard input.",
  usage: "[OPTION]... SET1 [SET2]",
  style: "posix",
  flags: {
    complement: { short: "c", long: "complement", help: "use what is not in SET1" },
    complementUpper: { short: "C", help: "same as -c" },
    delete: { short: "d", long: "delete", help: "delete characters of SET1" },
    squeeze: {
      short: "s",
      long: "squeeze-repeats",
      help: "print one for several equal characters of the last SET",
    },
    truncate: { short: "t", long: "truncate-set1", help: "cut SET1 to the length of SET2" },
  },
  *run({ process, flags, operands }) {
    const [one = "", two] = operands;
    checkSets(process, flags, operands);
    const isComplement = flags.complement || flags.complementUpper;
    const sets = { from: expand(one), to: two === undefined ? undefined : expand(two) };
    const step = translation({ ...flags, ...sets, isComplement });
    for (let chunk = yield* process.read(); chunk !== undefined; chunk = yield* process.read()) {
      yield* process.write(step(chunk));
      yield* process.kernel.sleep(chunkDuration);
    }
    return 0;
  },
});

/** @models coreutils tr.c main: how many sets there must be */
function checkSets(
  process: Process,
  flags: { readonly delete: boolean; readonly squeeze: boolean },
  [one, two, extra]: readonly string[],
): void {
  if (one === undefined) throw new UsageError("missing operand");
  const needsTwo = flags.delete === flags.squeeze;
  if (two === undefined && needsTwo) {
    const both = flags.delete ? "deleting and squeezing repeats" : "translating";
    const quoted = quote(process, one);
    throw new UsageError(`missing operand after ${quoted}\nTwo strings must be given when ${both}.`);
  }
  if (two !== undefined && flags.delete && !flags.squeeze) {
    const why = "Only one string may be given when deleting without squeezing repeats.";
    throw new UsageError(`extra operand ${quote(process, two)}\n${why}`);
  }
  if (extra !== undefined) throw new UsageError(`extra operand ${quote(process, extra)}`);
}

interface Translation {
  readonly from: string;
  readonly to: string | undefined;
  readonly isComplement: boolean;
  readonly delete: boolean;
  readonly squeeze: boolean;
  readonly truncate: boolean;
}

function translation(parts: Translation): (chunk: string) => string {
  const { from, to, isComplement, squeeze } = parts;
  const first = new Set(from);
  const isFirst = (character: string): boolean => first.has(character) !== isComplement;
  const map = new Map<string, string>();
  if (to !== undefined && !parts.delete) {
    const source = Array.from(from);
    const target = Array.from(to);
    const length = parts.truncate ? Math.min(source.length, target.length) : source.length;
    for (let index = 0; index < length; index++)
      map.set(source[index] ?? "", target[index] ?? target.at(-1) ?? "");
  }
  const lastOfTo = Array.from(to ?? "").at(-1);
  const squeezed = new Set(to ?? from);
  const isSqueezed = to === undefined ? isFirst : (character: string): boolean => squeezed.has(character);
  let previous = "";
  return (chunk) => {
    let text = "";
    for (const character of chunk) {
      if (parts.delete && isFirst(character)) continue;
      const changed = ((): string => {
        if (to === undefined || parts.delete) return character;
        if (isComplement) return first.has(character) ? character : (lastOfTo ?? character);
        return map.get(character) ?? character;
      })();
      if (squeeze && changed === previous && isSqueezed(changed)) continue;
      previous = changed;
      text += changed;
    }
    return text;
  };
}

/** All characters of a set: ranges `a-z`, classes `[:alpha:]`, escapes; `[x*]` is not simulated. */
function expand(set: string): string {
  const pattern = /\[:(\w+):\]|(\\(?:[0-7]{1,3}|[^]))|([^])/gu;
  const items: string[] = [];
  for (const [, name, escape, character] of set.matchAll(pattern)) {
    const members = name === undefined ? undefined : classes[name];
    if (name !== undefined && members === undefined) throw new Failure(`invalid character class '${name}'`);
    items.push(members ?? (escape === undefined ? (character ?? "") : unescaped(escape)));
  }
  return joinRanges(items, set);
}

function unescaped(escape: string): string {
  const { text } = unescapeText(escape, "printf");
  return text.length > 1 && text.startsWith("\\") ? text.slice(1) : text;
}

function joinRanges(items: readonly string[], set: string): string {
  let text = "";
  for (let index = 0; index < items.length; index++) {
    const item = items[index] ?? "";
    const end = items[index + 2];
    if (items[index + 1] === "-" && end !== undefined && item.length === 1 && end.length === 1) {
      if (end < item)
        throw new Failure(`range-endpoints of '${set}' are in reverse collating sequence order`);
      text += range(item, end);
      index += 2;
    } else {
      text += item;
    }
  }
  return text;
}
