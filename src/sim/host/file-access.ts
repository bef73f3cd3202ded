import type { TextSource } from "../wire/deferred-text.ts";
import type { FileNode } from "./file-node.ts";
import type { OpenFile } from "./open-file.ts";

/** A file's node as `stat` shows it, with the path it was found at. */
export interface Found {
  readonly path: string;
  readonly node: FileNode;
}

/**
 * The file system through the eyes of one process: relative paths start at its directory, modes are checked against
 * its user, new files get its umask. All methods throw SystemError. Paths in results are absolute and clean.
 */
export interface FileAccess {
  /** Follows symbolic links. */
  stat(path: string): Found;
  /** Does not follow the last symbolic link. */
  lstat(path: string): Found;
  /** The node, or undefined if there is none or the way to it is closed. */
  find(path: string): FileNode | undefined;
  /** Absolute, without `.`, `..` and symbolic links. */
  realPath(path: string): string;
  /** Names in a directory, sorted by code point, without `.` and `..`. */
  list(path: string): readonly string[];
  readText(path: string): string;
  /** As `readText`, for those who can do with what the text means. */
  readSource(path: string): TextSource;
  /** Creates or replaces. */
  writeText(path: string, text: TextSource, mode?: number): void;
  appendText(path: string, text: string): void;
  open(path: string, how: "read" | "write" | "append" | "readwrite"): OpenFile;
  makeDirectory(path: string, options?: { readonly parents?: boolean; readonly mode?: number }): void;
  /** Files and links; for directories EISDIR. */
  unlink(path: string): void;
  removeDirectory(path: string): void;
  rename(from: string, to: string): void;
  symlink(target: string, path: string): void;
  changeMode(path: string, mode: number): void;
  changeOwner(path: string, uid: number | undefined, gid: number | undefined): void;
  /** Sets the time of modification; creates an empty file if there is none. */
  touch(path: string): void;
  may(path: string, what: "read" | "write" | "execute"): boolean;
}
