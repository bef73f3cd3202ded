import { graphemes } from "../../host/text-width.ts";
import { columnOf, indexAt } from "../screen/clip.ts";

interface Snapshot {
  readonly lines: readonly string[];
  readonly row: number;
  readonly column: number;
}

/** Steps that can be taken back. */
const undoMax = 200;

/** A text with a cursor, as editors change it. Columns are indexes into the line, between characters. */
export class TextBuffer {
  readonly #isOpen: boolean;
  #lines: string[];
  #row = 0;
  #column = 0;
  /** The screen column that Up and Down try to keep. */
  #wanted = 0;
  #undo: Snapshot[] = [];
  #redo: Snapshot[] = [];
  isModified = false;

  /** `isOpen`: there is always an empty line behind the last newline, as nano has it. */
  constructor(text: string, isOpen = false) {
    this.#isOpen = isOpen;
    this.#lines = (text.endsWith("\n") && !isOpen ? text.slice(0, -1) : text).split("\n");
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  get row(): number {
    return this.#row;
  }

  get column(): number {
    return this.#column;
  }

  get line(): string {
    return this.#lines[this.#row] ?? "";
  }

  /** With a newline at the end, unless there is nothing at all. */
  get text(): string {
    const text = this.#lines.join("\n");
    return text === "" || (this.#isOpen && text.endsWith("\n")) ? text : `${text}\n`;
  }

  /** Marks a place to which `undo` returns. */
  checkpoint(): void {
    this.#undo.push({ lines: [...this.#lines], row: this.#row, column: this.#column });
    if (this.#undo.length > undoMax) this.#undo.shift();
    this.#redo = [];
  }

  undo(): boolean {
    return this.#restore(this.#undo, this.#redo);
  }

  redo(): boolean {
    return this.#restore(this.#redo, this.#undo);
  }

  moveTo(row: number, column: number): void {
    this.#row = Math.max(0, Math.min(this.#lines.length - 1, row));
    this.#column = Math.max(0, Math.min(this.line.length, column));
    this.#wanted = columnOf(this.line, this.#column);
  }

  /** Up and down by lines, keeping the screen column. */
  moveRows(count: number): void {
    this.#row = Math.max(0, Math.min(this.#lines.length - 1, this.#row + count));
    this.#column = indexAt(this.line, this.#wanted);
  }

  /** To the left by one character; at the start of a line to the one before. False at the start of the text. */
  moveLeft(): boolean {
    if (this.#column === 0 && this.#row === 0) return false;
    if (this.#column === 0) this.moveTo(this.#row - 1, Infinity);
    else this.moveTo(this.#row, this.#column - this.#before().length);
    return true;
  }

  moveRight(): boolean {
    const next = this.after();
    if (next === "" && this.#row === this.#lines.length - 1) return false;
    if (next === "") this.moveTo(this.#row + 1, 0);
    else this.moveTo(this.#row, this.#column + next.length);
    return true;
  }

  /** The character under the cursor; empty at the end of the line. */
  after(): string {
    return graphemes(this.line.slice(this.#column, this.#column + 32))[0] ?? "";
  }

  /** Inserts text, which may have newlines; the cursor ends behind it. */
  insert(text: string): void {
    const [first = "", ...rest] = text.split("\n");
    const { line } = this;
    const tail = line.slice(this.#column);
    const last = rest.pop();
    this.isModified = true;
    if (last === undefined) {
      this.#lines[this.#row] = line.slice(0, this.#column) + first + tail;
      this.moveTo(this.#row, this.#column + first.length);
      return;
    }
    this.#lines[this.#row] = line.slice(0, this.#column) + first;
    this.#lines.splice(this.#row + 1, 0, ...rest, last + tail);
    this.moveTo(this.#row + rest.length + 1, last.length);
  }

  /** Removes the character before the cursor. */
  backspace(): void {
    if (this.moveLeft()) this.deleteForward();
  }

  /** Removes the character under the cursor; at the end of a line, its newline. */
  deleteForward(): void {
    const { line } = this;
    const next = this.after();
    if (next !== "") {
      this.#lines[this.#row] = line.slice(0, this.#column) + line.slice(this.#column + next.length);
    } else if (this.#row < this.#lines.length - 1) {
      this.#lines.splice(this.#row, 2, line + (this.#lines[this.#row + 1] ?? ""));
    } else {
      return;
    }
    this.isModified = true;
  }

  /** Replaces the line of the cursor. */
  setLine(text: string): void {
    this.#lines[this.#row] = text;
    this.isModified = true;
    this.moveTo(this.#row, this.#column);
  }

  /** Removes whole lines and gives them back. One empty line always stays. */
  removeLines(from: number, count: number): readonly string[] {
    const removed = this.#lines.splice(from, count);
    if (this.#lines.length === 0) this.#lines = [""];
    this.isModified = true;
    this.moveTo(Math.min(from, this.#lines.length - 1), 0);
    return removed;
  }

  insertLines(at: number, lines: readonly string[]): void {
    this.#lines.splice(at, 0, ...lines);
    this.isModified = true;
    this.moveTo(at, 0);
  }

  /** Moves to the next place of a text behind the cursor, around the end. False if there is none. */
  find(
    wanted: string,
    options: { readonly backwards?: boolean; readonly ignoreCase?: boolean } = {},
  ): boolean {
    const fold = (text: string): string => (options.ignoreCase === true ? text.toLowerCase() : text);
    const needle = fold(wanted);
    const count = this.#lines.length;
    for (let step = 0; step <= count; step++) {
      const row = (this.#row + (options.backwards === true ? count * 2 - step : step)) % count;
      const line = fold(this.#lines[row] ?? "");
      const isFirst = step === 0;
      const at =
        options.backwards === true
          ? line.lastIndexOf(needle, isFirst ? this.#column - 1 : Infinity)
          : line.indexOf(needle, isFirst ? this.#column + 1 : 0);
      if (at < 0 || (isFirst && options.backwards === true && this.#column === 0)) continue;
      this.moveTo(row, at);
      return true;
    }
    return false;
  }

  #before(): string {
    return graphemes(this.line.slice(Math.max(0, this.#column - 32), this.#column)).at(-1) ?? "";
  }

  #restore(from: Snapshot[], to: Snapshot[]): boolean {
    const snapshot = from.pop();
    if (snapshot === undefined) return false;
    to.push({ lines: [...this.#lines], row: this.#row, column: this.#column });
    this.#lines = [...snapshot.lines];
    this.isModified = true;
    this.moveTo(snapshot.row, snapshot.column);
    return true;
  }
}
