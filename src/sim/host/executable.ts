import { SystemError } from "./errno.ts";
import type { FileAccess } from "./file-access.ts";
import type { RegularFile } from "./file-node.ts";
import { elfHeader } from "./file-tree.ts";

/** What a name on a command line starts: a program of the host's table, with its arguments. */
export interface Executable {
  readonly program: string;
  readonly argv: readonly [string, ...string[]];
  readonly path: string;
}

export const defaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** Scripts may name an interpreter that is a script, this deep. */
const nestingMax = 4;

/**
 * Finds what a command runs, as execvp does: by path if there is a slash, else along PATH; scripts with `#!` run
 * their interpreter. Throws SystemError ENOENT, EACCES or ENOEXEC (a text without `#!`).
 */
export function findExecutable(
  access: FileAccess,
  argv: readonly [string, ...string[]],
  options: { readonly search: string; readonly executable?: string | undefined },
): Executable {
  const path = findInPath(access, options.executable ?? argv[0], options.search);
  return interpreted(access, path, argv, 0);
}

/** The path of a command. Throws ENOENT, or EACCES if only files that may not be executed were found. */
export function findInPath(access: FileAccess, name: string, search: string): string {
  if (name.includes("/")) {
    demandExecutable(access, name);
    return name;
  }
  let isForbidden = false;
  for (const folder of search.split(":")) {
    const path = `${folder === "" ? "." : folder}/${name}`;
    const node = name === "" ? undefined : access.find(path);
    if (node?.is !== "file") continue;
    if (access.may(path, "execute")) return path;
    isForbidden = true;
  }
  throw new SystemError(isForbidden ? "EACCES" : "ENOENT");
}

function demandExecutable(access: FileAccess, path: string): void {
  const { node } = access.stat(path);
  if (node.is !== "file" || !access.may(path, "execute")) throw new SystemError("EACCES");
}

function interpreted(
  access: FileAccess,
  path: string,
  argv: readonly [string, ...string[]],
  depth: number,
): Executable {
  const { node } = access.stat(path);
  if (node.is !== "file") throw new SystemError("EACCES");
  const program = programOf(node);
  if (program !== undefined) return { program, argv, path };
  const shebang = /^#! *(\S+)[ \t]*([^\n]*)/.exec(node.text.slice(0, 256));
  if (shebang === null) throw new SystemError("ENOEXEC");
  if (depth >= nestingMax) throw new SystemError("ELOOP");
  const [, interpreter = "", option = ""] = shebang;
  demandExecutable(access, interpreter);
  const words = option.trim() === "" ? [] : [option.trim()];
  return interpreted(access, interpreter, [interpreter, ...words, path, ...argv.slice(1)], depth + 1);
}

/** The program that a file holds, copies of program files included. */
export function programOf(node: RegularFile): string | undefined {
  if (node.program !== undefined || !node.text.startsWith(elfHeader)) return node.program;
  return node.text.slice(elfHeader.length).trimEnd();
}
