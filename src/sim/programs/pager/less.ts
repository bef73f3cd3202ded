import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { defineCommand } from "../command.ts";
import { forEachInput, readWhole, splitLines } from "../input.ts";
import { visiblePart } from "../screen/clip.ts";
import { fullScreen } from "../screen/full-screen.ts";
import { KeyReader, type Key } from "../screen/keys.ts";

const pagerFlags = {
  quitIfOne: { short: "F", long: "quit-if-one-screen", help: "just print what fits on the screen" },
  ignoreCase: { short: "i", long: "ignore-case", help: "searches ignore case" },
  numbers: { short: "N", long: "LINE-NUMBERS", help: "show line numbers" },
  raw: { short: "R", long: "RAW-CONTROL-CHARS", help: "accepted; colours are left out" },
  chop: { short: "S", long: "chop-long-lines", help: "cut long lines (always)" },
  noInit: { short: "X", long: "no-init", help: "accepted" },
} as const;

export const less: Command = pagerCommand("less");
export const more: Command = pagerCommand("more");

function pagerCommand(name: string): Command {
  return defineCommand({
    name,
    summary: "Show text screen by screen.",
    usage: "[OPTION]... [FILE]...",
    version: "less 590",
    notes: "Keys: space, b, Enter, j, k, arrows, d, u, g, G, /, ?, n, N, h and q.",
    flags: pagerFlags,
    *run({ process, flags, operands }) {
      const isTerminal = process.files.get(1)?.terminal !== undefined;
      if (operands.length === 0 && process.files.get(0)?.terminal !== undefined) {
        yield* process.complain(`Missing filename ("${name} --help" for help)\n`);
        return 1;
      }
      let text = "";
      const code = yield* forEachInput(process, operands, function* ({ file }) {
        const part = yield* readWhole(process, file);
        if (isTerminal) text += part;
        else yield* process.write(part);
      });
      if (!isTerminal || (code !== 0 && text === "")) return code;
      return yield* page(process, { ...flags, name: operands[0] ?? "", lines: splitLines(text) });
    },
  });
}

/** Keys come from the terminal, whatever standard input is. */
function* page(process: Process, options: PagerOptions): Task<number> {
  if (options.quitIfOne && options.lines.length < (process.terminal?.size.rows ?? 24)) {
    yield* process.write(options.lines.map((line) => `${line}\n`).join(""));
    return 0;
  }
  const before = process.files.get(0);
  const keyboard = process.access.open("/dev/tty", "read");
  process.files.set(0, keyboard);
  try {
    const pager = new Pager(process, options);
    return yield* fullScreen(process, () => pager.run());
  } finally {
    if (before === undefined) process.files.delete(0);
    else process.files.set(0, before);
    keyboard.release();
  }
}

interface PagerOptions {
  readonly lines: readonly string[];
  readonly name: string;
  readonly quitIfOne: boolean;
  readonly ignoreCase: boolean;
  readonly numbers: boolean;
}

class Pager {
  readonly #process: Process;
  readonly #options: PagerOptions;
  readonly #keys: KeyReader;
  readonly #lines: readonly string[];
  #top = 0;
  #left = 0;
  #search = { text: "", backwards: false };
  #message: string | undefined;

  constructor(process: Process, options: PagerOptions) {
    this.#process = process;
    this.#options = options;
    this.#keys = new KeyReader(process);
    // What programs print for colours would be garbage here.
    this.#lines = options.lines.map(withoutColors);
    this.#message = options.name === "" ? undefined : options.name;
  }

  *run(): Task<number> {
    for (;;) {
      if (!this.#keys.hasMore) yield* this.#draw();
      const key = yield* this.#keys.nextSingle();
      if (key === undefined || key.text === "q" || key.text === "Q" || key.key === "Ctrl-C") return 0;
      this.#message = undefined;
      if (key.text === "/" || key.text === "?") yield* this.#askSearch(key.text);
      else this.#move(key);
    }
  }

  #height(): number {
    return Math.max(1, (this.#process.terminal?.size.rows ?? 24) - 1);
  }

  #move(key: Key): void {
    const page = this.#height();
    const name = key.text ?? key.key;
    const moves: Readonly<Record<string, number>> = {
      " ": page,
      f: page,
      "Ctrl-F": page,
      PageDown: page,
      b: -page,
      "Ctrl-B": -page,
      PageUp: -page,
      d: Math.ceil(page / 2),
      u: -Math.ceil(page / 2),
      j: 1,
      e: 1,
      Enter: 1,
      Down: 1,
      k: -1,
      y: -1,
      Up: -1,
      g: -Infinity,
      "<": -Infinity,
      Home: -Infinity,
      G: Infinity,
      ">": Infinity,
      End: Infinity,
    };
    const step = moves[name];
    if (step !== undefined) this.#scrollTo(this.#top + step);
    else if (name === "Left" || name === "Right")
      this.#left = Math.max(0, this.#left + (name === "Right" ? 20 : -20));
    else if (name === "n" || name === "N") this.#find(name === "N");
    else if (name === "h") this.#message = "space b j k d u g G / ? n N q";
  }

  #scrollTo(row: number): void {
    this.#top = Math.max(0, Math.min(row, this.#lines.length - this.#height()));
  }

  *#askSearch(prompt: string): Task<void> {
    let text = "";
    for (;;) {
      this.#message = prompt + text;
      yield* this.#draw();
      const key = yield* this.#keys.next();
      this.#message = undefined;
      if (key === undefined || key.key === "Escape" || key.key === "Ctrl-C") return;
      if (key.key === "Enter") break;
      if (key.key === "Backspace") text = Array.from(text).slice(0, -1).join("");
      else text += key.text ?? "";
    }
    this.#search = { text: text === "" ? this.#search.text : text, backwards: prompt === "?" };
    this.#find(false);
  }

  #find(isReversed: boolean): void {
    const { text, backwards } = this.#search;
    const fold = (line: string): string => (this.#options.ignoreCase ? line.toLowerCase() : line);
    const step = backwards === isReversed ? 1 : -1;
    for (let row = this.#top + step; row >= 0 && row < this.#lines.length; row += step) {
      if (!fold(this.#lines[row] ?? "").includes(fold(text))) continue;
      this.#top = row;
      return;
    }
    this.#message = "Pattern not found";
  }

  *#draw(): Task<void> {
    const columns = this.#process.terminal?.size.columns ?? 80;
    const height = this.#height();
    const gutter = this.#options.numbers ? 8 : 0;
    const rows = Array.from({ length: height }, (_, index) => {
      const line = this.#lines[this.#top + index];
      if (line === undefined) return "~";
      const number = gutter === 0 ? "" : `${String(this.#top + index + 1).padStart(gutter - 1)} `;
      return number + visiblePart(line, this.#left, columns - gutter);
    });
    const isAtEnd = this.#top + height >= this.#lines.length;
    const isPrompt = /^[/?]/.test(this.#message ?? "");
    const status = this.#message ?? (isAtEnd ? "(END)" : ":");
    const shown = isPrompt || status === ":" ? status : `\u001b[7m${status}\u001b[0m`;
    yield* this.#process.write(`\u001b[H${[...rows, shown].map((line) => `${line}\u001b[K`).join("\r\n")}`);
  }
}

function withoutColors(line: string): string {
  const [first = "", ...rest] = line.split("\u001b");
  return first + rest.map((part) => part.replace(/^\[[\d;]*[A-Za-z]/, "")).join("");
}
