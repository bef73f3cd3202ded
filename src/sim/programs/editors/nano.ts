import type { Command } from "../../host/program.ts";
import type { Process } from "../../host/process.ts";
import { textWidth } from "../../host/text-width.ts";
import type { Task } from "../../kernel/task.ts";
import { defineCommand, Failure } from "../command.ts";
import { tried } from "../input.ts";
import { fullScreen } from "../screen/full-screen.ts";
import { KeyReader, type Key, type KeyName } from "../screen/keys.ts";
import { nanoScreen, numbered, type Asking, type NanoPicture } from "./nano-screen.ts";
import { TextBuffer } from "./text-buffer.ts";
import { Viewport } from "./viewport.ts";

export const nano: Command = defineCommand({
  name: "nano",
  summary: "Edit a text file on the whole screen.",
  usage: "[OPTIONS] [[+LINE[,COLUMN]] FILE]",
  version: "GNU nano 7.2",
  notes:
    "Simulated: arrows, Home, End, PageUp, PageDown, Backspace, Delete, ^O ^X ^K ^U ^W ^C ^_ ^A ^E ^V ^Y, Alt-U, Alt-E.",
  operands: { max: 2 },
  flags: {
    lineNumbers: { short: "l", long: "linenumbers", help: "show line numbers" },
    view: { short: "v", long: "view", help: "do not allow changes" },
  },
  *run({ process, flags, operands }) {
    if (process.files.get(0)?.terminal === undefined) throw new Failure("Standard input is not a terminal");
    const start = operands.length > 1 && operands[0]?.startsWith("+") === true ? operands[0] : undefined;
    const path = start === undefined ? operands[0] : operands[1];
    const loaded = load(process, path);
    const editor = new Nano(process, { path, view: flags.view, lineNumbers: flags.lineNumbers, ...loaded });
    if (start !== undefined) editor.goTo(start.slice(1));
    return yield* fullScreen(process, () => editor.run());
  },
});

function load(
  process: Process,
  path: string | undefined,
): { readonly text: string; readonly status: string } {
  if (path === undefined) return { text: "", status: "" };
  if (process.access.find(path) === undefined) return { text: "", status: "[ New File ]" };
  let text = "";
  const why = tried(() => (text = process.access.readText(path)));
  if (why !== undefined) return { text: "", status: `[ Error reading ${path}: ${why} ]` };
  const lines = text === "" ? 0 : text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
  const note = process.access.may(path, "write") ? "" : " (Warning: No write permission)";
  return { text, status: `[ Read ${lines} line${lines === 1 ? "" : "s"}${note} ]` };
}

interface NanoOptions {
  readonly path: string | undefined;
  readonly text: string;
  readonly status: string;
  readonly view: boolean;
  readonly lineNumbers: boolean;
}

type Step = "stay" | "leave";

class Nano {
  readonly #process: Process;
  readonly #keys: KeyReader;
  readonly #buffer: TextBuffer;
  readonly #viewport = new Viewport();
  readonly #options: NanoOptions;
  #path: string;
  #status: string;
  #cut: string[] = [];
  #wasCut = false;
  #wasTyped = false;
  #lastSearch = "";

  constructor(process: Process, options: NanoOptions) {
    this.#process = process;
    this.#keys = new KeyReader(process);
    this.#buffer = new TextBuffer(options.text, true);
    this.#options = options;
    this.#path = options.path ?? "";
    this.#status = options.status;
  }

  *run(): Task<number> {
    for (;;) {
      if (!this.#keys.hasMore) yield* this.#draw();
      const key = yield* this.#keys.next();
      if (key === undefined) return 1;
      this.#status = "";
      if ((yield* this.#handle(key)) === "leave") return 0;
    }
  }

  /** `12` or `12,5`. */
  goTo(text: string): void {
    const [line = "1", column = "1"] = text.split(/[,.]/);
    if (!/^\d+$/.test(line)) return;
    this.#buffer.moveTo(Number(line) - 1, Number(column) - 1 || 0);
  }

  *#handle(key: Key): Task<Step> {
    const wasCut = this.#wasCut;
    this.#wasCut = false;
    if (key.text !== undefined || this.#isEdit(key.key)) {
      this.#edit(key);
      return "stay";
    }
    this.#wasTyped = false;
    if (this.#move(key.key)) return "stay";
    if (key.key === "Ctrl-K") this.#cutLine(wasCut);
    else return yield* this.#command(key.key);
    return "stay";
  }

  #isEdit(key: KeyName): boolean {
    return ["Enter", "Tab", "Backspace", "Delete", "Ctrl-D", "Ctrl-H", "Ctrl-M", "Ctrl-I"].includes(key);
  }

  #edit(key: Key): void {
    if (this.#refusesChange()) return;
    if (!this.#wasTyped || key.text === undefined) this.#buffer.checkpoint();
    this.#wasTyped = key.text !== undefined;
    if (key.text !== undefined) this.#buffer.insert(key.text);
    else if (key.key === "Enter") this.#buffer.insert("\n");
    else if (key.key === "Tab") this.#buffer.insert("\t");
    else if (key.key === "Backspace") this.#buffer.backspace();
    else this.#buffer.deleteForward();
  }

  #refusesChange(): boolean {
    if (this.#options.view) this.#status = "[ Key is invalid in view mode ]";
    return this.#options.view;
  }

  /** True if the key moves the cursor. */
  #move(key: KeyName): boolean {
    const buffer = this.#buffer;
    const page = Math.max(1, this.#height() - 2);
    const moves: Readonly<Record<string, () => void>> = {
      Up: () => buffer.moveRows(-1),
      Down: () => buffer.moveRows(1),
      Left: () => void buffer.moveLeft(),
      Right: () => void buffer.moveRight(),
      Home: () => buffer.moveTo(buffer.row, 0),
      End: () => buffer.moveTo(buffer.row, Infinity),
      PageUp: () => buffer.moveRows(-page),
      PageDown: () => buffer.moveRows(page),
      "Ctrl-P": () => buffer.moveRows(-1),
      "Ctrl-N": () => buffer.moveRows(1),
      "Ctrl-B": () => void buffer.moveLeft(),
      "Ctrl-F": () => void buffer.moveRight(),
      "Ctrl-A": () => buffer.moveTo(buffer.row, 0),
      "Ctrl-E": () => buffer.moveTo(buffer.row, Infinity),
      "Ctrl-Y": () => buffer.moveRows(-page),
      "Ctrl-V": () => buffer.moveRows(page),
      "Alt-\\": () => buffer.moveTo(0, 0),
      "Alt-/": () => buffer.moveTo(Infinity, 0),
    };
    moves[key]?.();
    return key in moves;
  }

  *#command(key: KeyName): Task<Step> {
    if (key === "Ctrl-X") return yield* this.#exit();
    if (key === "Ctrl-O" || key === "Ctrl-S") yield* this.#save(key === "Ctrl-O");
    else if (key === "Ctrl-W") yield* this.#search();
    else if (key === "Ctrl-_") yield* this.#askForLine();
    else if (key === "Alt-W") this.#find(this.#lastSearch);
    else if (key === "Ctrl-C") this.#status = this.#location();
    else if (key !== "Ctrl-L") this.#change(key);
    return "stay";
  }

  #change(key: KeyName): void {
    if (key === "Ctrl-U") this.#paste();
    else if (key === "Alt-U") this.#status = this.#buffer.undo() ? "[ Undid edit ]" : "[ Nothing to undo ]";
    else if (key === "Alt-E") this.#status = this.#buffer.redo() ? "[ Redid edit ]" : "[ Nothing to redo ]";
    else if (key !== "Unknown" && key !== "Escape" && key !== "Insert")
      this.#status = `[ ${key.replace("Ctrl-", "^").replace("Alt-", "M-")} is not simulated ]`;
  }

  #cutLine(wasCut: boolean): void {
    if (this.#refusesChange()) return;
    this.#buffer.checkpoint();
    if (!wasCut) this.#cut = [];
    this.#cut.push(...this.#buffer.removeLines(this.#buffer.row, 1));
    this.#wasCut = true;
  }

  #paste(): void {
    if (this.#refusesChange()) return;
    if (this.#cut.length === 0) {
      this.#status = "[ Cutbuffer is empty ]";
      return;
    }
    this.#buffer.checkpoint();
    const { row } = this.#buffer;
    this.#buffer.insertLines(row, this.#cut);
    this.#buffer.moveTo(row + this.#cut.length, 0);
  }

  #location(): string {
    const { row, column, lines, line } = this.#buffer;
    const percent = (part: number, whole: number): number =>
      whole === 0 ? 0 : Math.floor((part * 100) / whole);
    const columns = textWidth(line) + 1;
    const at = textWidth(line.slice(0, column)) + 1;
    return `[ line ${row + 1}/${lines.length} (${percent(row + 1, lines.length)}%), col ${at}/${columns} (${percent(at, columns)}%) ]`;
  }

  *#exit(): Task<Step> {
    if (!this.#buffer.isModified) return "leave";
    for (;;) {
      yield* this.#draw({ prompt: "Save modified buffer?  (Y/N)", answer: "" });
      const key = yield* this.#keys.nextSingle();
      if (key === undefined || /^[nN]$/.test(key.text ?? "")) return "leave";
      if (/^[yY]$/.test(key.text ?? "")) return (yield* this.#save(true)) ? "leave" : "stay";
      if (key.key === "Ctrl-C") {
        this.#status = "[ Cancelled ]";
        return "stay";
      }
    }
  }

  *#save(asks: boolean): Task<boolean> {
    const name = asks || this.#path === "" ? yield* this.#ask("File Name to Write", this.#path) : this.#path;
    if (name === undefined || name === "") {
      this.#status = "[ Cancelled ]";
      return false;
    }
    const why = tried(() => this.#process.access.writeText(name, this.#buffer.text));
    if (why !== undefined) {
      this.#status = `[ Error writing ${name}: ${why} ]`;
      return false;
    }
    const count = this.#buffer.text.split("\n").length - 1;
    this.#path = name;
    this.#buffer.isModified = false;
    this.#status = `[ Wrote ${count} line${count === 1 ? "" : "s"} ]`;
    return true;
  }

  *#search(): Task<void> {
    const label = this.#lastSearch === "" ? "Search" : `Search [${this.#lastSearch}]`;
    const wanted = yield* this.#ask(label, "");
    if (wanted === undefined) this.#status = "[ Cancelled ]";
    else this.#find(wanted === "" ? this.#lastSearch : wanted);
  }

  #find(wanted: string): void {
    this.#lastSearch = wanted;
    if (wanted === "" || !this.#buffer.find(wanted, { ignoreCase: true }))
      this.#status = `[ "${wanted}" not found ]`;
  }

  *#askForLine(): Task<void> {
    const answer = yield* this.#ask("Enter line number, column number", "");
    if (answer === undefined) this.#status = "[ Cancelled ]";
    else this.goTo(answer);
  }

  /** A line in the status bar; undefined if it was cancelled. */
  *#ask(prompt: string, start: string): Task<string | undefined> {
    let answer = start;
    for (;;) {
      yield* this.#draw({ prompt, answer });
      const key = yield* this.#keys.next();
      if (key === undefined || key.key === "Ctrl-C" || key.key === "Escape") return undefined;
      if (key.key === "Enter") return answer;
      if (key.key === "Backspace") answer = Array.from(answer).slice(0, -1).join("");
      else if (key.key === "Ctrl-U" || key.key === "Ctrl-K") answer = "";
      else answer += key.text ?? "";
    }
  }

  #height(): number {
    return Math.max(1, (this.#process.terminal?.size.rows ?? 24) - 4);
  }

  *#draw(asking?: Asking): Task<void> {
    const columns = this.#process.terminal?.size.columns ?? 80;
    const gutter = this.#options.lineNumbers ? String(this.#buffer.lines.length).length + 1 : 0;
    const height = this.#height();
    const view = this.#viewport.render(this.#buffer, { columns: columns - gutter, rows: height }, "");
    const state = this.#options.view ? "View" : this.#buffer.isModified ? "Modified" : "";
    const count = this.#buffer.lines.length;
    const picture: NanoPicture = {
      columns,
      name: this.#path === "" ? "New Buffer" : this.#path,
      state,
      body: view.rows.map((row, index) =>
        numbered(row, { index: this.#viewport.top + index, gutter, count }),
      ),
      status: this.#status,
      asking,
      cursor: { row: view.row + 2, column: view.column + 1 + gutter },
    };
    yield* this.#process.write(nanoScreen(picture));
  }
}
