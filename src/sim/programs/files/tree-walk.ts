import type { FileNode } from "../../host/file-node.ts";
import type { Process } from "../../host/process.ts";
import { byteLength } from "../../kernel/text.ts";

/** Deepest directory that programs descend to. */
const depthMax = 200;

/** `a/b`, without doubling slashes. */
export function joinPath(directory: string, name: string): string {
  return directory.endsWith("/") ? directory + name : `${directory}/${name}`;
}

/** The last part of a path, slashes at its end not counted; `/` for the root. */
export function baseName(path: string): string {
  const trimmed = path.replace(/\/+$/, "");
  if (trimmed === "") return path === "" ? "" : "/";
  return trimmed.slice(trimmed.lastIndexOf("/") + 1);
}

/** A node without following links; undefined if there is none. Other failures are thrown as SystemError. */
export function existing(process: Process, path: string): FileNode | undefined {
  return process.access.find(path) === undefined ? linkAt(process, path) : process.access.lstat(path).node;
}

function linkAt(process: Process, path: string): FileNode | undefined {
  try {
    return process.access.lstat(path).node;
  } catch {
    return undefined;
  }
}

/** What `ls -l` and `du` count as size, in bytes. */
export function sizeOf(node: FileNode): number {
  if (node.is === "file") return byteLength(node.text);
  if (node.is === "link") return byteLength(node.target);
  return node.is === "directory" ? 4096 : 0;
}

/** Kilobytes on disk, in blocks of 4096 bytes. */
export function blocksOf(node: FileNode): number {
  return node.is === "file" ? Math.ceil(sizeOf(node) / 4096) * 4 : node.is === "directory" ? 4 : 0;
}

/** Calls back for a path and all below it, parents first; unreadable directories are told to `failed`. */
export function walk(
  process: Process,
  path: string,
  visit: {
    readonly each: (path: string, node: FileNode, depth: number) => void;
    readonly failed: (path: string, error: unknown) => void;
  },
): void {
  const step = (at: string, depth: number): void => {
    const node = depth === 0 ? process.access.lstat(at).node : existing(process, at);
    if (node === undefined || depth > depthMax) return;
    visit.each(at, node, depth);
    if (node.is !== "directory") return;
    let names: readonly string[];
    try {
      names = process.access.list(at);
    } catch (error) {
      visit.failed(at, error);
      return;
    }
    for (const name of names) step(joinPath(at, name), depth + 1);
  };
  step(path, 0);
}

/** `1.5K`, `12M`: one decimal below ten, rounded up. @models gnulib human_readable with -h */
export function humanSize(bytes: number): string {
  if (bytes < 1024) return String(bytes);
  let value = bytes;
  let unit = -1;
  while (value >= 1024 && unit < 5) {
    value /= 1024;
    unit++;
  }
  const rounded = value < 10 ? Math.ceil(value * 10) / 10 : Math.ceil(value);
  return `${rounded < 10 ? rounded.toFixed(1) : Math.ceil(rounded)}${"KMGTPE".charAt(unit)}`;
}
