import type { FileNode } from "../../host/file-node.ts";
import type { Process } from "../../host/process.ts";
import { groupById, userById } from "../../host/users.ts";
import { call, type Task } from "../../kernel/task.ts";
import { byteLength } from "../../kernel/text.ts";
import { second } from "../../kernel/time.ts";
import { complain, tried } from "../input.ts";
import { blockSize, padding, printHeader, type Entry } from "./header.ts";

/** Archives are written in records of so many blocks. */
const recordSize = 20 * blockSize;

export interface WriteOptions {
  /** Where names begin: the directory of -C, with its slash, or nothing. */
  readonly folder: string;
  readonly write: (text: string) => Task<void>;
  /** Told of each member: -v. */
  readonly show: (entry: Entry) => Task<void>;
}

/** Writes members into an archive. It remembers what has failed. @models GNU tar create.c dump_file */
export class ArchiveWriter {
  readonly #process: Process;
  readonly #options: WriteOptions;
  #written = 0;
  #hasStripped = false;
  hasFailed = false;

  constructor(process: Process, options: WriteOptions) {
    this.#process = process;
    this.#options = options;
  }

  /** A file, or a directory with all that is in it. */
  *add(name: string): Task<void> {
    const path = name.startsWith("/") ? name : this.#options.folder + name;
    let node: FileNode | undefined;
    const why = tried(() => (node = this.#process.access.lstat(path).node));
    if (node === undefined) yield* this.#fail(`${name}: Cannot stat: ${why ?? ""}`);
    else if (node.is !== "device") yield* this.#addNode(name, path, node);
  }

  *#addNode(name: string, path: string, node: FileNode): Task<void> {
    const shown = yield* this.#memberName(name, node);
    const text = node.is === "file" ? this.#textOf(path) : "";
    if (text === undefined) {
      yield* this.#fail(`${name}: Cannot open: Permission denied`);
      return;
    }
    const entry = this.#entryOf(shown, node, byteLength(text));
    yield* this.#options.show(entry);
    yield* this.#put(printHeader(entry) + text + padding(entry.size));
    if (node.is === "directory") yield* this.#addAll(name, path);
  }

  /** Two blocks of zeros, and what fills the record. */
  *finish(): Task<void> {
    const end = this.#written + 2 * blockSize;
    yield* this.#put("\0".repeat(Math.ceil(end / recordSize) * recordSize - this.#written));
  }

  *#addAll(name: string, path: string): Task<void> {
    const names: string[] = [];
    const why = tried(() => void names.push(...this.#process.access.list(path)));
    if (why !== undefined) yield* this.#fail(`${name}: Cannot open: ${why}`);
    for (const each of names) yield* call(this.add(`${name.replace(/\/+$/, "")}/${each}`));
  }

  *#memberName(name: string, node: FileNode): Task<string> {
    const [lead = ""] = /^(?:.*?(?:^|\/)\.\.(?=\/|$))?\/*/.exec(name) ?? [];
    const rest = name.slice(lead.length).replace(/\/+$/, "");
    if (lead !== "" && !this.#hasStripped) {
      this.#hasStripped = true;
      yield* complain(this.#process, `Removing leading \`${lead}' from member names`);
    }
    const shown = rest === "" ? "." : rest;
    return node.is === "directory" ? `${shown}/` : shown;
  }

  #textOf(path: string): string | undefined {
    let text: string | undefined;
    tried(() => (text = this.#process.access.readText(path)));
    return text;
  }

  #entryOf(name: string, node: FileNode, size: number): Entry {
    const files = this.#process.host.files.access();
    const { mode, uid, gid, modified } = node;
    return {
      name,
      type: node.is === "directory" ? "directory" : node.is === "link" ? "link" : "file",
      mode,
      uid,
      gid,
      size,
      modified: Math.floor(modified / second),
      target: node.is === "link" ? node.target : "",
      user: userById(files, uid)?.name ?? "",
      group: groupById(files, gid)?.name ?? "",
    };
  }

  *#put(text: string): Task<void> {
    this.#written += byteLength(text);
    yield* this.#options.write(text);
  }

  *#fail(message: string): Task<void> {
    this.hasFailed = true;
    yield* complain(this.#process, message);
  }
}
