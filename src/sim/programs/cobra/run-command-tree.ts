import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { need, type Task } from "../../kernel/task.ts";
import { CommandError, type CommandTree } from "./command.ts";
import { CommandNode } from "./command-node.ts";
import { findCommand, refuseUnknownCommand } from "./find-command.ts";
import type { FlagValues } from "./flag-values.ts";
import { guidanceModule } from "./guidance-module.ts";
import { parseFlags } from "./parse-flags.ts";

/** A tree of commands as a program of the host. */
export function cobraProgram(name: string, tree: CommandTree): Command {
  return {
    name,
    run: (process) => runCommandTree(tree, process),
    *complete(process, words, current) {
      const { completeCommandTree } = yield* need(guidanceModule);
      return yield* completeCommandTree({ tree, process, words, current });
    },
  };
}

/**
 * Runs what the process's arguments ask for, in cobra's order: find the command, read its flags, help, arguments,
 * required flags, run. The result is the exit code; refusals were reported on standard error.
 * @models github.com/spf13/cobra command.go ExecuteC and execute, 1.8
 */
export function* runCommandTree(tree: CommandTree, process: Process): Task<number> {
  const found = findCommand(new CommandNode(tree), process.argv.slice(1));
  try {
    if (found.node.parent === undefined && isHelpCommand(tree, found.words)) {
      return yield* printHelpTopic(tree, process, found.words.slice(1));
    }
    yield* refuseUnknownCommand(found);
    return yield* execute(process, found.node, found.words);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    yield* process.complain(tree.style.report(error, found.node));
    return error.code;
  }
}

/** What `--help` prints. */
export function* helpOf(node: CommandNode): Task<string> {
  const { help, helpModule } = node.tree.style;
  if (helpModule !== undefined) yield* need(helpModule);
  return help(node);
}

function* execute(process: Process, node: CommandNode, words: readonly string[]): Task<number> {
  const { flags, args, dashAt } = parseFlags(node, words);
  yield* warnOfDeprecated(process, node, flags);
  if (flags.bool("help") || node.spec.run === undefined) {
    yield* process.write(yield* helpOf(node));
    return 0;
  }
  const complaint = node.spec.args?.(args, node.path);
  if (complaint !== undefined) throw new CommandError(complaint, { stage: "arguments" });
  requireFlags(node, flags);
  return yield* node.spec.run({ process, node, args, dashAt, flags });
}

function* warnOfDeprecated(process: Process, node: CommandNode, flags: FlagValues): Task<void> {
  for (const name of flags.given) {
    const reason = node.flags.get(name)?.deprecated;
    if (reason !== undefined) yield* process.complain(`Flag --${name} has been deprecated, ${reason}\n`);
  }
}

function requireFlags(node: CommandNode, flags: FlagValues): void {
  const missing = node.localFlags.filter(({ name, required }) => required === true && !flags.changed(name));
  if (missing.length > 0) {
    const names = missing.map(({ name }) => `"${name}"`).join(", ");
    throw new CommandError(`required flag(s) ${names} not set`, { stage: "required" });
  }
  for (const group of node.spec.exclusive ?? []) {
    const given = group.filter((name) => flags.changed(name)).toSorted();
    if (given.length < 2) continue;
    const all = `[${group.join(" ")}]`;
    throw new CommandError(
      `if any flags in the group ${all} are set none of the others can be; [${given.join(" ")}] were all set`,
      { stage: "required" },
    );
  }
}

function isHelpCommand(tree: CommandTree, words: readonly string[]): boolean {
  return words[0] === "help" && tree.style.helpCommand !== "none" && tree.root.commands !== undefined;
}

function* printHelpTopic(tree: CommandTree, process: Process, words: readonly string[]): Task<number> {
  const found = findCommand(new CommandNode(tree), words);
  const unknown = found.words.filter((word) => !word.startsWith("-"));
  if (found.node.parent === undefined && unknown.length > 0) {
    yield* process.complain(`Unknown help topic [${unknown.map((word) => `\`${word}\``).join(" ")}]\n`);
  }
  yield* process.write(yield* helpOf(found.node));
  return 0;
}
