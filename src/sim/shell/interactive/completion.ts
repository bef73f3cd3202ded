import { need, type Task } from "../../kernel/task.ts";
import { SystemError } from "../../host/errno.ts";
import { defaultPath, findExecutable } from "../../host/executable.ts";
import { listUsers } from "../../host/users.ts";
import { keywords } from "../builtins/names.ts";
import type { Shell } from "../shell.ts";
import { typedWords, type TypedWord } from "./typed-words.ts";

/** What could stand in place of the word before the cursor. */
export interface Completion {
  readonly word: TypedWord;
  readonly candidates: readonly string[];
  /** Candidates are paths: only their last part is listed, and a directory is not followed by a space. */
  readonly isFile: boolean;
}

/** Finds candidates for the end of a line: commands, variables, users, a program's own words, or files. */
export function* complete(shell: Shell, line: string): Task<Completion> {
  const { words, word, isCommand, isRedirection } = typedWords(line);
  const { text } = word;
  if (word.quote !== "'" && /\$\{?\w*$/.test(text)) return variableNames(shell, word);
  if (text.startsWith("~") && !text.includes("/")) {
    const users = listUsers(shell.process.access).map((user) => `~${user.name}/`);
    return { word, candidates: matching(users, text), isFile: false };
  }
  if (isRedirection) return fileNames(shell, word);
  if (isCommand) return text.includes("/") ? fileNames(shell, word) : commandNames(shell, word);
  const own = yield* programWords(shell, [...words, text]);
  return own === undefined
    ? fileNames(shell, word)
    : { word, candidates: own, isFile: own.some((name) => name.endsWith("/")) };
}

function matching(names: Iterable<string>, start: string): readonly string[] {
  return [...new Set(names)].filter((name) => name.startsWith(start)).toSorted((a, b) => (a < b ? -1 : 1));
}

function commandNames(shell: Shell, word: TypedWord): Completion {
  const { access } = shell.process;
  const names = [
    ...shell.builtinNames,
    ...keywords,
    ...shell.state.functions.keys(),
    ...shell.state.aliases.keys(),
  ];
  for (const folder of (shell.variables.get("PATH") ?? defaultPath).split(":")) {
    if (access.find(folder)?.is !== "directory" || !access.may(folder, "read")) continue;
    for (const name of access.list(folder)) {
      if (name.startsWith(word.text) && access.may(`${folder}/${name}`, "execute")) names.push(name);
    }
  }
  return { word, candidates: matching(names, word.text), isFile: false };
}

function variableNames(shell: Shell, word: TypedWord): Completion {
  const [, before = "", opening = "$", start = ""] = /^(.*?)(\$\{?)(\w*)$/s.exec(word.text) ?? [];
  const closing = opening === "${" ? "}" : "";
  const names = matching(shell.variables.names(start), start);
  return { word, candidates: names.map((name) => before + opening + name + closing), isFile: false };
}

/** Files and directories, with a slash behind the latter. */
function fileNames(shell: Shell, word: TypedWord): Completion {
  const { access } = shell.process;
  const { text } = word;
  const slash = text.lastIndexOf("/") + 1;
  const folder = text.slice(0, slash);
  const home = shell.variables.get("HOME") ?? "/";
  const path = folder.replace(/^~(?=\/)/, home) || ".";
  if (access.find(path)?.is !== "directory" || !access.may(path, "read"))
    return { word, candidates: [], isFile: true };
  const start = text.slice(slash);
  const names = access
    .list(path)
    .filter((name) => name.startsWith(start) && (start !== "" || !name.startsWith(".")));
  const candidates = names.map(
    (name) => `${folder}${name}${access.find(`${path}/${name}`)?.is === "directory" ? "/" : ""}`,
  );
  return { word, candidates, isFile: true };
}

/** Words that come before a command of their own. */
const prefixes = new Set(["sudo", "time", "command", "exec", "nohup", "watch", "env"]);

/** The candidates of the program itself; undefined if it has no completion. */
function* programWords(shell: Shell, typed: readonly string[]): Task<readonly string[] | undefined> {
  const words = commandOf(shell, typed);
  const { process } = shell;
  const entry = process.host.programs.get(programNamed(shell, words[0] ?? "") ?? "");
  const loaded = entry !== undefined && "load" in entry ? yield* need(entry) : entry;
  if (loaded === undefined || !("complete" in loaded) || loaded.complete === undefined) return undefined;
  giveEnvironment(shell);
  const found = yield* loaded.complete(process, words, words.length - 1);
  return found === undefined ? undefined : matching(found, words.at(-1) ?? "");
}

/** The words from the program on, its alias replaced. */
function commandOf(shell: Shell, typed: readonly string[]): readonly string[] {
  const isBefore = (word: string): boolean => prefixes.has(word) || /^(?:-|\w+=)/.test(word);
  const [name = "", ...rest] = typed.slice(typed.findIndex((word) => !isBefore(word)));
  const alias = shell.state.aliases.get(name);
  return alias === undefined ? [name, ...rest] : [...alias.trim().split(/\s+/), ...rest];
}

function programNamed(shell: Shell, name: string): string | undefined {
  const search = shell.variables.get("PATH") ?? defaultPath;
  try {
    return findExecutable(shell.process.access, [name], { search }).program;
  } catch (error) {
    if (error instanceof SystemError) return undefined;
    throw error;
  }
}

/** A program's completion runs in the shell's process and reads its environment there. */
function giveEnvironment(shell: Shell): void {
  const { env } = shell.process;
  env.clear();
  for (const [name, value] of shell.variables.environment()) env.set(name, value);
}
