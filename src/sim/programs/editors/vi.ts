import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import type { Task } from "../../kernel/task.ts";
import { defineCommand, Failure } from "../command.ts";
import { tried } from "../input.ts";
import { clipped } from "../screen/clip.ts";
import { fullScreen } from "../screen/full-screen.ts";
import { KeyReader, type Key } from "../screen/keys.ts";
import { textWidth } from "../../host/text-width.ts";
import { TextBuffer } from "./text-buffer.ts";
import { runExCommand, type ExHost } from "./vi-ex.ts";
import { ViNormal } from "./vi-normal.ts";
import { Viewport } from "./viewport.ts";

const viFlags = {
  readOnly: { short: "R", help: "do not write unless told with !" },
} as const;

function viCommand(name: string): Command {
  return defineCommand({
    name,
    summary: "Edit a text file on the whole screen.",
    usage: "[OPTION] [+LINE] [FILE]",
    version: "Vi subset 1",
    notes:
      "Simulated: h j k l and arrows, w b e 0 ^ $ gg G, i a I A o O, x X D C J r ~, dd yy cc, d c y with motions,\np P u Ctrl-R, counts, / ? n N, ZZ ZQ, and :w :q :wq :x :q! :e! :N :%s/a/b/g :set number.",
    operands: { max: 2 },
    flags: viFlags,
    *run({ process, flags, operands }) {
      if (process.files.get(0)?.terminal === undefined) throw new Failure("input is not from a terminal");
      const line = operands.find((word) => word.startsWith("+"));
      const path = operands.find((word) => !word.startsWith("+"));
      const editor = new Vi(process, path, flags.readOnly);
      if (line !== undefined) editor.goTo(line.slice(1));
      return yield* fullScreen(process, () => editor.run());
    },
  });
}

export const vi: Command = viCommand("vi");
export const vim: Command = viCommand("vim");

class Vi implements ExHost {
  readonly process: Process;
  buffer: TextBuffer;
  path: string | undefined;
  status = "";
  showNumbers = false;
  readonly readOnly: boolean;
  readonly #keys: KeyReader;
  readonly #viewport = new Viewport();
  readonly #normal: ViNormal;
  #isInserting = false;
  #lastSearch: { readonly text: string; readonly backwards: boolean } = { text: "", backwards: false };
  #hasEnded = false;
  #code = 0;

  constructor(process: Process, path: string | undefined, readOnly: boolean) {
    this.process = process;
    this.path = path;
    this.readOnly = readOnly;
    this.#keys = new KeyReader(process);
    this.buffer = new TextBuffer("");
    this.load();
    this.#normal = new ViNormal({
      buffer: () => this.buffer,
      beginInsert: () => (this.#isInserting = true),
      page: () => Math.max(1, this.#height() - 2),
      say: (text) => (this.status = text),
      search: (backwards) => this.#repeatSearch(backwards),
    });
  }

  /** Reads the file again and drops changes. */
  load(): void {
    const { path, process } = this;
    let text = "";
    const exists = path !== undefined && process.access.find(path) !== undefined;
    const why = exists ? tried(() => (text = process.access.readText(path))) : undefined;
    this.buffer = new TextBuffer(text);
    const count = text === "" ? 0 : this.buffer.lines.length;
    if (path === undefined) this.status = "";
    else if (why !== undefined) this.status = `"${path}" ${why}`;
    else this.status = exists ? `"${path}" ${count}L, ${text.length}B` : `"${path}" [New]`;
  }

  goTo(line: string): void {
    this.buffer.moveTo(line === "" ? Infinity : Number(line) - 1, 0);
  }

  end(code: number): void {
    this.#hasEnded = true;
    this.#code = code;
  }

  *run(): Task<number> {
    while (!this.#hasEnded) {
      if (!this.#keys.hasMore) yield* this.#draw();
      const key = this.#isInserting ? yield* this.#keys.next() : yield* this.#keys.nextSingle();
      if (key === undefined) return 1;
      if (this.#isInserting) this.#insert(key);
      else yield* this.#command(key);
    }
    return this.#code;
  }

  #insert(key: Key): void {
    const { buffer } = this;
    if (key.text !== undefined) buffer.insert(key.text);
    else if (key.key === "Enter") buffer.insert("\n");
    else if (key.key === "Tab") buffer.insert("\t");
    else if (key.key === "Backspace" || key.key === "Ctrl-H") buffer.backspace();
    else if (key.key === "Delete") buffer.deleteForward();
    else if (key.key === "Escape" || key.key === "Ctrl-C" || key.key === "Ctrl-[") this.#leaveInsert();
    else this.#normal.arrow(key.key);
  }

  #leaveInsert(): void {
    this.#isInserting = false;
    this.status = "";
    if (this.buffer.column > 0) this.buffer.moveLeft();
  }

  *#command(key: Key): Task<void> {
    this.status = "";
    if (key.text === ":" && !this.#normal.isPending) {
      const line = yield* this.#ask(":");
      if (line !== undefined) runExCommand(this, line);
    } else if ((key.text === "/" || key.text === "?") && !this.#normal.isPending) {
      const text = yield* this.#ask(key.text);
      if (text === undefined) return;
      this.#lastSearch = { text: text === "" ? this.#lastSearch.text : text, backwards: key.text === "?" };
      this.#repeatSearch(false);
    } else if (this.#normal.take(key) === "save-and-leave") {
      runExCommand(this, "x");
    } else if (this.#normal.wantsToLeave) {
      this.end(0);
    }
  }

  #repeatSearch(isReversed: boolean): void {
    const { text, backwards } = this.#lastSearch;
    if (text === "") this.status = "E35: No previous regular expression";
    else if (!this.buffer.find(text, { backwards: backwards !== isReversed }))
      this.status = `E486: Pattern not found: ${text}`;
  }

  /** A line below the text; undefined if it was cancelled. */
  *#ask(prompt: string): Task<string | undefined> {
    let line = "";
    for (;;) {
      yield* this.#draw(prompt + line);
      const key = yield* this.#keys.next();
      if (key === undefined || key.key === "Escape" || key.key === "Ctrl-C") return undefined;
      if (key.key === "Enter") return line;
      if (key.key === "Backspace") {
        if (line === "") return undefined;
        line = Array.from(line).slice(0, -1).join("");
      } else {
        line += key.text ?? "";
      }
    }
  }

  #height(): number {
    return Math.max(1, (this.process.terminal?.size.rows ?? 24) - 1);
  }

  *#draw(asking?: string): Task<void> {
    const columns = this.process.terminal?.size.columns ?? 80;
    const height = this.#height();
    const gutter = this.showNumbers ? Math.max(4, String(this.buffer.lines.length).length + 1) : 0;
    const view = this.#viewport.render(this.buffer, { columns: columns - gutter, rows: height }, "~");
    const rows = view.rows.map((row, index) => {
      const number = this.#viewport.top + index + 1;
      return gutter > 0 && number <= this.buffer.lines.length
        ? `${String(number).padStart(gutter - 1)} ${row}`
        : row;
    });
    const status = asking ?? (this.#isInserting ? "-- INSERT --" : this.status);
    const cursor =
      asking === undefined
        ? `${view.row + 1};${view.column + 1 + gutter}`
        : `${height + 1};${textWidth(asking) + 1}`;
    const lines = [...rows, clipped(status, columns - 1)];
    yield* this.process.write(
      `\u001b[?25l\u001b[H${lines.map((line) => `${line}\u001b[K`).join("\r\n")}\u001b[${cursor}H\u001b[?25h`,
    );
  }
}
