import { need, type Task } from "../../kernel/task.ts";
import { CommandError } from "./command.ts";
import type { CommandNode } from "./command-node.ts";
import { bareValue, type Flag } from "./flag.ts";
import { guidanceModule } from "./guidance-module.ts";

export interface FoundCommand {
  readonly node: CommandNode;
  /** The words without the names of the commands: flags and arguments. */
  readonly words: readonly string[];
}

/**
 * Walks down the tree along the words that are not flags. An unknown flag is taken to have a value, as cobra takes it.
 * @models github.com/spf13/cobra command.go Find and stripFlags, 1.8
 */
export function findCommand(root: CommandNode, words: readonly string[]): FoundCommand {
  let node = root;
  let rest = words;
  for (;;) {
    const at = firstArgument(node, rest);
    const child = at === undefined ? undefined : node.child(rest[at] ?? "");
    if (at === undefined || child === undefined) return { node, words: rest };
    node = child;
    rest = rest.toSpliced(at, 1);
  }
}

/** A root with subcommands and no rule of its own refuses words that name none of them. */
export function* refuseUnknownCommand({ node, words }: FoundCommand): Task<void> {
  if (node.parent !== undefined || node.spec.args !== undefined || node.spec.commands === undefined) return;
  const at = firstArgument(node, words);
  const word = at === undefined ? undefined : words[at];
  if (word === undefined) return;
  const { suggestions } = yield* need(guidanceModule);
  const similar = suggestions(node, word).map((name) => `\t${name}\n`);
  const tail = similar.length === 0 ? "" : `\n\nDid you mean this?\n${similar.join("")}`;
  throw new CommandError(`unknown command ${JSON.stringify(word)} for ${JSON.stringify(node.path)}${tail}`, {
    stage: "command",
  });
}

/** The index of the first word that is neither a flag nor the value of one. */
function firstArgument(node: CommandNode, words: readonly string[]): number | undefined {
  const flags = node.flags;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    if (word === "--") return undefined;
    if (takesNextWord(flags, word)) index++;
    else if (word !== "" && !isFlag(word)) return index;
  }
  return undefined;
}

function takesNextWord(flags: ReadonlyMap<string, Flag>, word: string): boolean {
  if (word.includes("=") || !isFlag(word)) return false;
  if (word.startsWith("--")) return needsValue(flags.get(word.slice(2)));
  return word.length === 2 && needsValue([...flags.values()].find(({ short }) => short === word.charAt(1)));
}

function needsValue(flag: Flag | undefined): boolean {
  return flag === undefined || bareValue(flag) === undefined;
}

function isFlag(word: string): boolean {
  return word.length > 1 && word.startsWith("-");
}
