import { graphemes } from "../../host/text-width.ts";
import { composeHangul } from "./compose-hangul.ts";

/** How long a line may become, in UTF-16 units. */
export const lengthMax = 1_000_000;

interface Saved {
  readonly cells: readonly string[];
  readonly cursor: number;
}

/** The line that is being typed: what the cursor steps over, and where it is. */
export class LineBuffer {
  cells: string[] = [];
  cursor = 0;
  /** What was killed last, for ^Y. */
  #killed = "";
  #undo: Saved[] = [];

  get text(): string {
    return this.cells.join("");
  }

  get beforeCursor(): string {
    return this.cells.slice(0, this.cursor).join("");
  }

  set(text: string): void {
    this.cells = graphemes(text);
    this.cursor = this.cells.length;
  }

  insert(text: string): boolean {
    if (this.cells.length + text.length > lengthMax) return false;
    this.#save();
    const before = this.cells.slice(0, this.cursor);
    // A mark may combine with what stands before the cursor.
    const last = before.pop() ?? "";
    const joined = graphemes(composeHangul(last + text));
    this.cells = [...before, ...joined, ...this.cells.slice(this.cursor)];
    this.cursor = before.length + joined.length;
    return true;
  }

  /** Replaces the text between an offset and the cursor. */
  replaceBefore(start: number, text: string): void {
    this.#save();
    const kept = this.beforeCursor.slice(0, start) + text;
    const rest = this.cells.slice(this.cursor);
    this.cells = [...graphemes(kept), ...rest];
    this.cursor = this.cells.length - rest.length;
  }

  /** Removes cells; what was killed can be yanked. */
  remove(from: number, to: number, isKill = false): void {
    if (from >= to) return;
    this.#save();
    const removed = this.cells.splice(from, to - from).join("");
    if (isKill) this.#killed = removed;
    this.cursor = from;
  }

  yank(): void {
    if (this.#killed !== "") this.insert(this.#killed);
  }

  undo(): void {
    const saved = this.#undo.pop();
    if (saved === undefined) return;
    this.cells = [...saved.cells];
    this.cursor = saved.cursor;
  }

  transpose(): void {
    if (this.cells.length < 2 || this.cursor === 0) return;
    this.#save();
    const at = Math.min(this.cursor, this.cells.length - 1);
    const [before = "", after = ""] = [this.cells[at - 1], this.cells[at]];
    this.cells.splice(at - 1, 2, after, before);
    this.cursor = at + 1;
  }

  /** Changes the letters of the word at the cursor and goes behind it. */
  changeWord(change: (word: string) => string): void {
    const end = this.wordEnd();
    this.#save();
    const word = change(this.cells.slice(this.cursor, end).join(""));
    this.cells.splice(this.cursor, end - this.cursor, ...graphemes(word));
    this.cursor = end;
  }

  /** Letters and digits make a word, as for Alt-b. */
  wordStart(isPart: (cell: string) => boolean = isWordPart): number {
    let at = this.cursor;
    while (at > 0 && !isPart(this.cells[at - 1] ?? "")) at--;
    while (at > 0 && isPart(this.cells[at - 1] ?? "")) at--;
    return at;
  }

  wordEnd(): number {
    let at = this.cursor;
    while (at < this.cells.length && !isWordPart(this.cells[at] ?? "")) at++;
    while (at < this.cells.length && isWordPart(this.cells[at] ?? "")) at++;
    return at;
  }

  #save(): void {
    this.#undo.push({ cells: this.cells.length > 10_000 ? [] : [...this.cells], cursor: this.cursor });
    if (this.#undo.length > 100) this.#undo.shift();
  }
}

function isWordPart(cell: string): boolean {
  return cell > "\u007f" || /^\w/.test(cell);
}

/** For ^W: all that is not white space. */
export function isNoSpace(cell: string): boolean {
  return !/^\s/.test(cell);
}
