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
    const run = /^[^\0-\u001f\u007f]+/.exec(this.#pending)?.[0];
    if (run !== undefined) {
      this.#pending = this.#pending.slice(run.length);
      return { text: run };
    }
    return { key: this.#control() };
  }

  /** One character or key at a time, for commands of single letters. */
  *nextSingle(): Task<Key | undefined> {
    const key = yield* this.next();
    if (key?.text === undefined) return key;
    const first = Array.from(key.text)[0] ?? "";
    this.#pending = key.text.slice(first.length) + this.#pending;
    return { text: first };
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
    const match = /^\u001b(\[[\d;]*[~A-Za-z]|O[A-Z])/.exec(this.#pending);
    if (match !== null) {
      this.#pending = this.#pending.slice(match[0].length);
      return sequences[match[1] ?? ""] ?? "Unknown";
    }
    const following = this.#pending.charAt(1);
    const isAlt = this.#pending.length === 2 && /[\w<>/\\]/.test(following);
    this.#pending = this.#pending.slice(isAlt ? 2 : 1);
    return isAlt ? `Alt-${following.toUpperCase()}` : "Escape";
  }
}
