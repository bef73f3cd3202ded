import type { Kernel } from "../kernel/kernel.ts";
import type { Task } from "../kernel/task.ts";
import { SystemError } from "./errno.ts";
import type { OpenFile } from "./open-file.ts";
import { SharedFile } from "./shared-file.ts";

/** Reading without end takes time, or a loop around it would stop the world. */
const readCost = 20;

type Kind = "null" | "zero" | "full" | "random";

interface NullDeviceOptions {
  readonly kernel: Kernel;
  readonly path: string;
  readonly random: () => string;
}

class NullDevice extends SharedFile {
  readonly path: string;
  readonly #kind: Kind;
  readonly #kernel: Kernel;
  readonly #random: () => string;

  constructor(kind: Kind, options: NullDeviceOptions) {
    super();
    this.path = options.path;
    this.#kind = kind;
    this.#kernel = options.kernel;
    this.#random = options.random;
  }

  override *write(): Task<void> {
    if (this.#kind === "full") throw new SystemError("ENOSPC");
  }

  protected override *next(): Task<string | undefined> {
    if (this.#kind === "null") return undefined;
    yield* this.#kernel.sleep(readCost);
    return this.#kind === "random" ? this.#random() : "\0".repeat(4096);
  }
}

/** /dev/null, /dev/zero, /dev/full and /dev/urandom. */
export function openNullDevice(kind: Kind, options: NullDeviceOptions): OpenFile {
  return new NullDevice(kind, options);
}
