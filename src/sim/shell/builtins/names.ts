import { call, type Task } from "../../kernel/task.ts";
import { SystemError } from "../../host/errno.ts";
import { defaultPath, findInPath } from "../../host/executable.ts";
import { execute } from "../commands/external.ts";
import { forkAndWait } from "../commands/pipeline.ts";
import { quoteWord } from "../quoting.ts";
import type { Shell } from "../shell.ts";
import { CommandError } from "../unwinding.ts";
import { parseOptions } from "./builtin.ts";

export const keywords: readonly string[] = [
  "!",
  "[[",
  "]]",
  "case",
  "coproc",
  "do",
  "done",
  "elif",
  "else",
  "esac",
  "fi",
  "for",
  "function",
  "if",
  "in",
  "select",
  "then",
  "time",
  "until",
  "while",
  "{",
  "}",
];

/** What a name is, in the order in which the shell looks. */
type Meaning =
  | { readonly is: "alias"; readonly text: string }
  | { readonly is: "keyword" | "builtin" }
  | { readonly is: "function"; readonly text: string }
  | { readonly is: "file"; readonly path: string };

function meanings(shell: Shell, name: string): readonly Meaning[] {
  const found: Meaning[] = [];
  const text = shell.state.aliases.get(name);
  if (text !== undefined && (shell.isInteractive || shell.has("expand_aliases")))
    found.push({ is: "alias", text });
  if (keywords.includes(name)) found.push({ is: "keyword" });
  const definition = shell.state.functions.get(name);
  if (definition !== undefined) found.push({ is: "function", text: definition.text });
  if (shell.isBuiltin(name)) found.push({ is: "builtin" });
  const path = fileOf(shell, name);
  if (path !== undefined) found.push({ is: "file", path });
  return found;
}

function fileOf(shell: Shell, name: string): string | undefined {
  try {
    return findInPath(shell.process.access, name, shell.variables.get("PATH") ?? defaultPath);
  } catch (error) {
    if (error instanceof SystemError) return undefined;
    throw error;
  }
}

function described(name: string, meaning: Meaning): string {
  if (meaning.is === "alias") return `${name} is aliased to \`${meaning.text}'`;
  if (meaning.is === "function") return `${name} is a function\n${meaning.text}`;
  return meaning.is === "file" ? `${name} is ${meaning.path}` : `${name} is a shell ${meaning.is}`;
}

function brief(name: string, meaning: Meaning): string {
  if (meaning.is === "file") return meaning.path;
  return meaning.is === "alias" ? `alias ${name}=${quoteWord(meaning.text)}` : name;
}

function typeLine(name: string, meaning: Meaning, options: ReadonlyMap<string, string>): string {
  if (options.has("t")) return `${meaning.is}\n`;
  if (!options.has("p") && !options.has("P")) return `${described(name, meaning)}\n`;
  return meaning.is === "file" ? `${meaning.path}\n` : "";
}

export function* type(shell: Shell, args: readonly string[]): Task<number> {
  const { options, operands } = parseOptions(args, {
    name: "type",
    allowed: "afptP",
    usage: "[-afptP] name [name ...]",
  });
  let status = 0;
  const isBrief = options.has("t") || options.has("p") || options.has("P");
  for (const name of operands) {
    const found = meanings(shell, name);
    if (found.length === 0) status = 1;
    if (found.length === 0 && !isBrief) yield* shell.complain(`type: ${name}: not found`);
    for (const meaning of options.has("a") ? found : found.slice(0, 1)) {
      yield* shell.write(typeLine(name, meaning, options));
    }
  }
  return status;
}

/** `command [-vV] name [arguments]`: past functions. */
export function* command(shell: Shell, args: readonly string[]): Task<number> {
  const { options, operands } = parseOptions(args, {
    name: "command",
    allowed: "pvV",
    usage: "[-pVv] command [arg ...]",
  });
  const [name, ...rest] = operands;
  if (name === undefined) return 0;
  if (options.has("v") || options.has("V")) return yield* showMeanings(shell, operands, options.has("V"));
  return shell.isBuiltin(name) ? yield* shell.runBuiltin(name, rest) : yield* runFile(shell, name, rest);
}

export function* builtin(shell: Shell, [name, ...rest]: readonly string[]): Task<number> {
  if (name === undefined) return 0;
  if (!shell.isBuiltin(name)) throw new CommandError(`builtin: ${name}: not a shell builtin`);
  return yield* shell.runBuiltin(name, rest);
}

function* showMeanings(shell: Shell, names: readonly string[], isLong: boolean): Task<number> {
  let status = 0;
  for (const name of names) {
    const [meaning] = meanings(shell, name);
    if (meaning !== undefined) {
      yield* shell.write(`${isLong ? described(name, meaning) : brief(name, meaning)}\n`);
      continue;
    }
    status = 1;
    if (isLong) yield* shell.complain(`command: ${name}: not found`);
  }
  return status;
}

/** A program, past functions of its name. */
function* runFile(shell: Shell, name: string, args: readonly string[]): Task<number> {
  const path = fileOf(shell, name);
  if (path === undefined) throw new CommandError(`${name}: command not found`, 127);
  const env = shell.variables.environment();
  return yield* call(
    forkAndWait(
      shell,
      (child) => execute(child, { words: [name, ...args], path, env }),
      [name, ...args].join(" "),
    ),
  );
}

export function* hash(shell: Shell, args: readonly string[]): Task<number> {
  const { operands } = parseOptions(args, {
    name: "hash",
    allowed: "rdlp:t",
    usage: "[-lr] [-p pathname] [-dt] [name ...]",
  });
  let status = 0;
  for (const name of operands) {
    if (fileOf(shell, name) !== undefined) continue;
    yield* shell.complain(`hash: ${name}: not found`);
    status = 1;
  }
  return status;
}

export function* history(shell: Shell, args: readonly string[]): Task<number> {
  const { options, operands } = parseOptions(args, {
    name: "history",
    allowed: "cwarnd:",
    usage: "[-c] [-d offset] [n] or history -anrw [filename]",
  });
  const { state } = shell;
  if (options.has("c")) state.history = [];
  const offset = options.get("d");
  if (offset !== undefined) state.history = state.history.filter((_, index) => index !== Number(offset) - 1);
  if (options.size > 0) return 0;
  const count = operands[0] === undefined ? state.history.length : Number(operands[0]);
  const first = Math.max(0, state.history.length - count);
  const lines = state.history
    .slice(first)
    .map((line, index) => `${String(first + index + 1).padStart(5)}  ${line}\n`);
  yield* shell.write(lines.join(""));
  return 0;
}
