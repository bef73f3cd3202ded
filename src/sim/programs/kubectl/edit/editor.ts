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
  const [program = "vi", ...words] = editor.split(/\s+/).filter((word) => word !== "");
  try {
    const child = yield* process.spawn({ argv: [program, ...words, path] });
    const exit = yield* process.wait(child);
    if (exit.code !== 0)
      throw new CommandError(`there was a problem with the editor ${JSON.stringify(editor)}`);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    throw new CommandError(`unable to launch the editor ${JSON.stringify(editor)}`);
  }
  return { path, text: process.access.readText(path) };
}
