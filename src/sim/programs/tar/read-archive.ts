import type { OpenFile } from "../../host/open-file.ts";
import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { fromBytes, toBytes } from "../../kernel/text.ts";
import { Failure } from "../command.ts";
import { chunkDuration } from "../line-reader.ts";
import { blockSize, readHeader, type Entry, type ReadHeader } from "./header.ts";

/** A member with its content. */
export interface Member {
  readonly entry: Entry;
  readonly content: string;
}

/** Longer contents no program takes into memory here, in bytes. */
const contentMax = 32_000_000;

/** Reads an archive's members one after the other. @models GNU tar list.c read_header, POSIX pax extended headers */
export class ArchiveReader {
  readonly #process: Process;
  readonly #file: OpenFile;
  #rest: Uint8Array = new Uint8Array();
  #isFirst = true;

  constructor(process: Process, file: OpenFile) {
    this.#process = process;
    this.#file = file;
  }

  /** Undefined at the end. Throws Failure for what is no archive. */
  *next(): Task<Member | undefined> {
    const extended: Record<string, string> = {};
    for (;;) {
      const header = yield* this.#header();
      if (header === undefined) return undefined;
      const { entry, flag } = header;
      const size = Number(extended["size"] ?? entry.size);
      if (!(size <= contentMax))
        throw new Failure(`${entry.name}: not simulated: a file of ${size} bytes`, 2);
      const hasContent = entry.type === "file" || entry.type === "other";
      const content = hasContent ? yield* this.#content(size) : "";
      if (!isExtension(flag)) return { entry: amended(entry, extended, size), content };
      for (const [name, value] of said(flag, content)) extended[name] = value;
    }
  }

  /** Undefined at the end. */
  *#header(): Task<ReadHeader | undefined> {
    const block = yield* this.#take(blockSize);
    if (block === undefined) return undefined;
    const header = readHeader(block);
    if (header === undefined) throw new Failure(`This does not look like a tar archive\n${failing}`, 2);
    if (header === "end") return undefined;
    this.#isFirst = false;
    return header;
  }

  *#content(size: number): Task<string> {
    const bytes = yield* this.#take(Math.ceil(size / blockSize) * blockSize);
    if (bytes === undefined)
      throw new Failure("Unexpected EOF in archive\ntar: Error is not recoverable: exiting now", 2);
    return fromBytes(bytes.subarray(0, size));
  }

  /** That many bytes; undefined at the end, or if it comes too early. */
  *#take(length: number): Task<Uint8Array | undefined> {
    const parts = [this.#rest];
    let have = this.#rest.length;
    while (have < length) {
      yield* this.#process.kernel.sleep(chunkDuration);
      const text = yield* this.#file.read();
      if (text === undefined) return this.#end(have);
      const bytes = toBytes(text);
      parts.push(bytes);
      have += bytes.length;
    }
    const all = parts.length === 1 ? this.#rest : joined(parts, have);
    this.#rest = all.subarray(length);
    return all.subarray(0, length);
  }

  #end(have: number): undefined {
    if (this.#isFirst && have > 0) throw new Failure(`This does not look like a tar archive\n${failing}`, 2);
    return undefined;
  }
}

const failing = "tar: Exiting with failure status due to previous errors";

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Headers about the member that follows: GNU's long names, POSIX's records for it or for all. */
function isExtension(flag: string): boolean {
  return flag !== "" && "LKxg".includes(flag);
}

/** What such a header says, in POSIX's words. */
function said(flag: string, content: string): readonly (readonly [name: string, value: string])[] {
  const name = content.replace(/\0+$/, "");
  if (flag === "L") return [["path", name]];
  if (flag === "K") return [["linkpath", name]];
  return flag === "x" ? records(content) : [];
}

/** `27 path=some/long/name\n`, one after the other. Lengths are trusted no further than the text goes. */
function records(text: string): readonly (readonly [name: string, value: string])[] {
  const found = text.matchAll(/^\d+ ([^=\n]+)=(.*)$/gm);
  return Array.from(found, ([, name = "", value = ""]) => [name, value] as const);
}

function amended(entry: Entry, extended: Readonly<Record<string, string>>, size: number): Entry {
  const { path, linkpath, mtime } = extended;
  return {
    ...entry,
    size,
    name: path ?? entry.name,
    target: linkpath ?? entry.target,
    modified: mtime === undefined ? entry.modified : Math.floor(Number(mtime)) || 0,
  };
}
