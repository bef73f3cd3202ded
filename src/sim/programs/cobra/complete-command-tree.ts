import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { CommandError, type Completion, type CommandTree } from "./command.ts";
import { CommandNode } from "./command-node.ts";
import { findCommand } from "./find-command.ts";
import { bareValue, type Flag } from "./flag.ts";
import { parseFlags } from "./parse-flags.ts";

export interface LineToComplete {
  readonly tree: CommandTree;
  readonly process: Process;
  /** `words[0]` is the program. */
  readonly words: readonly string[];
  readonly current: number;
}

/** What could stand at `words[current]`: commands, flags, values of flags, and what a command offers itself. */
export function* completeCommandTree({
  tree,
  process,
  words,
  current,
}: LineToComplete): Task<readonly string[]> {
  const word = words[current] ?? "";
  const before = words.slice(1, current);
  const found = findCommand(new CommandNode(tree), before);
  const node = found.node;
  const awaited = before.includes("--") ? undefined : awaitedFlag(node, before.at(-1), word);
  const given = awaited !== undefined && !word.startsWith("--") ? found.words.slice(0, -1) : found.words;
  const completion = completionOf(process, node, given, word);
  if (completion === undefined) return [];
  const candidates =
    awaited === undefined
      ? yield* completeWord(node, completion)
      : yield* completeValue(awaited, { ...completion, word: word.replace(/^--[^=]*=/, "") });
  const prefix = awaited !== undefined && word.startsWith("--") ? word.slice(0, word.indexOf("=") + 1) : "";
  return candidates.map((text) => prefix + text).filter((text) => text.startsWith(word));
}

function completionOf(
  process: Process,
  node: CommandNode,
  words: readonly string[],
  word: string,
): Completion | undefined {
  try {
    return { process, node, word, ...parseFlags(node, words) };
  } catch (error) {
    if (error instanceof CommandError) return undefined;
    throw error;
  }
}

/** The flag whose value is being typed: `--output js`, `-o js`, `--output=js`. */
function awaitedFlag(node: CommandNode, before: string | undefined, word: string): Flag | undefined {
  const flags = node.flags;
  if (word.startsWith("--"))
    return word.includes("=") ? flags.get(word.slice(2, word.indexOf("="))) : undefined;
  if (before === undefined || before.includes("=")) return undefined;
  const flag = before.startsWith("--")
    ? flags.get(before.slice(2))
    : /^-[a-zA-Z]+$/.test(before)
      ? [...flags.values()].find(({ short }) => short === before.at(-1))
      : undefined;
  return flag !== undefined && bareValue(flag) === undefined ? flag : undefined;
}

function* completeValue(flag: Flag, completion: Completion): Task<readonly string[]> {
  if (flag.complete !== undefined) return yield* flag.complete(completion);
  return flag.values ?? [];
}

function* completeWord(node: CommandNode, completion: Completion): Task<readonly string[]> {
  const { word, dashAt } = completion;
  if (word.startsWith("-") && dashAt === -1) return flagNames(node, word);
  const commands = completion.args.length === 0 ? node.visibleChildren.map(({ name }) => name) : [];
  if (node.spec.complete === undefined) return commands;
  return [...commands, ...(yield* node.spec.complete(completion))];
}

function flagNames(node: CommandNode, word: string): readonly string[] {
  const visible = [...node.flags.values()].filter(
    ({ hidden, deprecated }) => hidden !== true && deprecated === undefined,
  );
  const long = visible.map(({ name }) => `--${name}`);
  if (word.startsWith("--")) return long;
  return [...long, ...visible.flatMap(({ short }) => (short === undefined ? [] : [`-${short}`]))];
}
