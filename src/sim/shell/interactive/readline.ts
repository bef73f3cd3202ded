import { need, type Task } from "../../kernel/task.ts";
import type { OpenFile } from "../../host/open-file.ts";
import type { Terminal } from "../../host/terminal.ts";
import { completionModule } from "../lazy-parts.ts";
import type { Shell } from "../shell.ts";
import { editingCommands } from "./editing-commands.ts";
import { readKey, type Key } from "./keys.ts";
import { lengthMax, LineBuffer } from "./line-buffer.ts";
import { addition, placeAfter, redraw, shownText, type Drawn } from "./screen-line.ts";
import { searchHistory } from "./search.ts";

/** What became of a line: entered, given up with ^C, or the end of the input. */
export type Entered =
  { readonly is: "line"; readonly text: string } | { readonly is: "interrupted" } | { readonly is: "end" };

const pasteOn = "\u001b[?2004h";
const pasteOff = "\u001b[?2004l";

/** The editor of one line at a prompt, with emacs' keys, on a terminal in raw mode. */
export class Readline {
  readonly buffer: LineBuffer = new LineBuffer();
  readonly shell: Shell;
  readonly terminal: Terminal;
  readonly #input: OpenFile;
  readonly #prompt: string;
  /** The row of the cursor below the prompt's first row. */
  #row = 0;
  #drawn: Drawn | undefined;
  #typedAhead = "";
  #lastKey = "";
  #isSecondTab = false;
  /** Where Up and Down are in the history; its length is the new line. */
  historyIndex: number;
  /** The new line, and changed old ones, while others are shown. */
  readonly #edited = new Map<number, string>();

  constructor(
    shell: Shell,
    {
      terminal,
      input,
      prompt,
    }: { readonly terminal: Terminal; readonly input: OpenFile; readonly prompt: string },
  ) {
    this.shell = shell;
    this.terminal = terminal;
    this.#input = input;
    this.#prompt = prompt.slice(prompt.lastIndexOf("\n") + 1);
    this.historyIndex = shell.state.history.length;
  }

  /** Shows the prompt (its last line) and reads until Enter. What was typed ahead behind it stays for the next. */
  *read(): Task<Entered> {
    this.terminal.mode = "raw";
    yield* this.show(pasteOn + this.#prompt);
    const { columns } = this.terminal.size;
    this.#row = placeAfter(this.#prompt, columns).row;
    this.#drawn = { prompt: this.#prompt, columns, text: "", cursorText: "" };
    try {
      return yield* this.#keys();
    } finally {
      this.terminal.mode = "cooked";
    }
  }

  *#keys(): Task<Entered> {
    for (;;) {
      const key = yield* this.nextKey();
      if (key === undefined) return { is: "end" };
      const entered = yield* this.#press(key);
      if (entered === undefined) continue;
      this.#input.unread?.(this.#typedAhead);
      return entered;
    }
  }

  /** The next key, or what was typed before it came to that; undefined at the end of the input. */
  *nextKey(): Task<Key | undefined> {
    for (;;) {
      const next = this.#typedAhead === "" ? undefined : readKey(this.#typedAhead);
      if (next !== undefined) {
        this.#typedAhead = this.#typedAhead.slice(next.length);
        this.#lastKey = next.source;
        return next.key;
      }
      const chunk = yield* this.#input.read();
      if (chunk === undefined) return undefined;
      this.#typedAhead += chunk;
    }
  }

  /** Gives the last key back, for who comes next. */
  pushBack(): void {
    this.#typedAhead = this.#lastKey + this.#typedAhead;
  }

  *#press(key: Key): Task<Entered | undefined> {
    const isSecondTab = this.#isSecondTab;
    this.#isSecondTab = false;
    if (key.is !== "command") {
      yield* this.#insert(key.text);
      return undefined;
    }
    switch (key.name) {
      case "enter":
        return yield* this.#finish({ is: "line", text: this.buffer.text });
      case "interrupt":
        return yield* this.#finish({ is: "interrupted" });
      case "delete-or-end":
        if (this.buffer.cells.length === 0) return yield* this.#endOfInput();
        break;
      case "complete":
        yield* (yield* need(completionModule)).completeLine(this, isSecondTab);
        this.#isSecondTab = true;
        return undefined;
      case "search":
        return yield* this.#search();
      case "clear-screen":
        yield* this.show("\u001b[H\u001b[2J");
        this.#row = 0;
        this.#drawn = undefined;
        yield* this.refresh();
        return undefined;
      default:
        break;
    }
    editingCommands[key.name]?.(this);
    yield* this.refresh();
    return undefined;
  }

  *#insert(text: string): Task<void> {
    if (this.buffer.insert(text)) yield* this.refresh();
    else {
      const most = `a line has at most ${String(lengthMax)} characters here`;
      yield* this.showBelow(`${this.shell.state.name}: not simulated: ${most}; nothing was inserted\n`);
    }
  }

  *#finish(entered: Entered): Task<Entered> {
    this.buffer.cursor = this.buffer.cells.length;
    yield* this.refresh();
    yield* this.show(`${entered.is === "interrupted" ? "^C" : ""}\n${pasteOff}`);
    return entered;
  }

  *#endOfInput(): Task<Entered> {
    yield* this.show(`\n${pasteOff}`);
    return { is: "end" };
  }

  *#search(): Task<Entered | undefined> {
    const outcome = yield* searchHistory(this);
    yield* this.refresh();
    if (outcome === "enter") return yield* this.#finish({ is: "line", text: this.buffer.text });
    return outcome === "interrupt" ? yield* this.#finish({ is: "interrupted" }) : undefined;
  }

  /** Goes to another line of the history and keeps what was typed. */
  goTo(index: number): void {
    const { history } = this.shell.state;
    if (index < 0 || index > history.length) return;
    this.#edited.set(this.historyIndex, this.buffer.text);
    this.historyIndex = index;
    this.buffer.set(this.#edited.get(index) ?? history[index] ?? "");
  }

  *show(text: string): Task<void> {
    yield* this.shell.process.complain(text);
  }

  /** Shows the line as it is now: all of it anew, or at its end only what has come. */
  *refresh(prompt: string = this.#prompt): Task<void> {
    const { buffer } = this;
    const { columns } = this.terminal.size;
    const next: Drawn = { prompt, columns, text: buffer.text, cursorText: buffer.beforeCursor };
    const added = addition(this.#drawn, next);
    if (added !== undefined) {
      this.#drawn = next;
      if (added !== "") yield* this.show(shownText(added));
      return;
    }
    yield* this.#redraw(next);
  }

  /** After a resize, or when something else was shown. */
  *#redraw(next: Drawn): Task<void> {
    const { output, row } = redraw(next, this.#row);
    this.#drawn = next;
    this.#row = row;
    yield* this.show(output);
  }

  /** The output of a completion list begins on a line of its own; the prompt follows it. */
  *showBelow(text: string): Task<void> {
    const cursor = this.buffer.cursor;
    this.buffer.cursor = this.buffer.cells.length;
    yield* this.refresh();
    this.buffer.cursor = cursor;
    this.#row = 0;
    this.#drawn = undefined;
    yield* this.show(`\n${text}`);
    yield* this.refresh();
  }
}
