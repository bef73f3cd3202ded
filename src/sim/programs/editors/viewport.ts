import type { Size } from "../../host/terminal.ts";
import { columnOf, visiblePart } from "../screen/clip.ts";
import type { TextBuffer } from "./text-buffer.ts";

/** The part of a text that is on screen, which follows the cursor. */
export class Viewport {
  #top = 0;
  #left = 0;

  /** The first line shown. */
  get top(): number {
    return this.#top;
  }

  /** Rows of text for a screen, `fill` behind the end, and where the cursor is on it. */
  render(
    buffer: TextBuffer,
    size: Size,
    fill: string,
  ): { readonly rows: readonly string[]; readonly row: number; readonly column: number } {
    const { columns, rows: height } = size;
    const column = columnOf(buffer.line, buffer.column);
    this.#follow(buffer.row, height);
    if (column < this.#left) this.#left = Math.max(0, column - Math.floor(columns / 2));
    if (column >= this.#left + columns) this.#left = column - Math.floor(columns / 2);
    const rows = Array.from({ length: height }, (_, index) => {
      const line = buffer.lines[this.#top + index];
      return line === undefined ? fill : visiblePart(line, this.#left, columns);
    });
    return { rows, row: buffer.row - this.#top, column: column - this.#left };
  }

  #follow(row: number, height: number): void {
    if (row < this.#top)
      this.#top = row < this.#top - height ? Math.max(0, row - Math.floor(height / 2)) : row;
    if (row >= this.#top + height) {
      this.#top = row >= this.#top + 2 * height ? row - Math.floor(height / 2) : row - height + 1;
    }
  }
}
