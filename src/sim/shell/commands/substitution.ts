import type { Task } from "../../kernel/task.ts";
import { SystemError } from "../../host/errno.ts";
import type { OpenFile } from "../../host/open-file.ts";
import { createPipe } from "../../host/pipe.ts";
import type { Command, CommandExpansionPart, ParsedScript, ProcessSubstitutionPart } from "unbash";
import type { Shell } from "../shell.ts";
import { Source } from "../source.ts";
import { ShellError } from "../unwinding.ts";

/** The longest output that a substitution takes. */
const outputMax = 16_000_000;

/** `$(...)`: the output of a subshell without its last newlines. */
export function* substituteCommand(shell: Shell, part: CommandExpansionPart): Task<string> {
  const { script } = part;
  const file = script === undefined ? undefined : fileOnly(script);
  if (file !== undefined) return yield* readFile(shell, file);
  const { reader, writer } = createPipe();
  const files = new Map(shell.process.files).set(1, writer);
  let text = "";
  try {
    const child = yield* shell.fork((sub) => runScript(sub, script), { files });
    writer.release();
    for (let chunk = yield* reader.read(); chunk !== undefined; chunk = yield* reader.read()) {
      text += chunk;
      if (text.length > outputMax) throw new ShellError("command substitution: Cannot allocate memory");
    }
    shell.substitutionStatus = (yield* shell.process.wait(child)).code;
    shell.state.status = shell.substitutionStatus;
  } finally {
    reader.release();
  }
  return text.replaceAll("\0", "").replace(/\n+$/, "");
}

function* runScript(sub: Shell, script: ParsedScript | undefined): Task<number> {
  if (script === undefined) return 0;
  if (script.source !== undefined) sub.source = new Source(script.source, sub.state.line);
  const [only, ...others] = script.commands;
  if (
    only !== undefined &&
    others.length === 0 &&
    only.command.type === "Command" &&
    only.background !== true
  )
    sub.tail = only.command;
  sub.conditions = 0;
  if (!sub.has("posix") && !sub.has("inherit_errexit")) sub.state.options.delete("errexit");
  return yield* sub.list({
    type: "CompoundList",
    pos: script.pos,
    end: script.end,
    commands: script.commands,
  });
}

/** `$(<file)`: the word, if there is nothing else. */
function fileOnly(script: ParsedScript): Command | undefined {
  const [only, ...others] = script.commands;
  const command = others.length === 0 ? only?.command : undefined;
  if (command?.type !== "Command" || command.name !== undefined || command.redirects.length !== 1)
    return undefined;
  const [redirect] = command.redirects;
  return redirect?.type === "Redirect" && redirect.operator === "<" ? command : undefined;
}

function* readFile(shell: Shell, command: Command): Task<string> {
  const [redirect] = command.redirects;
  const target = redirect?.type === "Redirect" ? redirect.target : undefined;
  const [path = ""] = target === undefined ? [] : yield* shell.fields([target]);
  try {
    const text = shell.process.access.readText(path);
    shell.substitutionStatus = 0;
    return text.replace(/\n+$/, "");
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    yield* shell.complain(`${path}: ${error.message}`);
    shell.substitutionStatus = 1;
    return "";
  }
}

/** `<(...)` and `>(...)`: a pipe's end under a name in /dev/fd. */
export function* substituteProcess(shell: Shell, part: ProcessSubstitutionPart): Task<string> {
  const { reader, writer } = createPipe();
  const isInput = part.operator === "<";
  const own: OpenFile = isInput ? reader : writer;
  const files = new Map(shell.process.files).set(isInput ? 1 : 0, isInput ? writer : reader);
  yield* shell.fork((sub) => runScript(sub, part.script), { files });
  (isInput ? writer : reader).release();
  let number = 63;
  while (shell.process.files.has(number)) number--;
  shell.process.files.set(number, own);
  shell.substitutionFiles.push({ ...releasing(shell, number, own) });
  return `/dev/fd/${number}`;
}

/** Takes the descriptor away again when the command has ended. */
function releasing(shell: Shell, number: number, open: OpenFile): OpenFile {
  const release = (): void => {
    if (shell.process.files.get(number) === open) shell.process.files.delete(number);
    open.release();
  };
  return {
    read: () => open.read(),
    write: (text) => open.write(text),
    terminal: undefined,
    path: open.path,
    retain: () => open,
    release,
  };
}
