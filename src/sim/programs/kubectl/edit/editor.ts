import type { Task } from "../../../kernel/task.ts";
import { SystemError } from "../../../host/errno.ts";
import type { Process } from "../../../host/process.ts";
import { CommandError } from "../../cobra/command.ts";

/** A file that a person edits: its path, and its text when the editor has ended. */
export interface Edited {
  readonly path: string;
  readonly text: string;
}

/**
 * Opens an editor on a temporary file and waits for its end. The file stays: the caller removes it.
 * @models staging/src/k8s.io/kubectl/pkg/cmd/util/editor/editor.go, 1.33
 */
export function* editText(process: Process, text: string): Task<Edited> {
  const number = process.kernel.random
    .fork(`edit ${process.pid} ${process.kernel.now}`)
    .text(10, "0123456789");
  const path = `/tmp/kubectl-edit-${number}.yaml`;
  process.access.writeText(path, text, 0o600);
  const editor = process.env.get("KUBE_EDITOR") || process.env.get("EDITOR") || "vi";
  try {
    const child = yield* process.spawn({ argv: commandOf(process, editor, path) });
    const exit = yield* process.wait(child);
    if (exit.code !== 0)
      throw new CommandError(`there was a problem with the editor ${JSON.stringify(editor)}`);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    throw new CommandError(`unable to launch the editor ${JSON.stringify(editor)}`);
  }
  return { path, text: process.access.readText(path) };
}

/** Words separated by blanks; an editor with quotes or backslashes is left to the shell. */
function commandOf(process: Process, editor: string, path: string): readonly [string, ...string[]] {
  if (/["'\\]/.test(editor))
    return [process.env.get("SHELL") || "/bin/bash", "-c", `${editor} ${JSON.stringify(path)}`];
  const [program = "vi", ...words] = editor.split(/\s+/).filter((word) => word !== "");
  return [program, ...words, path];
}
