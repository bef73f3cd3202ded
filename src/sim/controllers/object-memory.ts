import type { Kernel } from "../kernel/kernel.ts";
import type { Instant } from "../kernel/time.ts";
import type { Refusal } from "./action.ts";
import type { Memory } from "./controller.ts";

/** The memory of one object: labels that were asked for in the last look and in the one that is going on. */
export class ObjectMemory implements Memory {
  refusals: readonly Refusal[] = [];
  #kept: unknown;
  #uid: string | undefined;
  readonly #kernel: Kernel;
  #last = new Map<string, Instant>();
  #asked = new Map<string, Instant>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  get isEmpty(): boolean {
    return this.#last.size === 0 && this.refusals.length === 0 && this.#kept === undefined;
  }

  get kept(): unknown {
    return this.#kept;
  }

  keep(value: unknown): void {
    this.#kept = value;
  }

  /** Another object of the same name inherits nothing. */
  meet(uid: string | undefined): void {
    if (uid === this.#uid) return;
    this.#uid = uid;
    this.#kept = undefined;
  }

  since(label: string): Instant {
    const instant = this.#asked.get(label) ?? this.#last.get(label) ?? this.#kernel.now;
    this.#asked.set(label, instant);
    return instant;
  }

  had(label: string): boolean {
    return this.#last.has(label);
  }

  /** A look has ended. */
  turn(): void {
    this.#last = this.#asked;
    this.#asked = new Map();
  }
}
