import type { Task } from "../kernel/task.ts";
import { SystemError } from "./errno.ts";
import type { FileSystem } from "./file-system.ts";
import type { OpenInode } from "./open-inode.ts";
import { SharedFile } from "./shared-file.ts";

const chunk = 65_536;

interface Opening {
  readonly files: FileSystem;
  readonly inode: OpenInode;
  readonly path: string;
  readonly how: "read" | "write" | "append" | "readwrite";
  readonly isDirectory: boolean;
}

/** A regular file with its position, which all who share the descriptor share. Positions count UTF-16 units. */
export class OpenRegularFile extends SharedFile {
  readonly path: string;
  readonly #opening: Opening;
  #position = 0;

  constructor(opening: Opening) {
    super();
    this.path = opening.path;
    this.#opening = opening;
    const { files, inode, how } = opening;
    if (how === "write" && files.contentOf(inode).text !== "") files.replaceText(inode, "");
  }

  override unread(text: string): void {
    this.#position = Math.max(0, this.#position - text.length);
  }

  override *write(text: string): Task<void> {
    const { files, inode, how } = this.#opening;
    if (how === "read") throw new SystemError("EBADF");
    if (text === "") return;
    const old = files.contentOf(inode).text;
    if (how === "append") this.#position = old.length;
    if (this.#position === old.length) files.appendTo(inode, text);
    else files.replaceText(inode, overwritten(old, this.#position, text));
    this.#position += text.length;
  }

  protected override *next(): Task<string | undefined> {
    const { files, inode, how, isDirectory } = this.#opening;
    if (isDirectory) throw new SystemError("EISDIR");
    if (how === "write" || how === "append") throw new SystemError("EBADF");
    const { text } = files.contentOf(inode);
    if (this.#position >= text.length) return undefined;
    let end = Math.min(text.length, this.#position + chunk);
    if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end--;
    const part = text.slice(this.#position, end);
    this.#position = end;
    return part;
  }

  protected override closed(): void {
    this.#opening.files.closeInode(this.#opening.inode);
  }
}

function overwritten(old: string, position: number, text: string): string {
  return old.slice(0, position).padEnd(position, "\0") + text + old.slice(position + text.length);
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
