import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { complain, tried } from "../input.ts";
import type { Member } from "./read-archive.ts";

export interface ExtractOptions {
  /** Where members go: the directory of -C, with its slash, or nothing. */
  readonly folder: string;
  readonly stripComponents: number;
  /** To standard output. */
  readonly toStdout: boolean;
  /** Modes as they are, whatever the umask: root's default. */
  readonly keepsModes: boolean;
  readonly keepsOwners: boolean;
}

/** Makes files of an archive's members. It remembers what has failed. @models GNU tar extract.c extract_archive */
export class Extractor {
  readonly #process: Process;
  readonly #options: ExtractOptions;
  readonly #said = new Set<string>();
  hasFailed = false;

  constructor(process: Process, options: ExtractOptions) {
    this.#process = process;
    this.#options = options;
  }

  *extract({ entry, content }: Member): Task<void> {
    if (this.#options.toStdout) {
      if (entry.type === "file") yield* this.#process.write(content);
      return;
    }
    const name = yield* this.#safeName(entry.name);
    if (name === undefined) return;
    const path = this.#options.folder + name;
    const why = tried(() => this.#make(path, { entry, content }));
    if (why === undefined) return;
    this.hasFailed = true;
    yield* complain(
      this.#process,
      `${name}: Cannot ${entry.type === "directory" ? "mkdir" : "open"}: ${why}`,
    );
  }

  /** No member gets out of the directory that it is extracted into. */
  *#safeName(name: string): Task<string | undefined> {
    const [lead = ""] = /^(?:.*(?:^|\/)\.\.(?=\/|$))?\/*/.exec(name) ?? [];
    if (lead !== "" && !this.#said.has(lead)) {
      this.#said.add(lead);
      yield* complain(this.#process, `Removing leading \`${lead}' from member names`);
    }
    const parts = name
      .slice(lead.length)
      .split("/")
      .filter((part) => part !== "" && part !== ".");
    const { stripComponents } = this.#options;
    const rest = parts.slice(stripComponents);
    if (rest.length > 0) return rest.join("/");
    return stripComponents === 0 ? "." : undefined;
  }

  #make(path: string, { entry, content }: Member): void {
    const { access } = this.#process;
    const slash = path.lastIndexOf("/");
    if (slash > 0) access.makeDirectory(path.slice(0, slash), { parents: true });
    switch (entry.type) {
      case "directory":
        access.makeDirectory(path, { parents: true, mode: entry.mode });
        break;
      case "link":
        this.#clear(path);
        access.symlink(entry.target, path);
        return;
      case "hard link":
        this.#clear(path);
        access.writeText(path, access.readText(this.#options.folder + entry.target), entry.mode);
        return;
      case "file":
        this.#clear(path);
        access.writeText(path, content, entry.mode);
        break;
      case "other":
        return;
    }
    if (this.#options.keepsModes && path !== ".") access.changeMode(path, entry.mode);
    if (this.#options.keepsOwners) access.changeOwner(path, entry.uid, entry.gid);
  }

  /** What is there is replaced, not written through: a link would lead elsewhere. */
  #clear(path: string): void {
    tried(() => this.#process.access.unlink(path));
  }
}
