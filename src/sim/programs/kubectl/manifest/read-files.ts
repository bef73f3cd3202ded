import { SystemError } from "../../../host/errno.ts";
import type { Process } from "../../../host/process.ts";
import type { Task } from "../../../kernel/task.ts";
import { CommandError } from "../../cobra/command.ts";
import { notSimulated } from "../not-simulated.ts";

/** A file's text and how messages call it: its path, or STDIN. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

const extensions = [".json", ".yaml", ".yml"];
const filesMax = 1_000;

/**
 * The files behind `-f`: files, directories (sorted, with the extensions that kubectl knows) and `-`.
 * @models staging/src/k8s.io/cli-runtime/pkg/resource/builder.go FilenameParam, 1.33
 */
export function* readFiles(
  process: Process,
  names: readonly string[],
  recursive: boolean,
): Task<readonly SourceFile[]> {
  const files: SourceFile[] = [];
  for (const name of names) {
    if (name === "-") files.push({ name: "STDIN", text: yield* process.readAll() });
    else if (/^https?:\/\//.test(name)) throw notSimulated(`reading manifests from a URL (${name})`);
    else files.push(...readPath(process, name, recursive));
    if (files.length > filesMax) throw new CommandError(`more than ${filesMax} files`);
  }
  return files;
}

function readPath(process: Process, path: string, recursive: boolean): readonly SourceFile[] {
  const { access } = process;
  const node = statOrUndefined(process, path);
  if (node === undefined) throw new CommandError(`the path ${JSON.stringify(path)} does not exist`);
  if (node.node.is !== "directory") return [{ name: path, text: access.readText(path) }];
  const found = filesIn(process, path, recursive);
  if (found.length > 0) return found;
  throw new CommandError(`error reading [${path}]: recognized file extensions are [${extensions.join(" ")}]`);
}

function statOrUndefined(process: Process, path: string): ReturnType<Process["access"]["stat"]> | undefined {
  try {
    return process.access.stat(path);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    if (error.errno === "ENOENT") return undefined;
    throw new CommandError(
      `the path ${JSON.stringify(path)} cannot be accessed: stat ${path}: ${error.message.toLowerCase()}`,
    );
  }
}

function filesIn(process: Process, path: string, recursive: boolean): readonly SourceFile[] {
  const base = path.replace(/\/+$/, "");
  return process.access.list(path).flatMap((entry): readonly SourceFile[] => {
    const child = `${base}/${entry}`;
    const node = process.access.find(child);
    if (node?.is === "directory") return recursive ? filesIn(process, child, true) : [];
    if (node?.is !== "file" || !extensions.some((extension) => entry.endsWith(extension))) return [];
    return [{ name: child, text: process.access.readText(child) }];
  });
}
