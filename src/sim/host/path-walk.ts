import { byteLength } from "../kernel/text.ts";
import { SystemError } from "./errno.ts";
import type { FileNode } from "./file-node.ts";
import type { FileSystem } from "./file-system.ts";
import { parentOf } from "./file-tree.ts";
import { mayAccess } from "./permission.ts";
import { descriptorIn, type View } from "./view.ts";

/** The place of a name: its parent exists, the node itself perhaps. The path is clean and free of links. */
export interface Place {
  readonly path: string;
  readonly node: FileNode | undefined;
}

const limits = { links: 40, name: 255, path: 4096 };

/** How far a walk has come: the names still to go (the next one last) and the links followed. */
interface Walk {
  readonly rest: string[];
  at: string;
  links: number;
}

/**
 * Walks a path as a user: the last link is followed or not, every directory on the way must be searchable. Throws
 * SystemError ENOENT, ENOTDIR, EACCES, ELOOP or ENAMETOOLONG.
 * @models fs/namei.c link_path_walk
 */
export function walk(
  files: FileSystem,
  view: View,
  way: { readonly path: string; readonly follow: boolean },
): Place {
  const { path, follow } = way;
  demandSensible(path);
  const state: Walk = {
    rest: path.split("/").toReversed(),
    at: path.startsWith("/") ? "/" : view.cwd(),
    links: 0,
  };
  for (let name = state.rest.pop(); name !== undefined; name = state.rest.pop()) {
    const isDot = name === "" || name === ".";
    if (name !== "" || state.rest.length === 0) search(files, view, state.at);
    if (name === "..") state.at = parentOf(state.at);
    if (isDot || name === "..") continue;
    if (isLonger(name, limits.name)) throw new SystemError("ENAMETOOLONG");
    const missing = enter(files, view, { state, name, follow });
    if (missing !== undefined) return { path: missing, node: undefined };
  }
  return { path: state.at, node: nodeOf(files, view, state.at) };
}

function demandSensible(path: string): void {
  if (path === "") throw new SystemError("ENOENT");
  if (isLonger(path, limits.path - 1)) throw new SystemError("ENAMETOOLONG");
}

/** Goes to a child, or follows it if it is a link. The result is the path of a last name that does not exist. */
function enter(
  files: FileSystem,
  view: View,
  { state, name, follow }: { readonly state: Walk; readonly name: string; readonly follow: boolean },
): string | undefined {
  const { rest } = state;
  const child = state.at === "/" ? `/${name}` : `${state.at}/${name}`;
  const node = nodeOf(files, view, child);
  if (node?.is === "link" && (follow || rest.length > 0)) {
    if (++state.links > limits.links) throw new SystemError("ELOOP");
    rest.push(...node.target.split("/").toReversed());
    if (node.target.startsWith("/")) state.at = "/";
    return undefined;
  }
  if (node === undefined && rest.some((other) => other !== "")) throw new SystemError("ENOENT");
  if (node === undefined) return child;
  state.at = child;
  return undefined;
}

function nodeOf(files: FileSystem, view: View, path: string): FileNode | undefined {
  const number = descriptorIn(path);
  if (number === undefined) return files.node(path);
  if (view.devices?.descriptor(number) === undefined) return undefined;
  return { is: "device", device: "stdin", mode: 0o666, uid: 0, gid: 0, modified: files.kernel.now };
}

function search(files: FileSystem, view: View, path: string): void {
  const node = files.node(path);
  if (node === undefined) throw new SystemError("ENOENT");
  if (node.is !== "directory") throw new SystemError("ENOTDIR");
  if (!mayAccess(node, "execute", view.credentials)) throw new SystemError("EACCES");
}

function isLonger(text: string, bytes: number): boolean {
  return text.length * 3 > bytes && byteLength(text) > bytes;
}
