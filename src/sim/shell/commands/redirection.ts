import type { Task } from "../../kernel/task.ts";
import { SystemError } from "../../host/errno.ts";
import type { OpenFile } from "../../host/open-file.ts";
import { textInput } from "../../host/text-file.ts";
import type { Redirect, Redirection } from "unbash";
import { expandHereDocument } from "../expansion/word.ts";
import type { Shell } from "../shell.ts";
import { CommandError } from "../unwinding.ts";

/** Descriptors under construction: those of a child, or of the shell itself for a while. */
export interface Descriptors {
  readonly files: Map<number, OpenFile>;
  /** What was opened here: whoever ends the redirection releases it. */
  readonly opened: OpenFile[];
  /** Those of `{name}>`: they outlive the command. */
  readonly named?: number[];
}

/** Runs a body with redirections in this process; `keeps` (exec) makes them last. Failures print and give 1. */
export function* withRedirections(
  shell: Shell,
  redirections: readonly Redirection[],
  body: () => Task<number>,
  keeps = false,
): Task<number> {
  if (redirections.length === 0) return yield* body();
  const { files } = shell.process;
  const saved = new Map(files);
  const opened: OpenFile[] = [];
  const named: number[] = [];
  let isKept = false;
  try {
    yield* openRedirections(shell, redirections, { files, opened, named });
    isKept = keeps;
    return yield* body();
  } finally {
    if (isKept) settle(saved, files, opened);
    else restore(saved, files, { opened, named });
  }
}

function restore(
  saved: Map<number, OpenFile>,
  files: Map<number, OpenFile>,
  { opened, named }: { readonly opened: readonly OpenFile[]; readonly named: readonly number[] },
): void {
  for (const number of named) {
    const open = files.get(number);
    if (open !== undefined) saved.set(number, open.retain());
  }
  files.clear();
  for (const [number, open] of saved) files.set(number, open);
  for (const open of opened) open.release();
}

/** After `exec`: the process holds each of its descriptors once. */
function settle(
  saved: ReadonlyMap<number, OpenFile>,
  files: ReadonlyMap<number, OpenFile>,
  opened: readonly OpenFile[],
): void {
  for (const [number, open] of files) if (saved.get(number) !== open) open.retain();
  for (const [number, open] of saved) if (files.get(number) !== open) open.release();
  for (const open of opened) open.release();
}

/** Performs redirections in order. Throws CommandError. */
export function* openRedirections(
  shell: Shell,
  redirections: readonly Redirection[],
  into: Descriptors,
): Task<void> {
  for (const redirection of redirections) {
    const number = descriptorOf(shell, redirection, into);
    if (redirection.type === "HereDoc") put(into, number, textInput(yield* hereDocument(shell, redirection)));
    else if (redirection.type === "HereString") {
      const text = redirection.target === undefined ? "" : yield* shell.expandText(redirection.target);
      put(into, number, textInput(`${text}\n`));
    } else yield* redirect(shell, redirection, { number, into });
  }
}

function* hereDocument(shell: Shell, document: Redirection & { type: "HereDoc" }): Task<string> {
  const { body, operator, delimiter } = document;
  const text = delimiter?.quoted === true ? body.text : yield* expandHereDocument(shell, body);
  return operator === "<<-" ? text.replace(/^\t+/gm, "") : text;
}

/** The number before the operator; `{name}>` takes a free one and says which. */
function descriptorOf(shell: Shell, redirection: Redirection, { files, named }: Descriptors): number {
  const { descriptor, operator } = redirection;
  if (descriptor?.type === "FileDescriptor") return descriptor.value;
  if (descriptor === undefined) return operator.startsWith("<") ? 0 : 1;
  let free = 10;
  while (files.has(free)) free++;
  shell.variables.set(descriptor.name, String(free));
  named?.push(free);
  return free;
}

interface Place {
  readonly number: number;
  readonly into: Descriptors;
}

function* redirect(shell: Shell, redirection: Redirect, place: Place): Task<void> {
  const { operator, target } = redirection;
  const words = target === undefined ? [] : yield* shell.fields([target]);
  const [path = ""] = words;
  if (words.length !== 1) throw new CommandError(`${target?.text ?? ""}: ambiguous redirect`);
  if (operator === "<&" || (operator === ">&" && /^(?:\d+-?|-)$/.test(path))) {
    duplicate(path, place);
    return;
  }
  const isBoth = operator === "&>" || operator === "&>>" || operator === ">&";
  const open = openTarget(shell, operator, path);
  put(place.into, place.number, open);
  if (isBoth) place.into.files.set(2, open);
}

const modes = {
  ">": "write",
  ">|": "write",
  ">&": "write",
  "&>": "write",
  ">>": "append",
  "&>>": "append",
  "<": "read",
  "<>": "readwrite",
  "<&": "read",
} as const;

function openTarget(shell: Shell, operator: Redirect["operator"], path: string): OpenFile {
  const { access } = shell.process;
  if (operator === ">" && shell.has("noclobber") && access.find(path)?.is === "file") {
    throw new CommandError(`${path}: cannot overwrite existing file`);
  }
  try {
    if (access.find(path)?.is === "directory" && operator !== "<") throw new SystemError("EISDIR");
    return access.open(path, modes[operator]);
  } catch (error) {
    if (error instanceof SystemError) throw new CommandError(`${path}: ${error.message}`);
    throw error;
  }
}

/** `2>&1`, `<&3-`, `>&-`. */
function duplicate(source: string, { number, into }: Place): void {
  if (source === "-") {
    into.files.delete(number);
    return;
  }
  const from = Number.parseInt(source, 10);
  const open = into.files.get(from);
  if (open === undefined) throw new CommandError(`${source}: Bad file descriptor`);
  into.files.set(number, open);
  if (source.endsWith("-") && from !== number) into.files.delete(from);
}

function put({ files, opened }: Descriptors, number: number, open: OpenFile): void {
  files.set(number, open);
  opened.push(open);
}
