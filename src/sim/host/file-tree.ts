import { at, type Instant } from "../kernel/time.ts";
import type { Device, Directory, FileNode, RegularFile, SymbolicLink } from "./file-node.ts";

/** What may be said of a new node; the rest is root's, with the usual mode, of the epoch. */
export interface InodeOptions {
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
  readonly modified?: Instant;
}

/** How the files of programs begin; their program's name follows, so that copies run too. */
export const elfHeader = "\u007fELF\u0002\u0001\u0001\0";

const base = { uid: 0, gid: 0, modified: at(0) };

/** `directory({ hosts: file("127.0.0.1 localhost\n") })`. */
export function directory(
  entries: Readonly<Record<string, FileNode>> = {},
  options: InodeOptions = {},
): Directory {
  return { is: "directory", mode: 0o755, ...base, ...options, entries: new Map(Object.entries(entries)) };
}

export function file(text: string, options: InodeOptions = {}): RegularFile {
  return { is: "file", mode: 0o644, ...base, ...options, text };
}

/** An executable that runs a program of the host's table: `programFile("kubectl")`. */
export function programFile(program: string, options: InodeOptions = {}): RegularFile {
  return {
    is: "file",
    mode: 0o755,
    ...base,
    ...options,
    text: `${elfHeader}${program}\n`,
    program,
  };
}

export function link(target: string, options: InodeOptions = {}): SymbolicLink {
  return { is: "link", mode: 0o777, ...base, ...options, target };
}

export function device(kind: Device["device"], options: InodeOptions = {}): Device {
  return { is: "device", mode: 0o666, ...base, ...options, device: kind };
}

/** The names on a path: `.` and empty ones are dropped, `..` goes up, never above the root. */
export function segments(path: string): string[] {
  const names: string[] = [];
  for (const name of path.split("/")) {
    if (name === "..") names.pop();
    else if (name !== "" && name !== ".") names.push(name);
  }
  return names;
}

/** Absolute and without `.` and `..`; links are not looked at. */
export function cleanPath(path: string, cwd = "/"): string {
  return `/${segments(path.startsWith("/") ? path : `${cwd}/${path}`).join("/")}`;
}

/** `/a/b` of `/a/b/c`; `/` of `/`. */
export function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/")) || "/";
}

/** `path` is `ancestor` or lies below it. Both are clean. */
export function isWithin(path: string, ancestor: string): boolean {
  return path === ancestor || ancestor === "/" || path.startsWith(`${ancestor}/`);
}

/** The node at a clean path of a tree, links not followed. */
export function nodeAt(root: Directory, path: string): FileNode | undefined {
  let node: FileNode = root;
  for (let start = 1; start < path.length;) {
    const slash = path.indexOf("/", start);
    const end = slash === -1 ? path.length : slash;
    const child: FileNode | undefined =
      node.is === "directory" ? node.entries.get(path.slice(start, end)) : undefined;
    if (child === undefined) return undefined;
    node = child;
    start = end + 1;
  }
  return node;
}

/** The tree with another node (or none) at a clean path. Directories on the way that are missing are made. */
export function withNode(
  root: Directory,
  path: string,
  node: FileNode | undefined,
  modified: Instant = at(0),
): Directory {
  const names = segments(path);
  if (names.length === 0) return node?.is === "directory" ? node : root;
  return replaced({ names, node, modified }, root, 0);
}

/** The tree with more files: `withFiles(root, { "/etc/hosts": file("") })`. */
export function withFiles(root: Directory, files: Readonly<Record<string, FileNode>>): Directory {
  let tree = root;
  for (const [path, node] of Object.entries(files)) tree = withNode(tree, path, node);
  return tree;
}

interface Change {
  readonly names: readonly string[];
  readonly node: FileNode | undefined;
  readonly modified: Instant;
}

function replaced(change: Change, parent: Directory, depth: number): Directory {
  const name = change.names[depth] ?? "";
  const old = parent.entries.get(name);
  const entries = new Map(parent.entries);
  const isLast = depth === change.names.length - 1;
  const child = isLast
    ? change.node
    : replaced(
        change,
        old?.is === "directory" ? old : directory({}, { modified: change.modified }),
        depth + 1,
      );
  if (child === undefined) entries.delete(name);
  else entries.set(name, child);
  const isNewName = isLast && (old === undefined) !== (child === undefined);
  return { ...parent, entries, modified: isNewName ? change.modified : parent.modified };
}
