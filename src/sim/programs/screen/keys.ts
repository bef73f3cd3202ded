import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";

export type KeyName =
  | "Enter"
  | "Tab"
  | "Backspace"
  | "Delete"
  | "Escape"
  | "Up"
  | "Down"
  | "Left"
  | "Right"
  | "Home"
  | "End"
  | "PageUp"
  | "PageDown"
  | "Insert"
  | "Unknown"
  | `Ctrl-${string}`
  | `Alt-${string}`;

/** What was typed: a run of ordinary characters, or a key. */
export type Key =
  { readonly text: string; readonly key?: undefined } | { readonly key: KeyName; readonly text?: undefined };

const sequences: Readonly<Record<string, KeyName>> = {
  "[A": "Up",
  "[B": "Down",
  "[C": "Right",
  "[D": "Left",
  "[H": "Home",
  "[F": "End",
  OA: "Up",
  OB: "Down",
  OC: "Right",
  OD: "Left",
  OH: "Home",
  OF: "End",
  "[1~": "Home",
  "[7~": "Home",
  "[4~": "End",
  "[8~": "End",
  "[2~": "Insert",
  "[3~": "Delete",
  "[5~": "PageUp",
  "[6~": "PageDown",
};

/** Keys from a terminal in raw mode. A chunk of input is one key press or one paste. */
export class KeyReader {
  readonly #process: Process;
  #pending = "";

  constructor(process: Process) {
    this.#process = process;
  }

  /** Whether more can be had without waiting. */
  get hasMore(): boolean {
    return this.#pending !== "";
  }

  /** Undefined at the end of input. */
  *next(): Task<Key | undefined> {
    if (this.#pending === "") this.#pending = (yield* this.#process.read()) ?? "";
    if (this.#pending === "") return undefined;
    const length = textLength(this.#pending);
    return length === 0 ? { key: this.#control() } : { text: this.#take(length) };
  }

  /** One character or key at a time, for commands of single letters. */
  *nextSingle(): Task<Key | undefined> {
    if (this.#pending === "") this.#pending = (yield* this.#process.read()) ?? "";
    if (this.#pending === "") return undefined;
    const code = this.#pending.codePointAt(0) ?? 0;
    return isControl(code) ? { key: this.#control() } : { text: this.#take(code > 0xffff ? 2 : 1) };
  }

  #take(length: number): string {
    const text = this.#pending.slice(0, length);
    this.#pending = this.#pending.slice(length);
    return text;
  }

  #control(): KeyName {
    const character = this.#pending.charAt(0);
    if (character === "\u001b") return this.#escape();
    this.#pending = this.#pending.slice(1);
    if (character === "\r" || character === "\n") return "Enter";
    if (character === "\t") return "Tab";
    if (character === "\u007f" || character === "\b") return "Backspace";
    return `Ctrl-${String.fromCharCode(character.charCodeAt(0) | 64)}`;
  }

  #escape(): KeyName {
    const sequence = /^(?:\[[\d;]*[~A-Za-z]|O[A-Z])/.exec(this.#pending.slice(1, 16))?.[0];
    if (sequence !== undefined) {
      this.#take(sequence.length + 1);
      return sequences[sequence] ?? "Unknown";
    }
    const following = this.#pending.charAt(1);
    const isAlt = this.#pending.length === 2 && /[\w<>/\\]/.test(following);
    this.#pending = this.#pending.slice(isAlt ? 2 : 1);
    return isAlt ? `Alt-${following.toUpperCase()}` : "Escape";
  }
}

function isControl(code: number): boolean {
  return code < 32 || code === 127;
}

/** How many units of ordinary characters a text begins with. */
function textLength(text: string): number {
  let length = 0;
  while (length < text.length && !isControl(text.charCodeAt(length))) length++;
  return length;
}
