import { charWidth, graphemes } from "../../host/text-width.ts";
import { hasControl, isControl } from "../control-characters.ts";

/** A place on the screen, relative to the first row of the prompt's last line. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

const escape = "\u001b";
const escapes = new RegExp(
  `${escape}(?:\\[[0-9;?]*[A-Za-z]|\\][^\u0007${escape}]*(?:\u0007|${escape}\\\\))`,
  "g",
);

/** Where the cursor is after a text, in a terminal of so many columns. Colours take no place. */
export function placeAfter(text: string, columns: number, from: Place = { row: 0, column: 0 }): Place {
  let { row, column } = from;
  for (const char of text.includes(escape) ? text.replace(escapes, "") : text) {
    if (char === "\n") {
      row++;
      column = 0;
      continue;
    }
    const width = char === "\t" ? 8 - (column % 8) : widthOf(char);
    if (column + width > columns) {
      row++;
      column = 0;
    }
    column += width;
  }
  return { row, column };
}

/** Control characters are shown as `^X`. */
function widthOf(char: string): number {
  return char < " " ? 2 : charWidth(char.codePointAt(0) ?? 0);
}

/** What is shown of a text: control characters as `^X`, newlines and tabs as they are. */
export function shownText(text: string): string {
  if (!hasControl(text)) return text;
  return Array.from(text, (char) => {
    if (char === "\n" || char === "\t" || !isControl(char)) return char;
    return char === "\u007f" ? "^?" : `^${String.fromCharCode(char.charCodeAt(0) + 64)}`;
  }).join("");
}

/** What is on the screen: a prompt, the line, and what of it stands before the cursor. */
export interface Drawn {
  readonly prompt: string;
  readonly columns: number;
  readonly text: string;
  readonly cursorText: string;
}

/** What to add at the end of the row to come from one state to the next; undefined if that is not enough. */
export function addition(old: Drawn | undefined, next: Drawn): string | undefined {
  if (old === undefined || old.prompt !== next.prompt || old.columns !== next.columns) return undefined;
  const isAtEnd =
    old.text === old.cursorText && next.text === next.cursorText && next.text.startsWith(old.text);
  if (!isAtEnd) return undefined;
  const added = next.text.slice(old.text.length);
  if (added.includes("\n") || graphemes(`x${added}`).length !== Array.from(added).length + 1)
    return undefined;
  const before = placeAfter(old.text, old.columns, placeAfter(old.prompt, old.columns));
  const after = placeAfter(added, old.columns, before);
  return after.row === before.row && after.column < old.columns ? added : undefined;
}

/**
 * What to print to show a prompt with a line: from the row where the cursor was, all is drawn anew. Returns the text
 * and the row where the cursor is left.
 */
export function redraw(
  { prompt, text, cursorText, columns }: Drawn,
  cursorRow: number,
): { readonly output: string; readonly row: number } {
  const start = placeAfter(prompt, columns);
  const end = placeAfter(text, columns, start);
  const cursor = wrapped(placeAfter(cursorText, columns, start), columns);
  let output = cursorRow > 0 ? `\r\u001b[${cursorRow}A` : "\r";
  output += `${prompt}${shownText(text)}\u001b[J`;
  // A full row leaves the cursor on its last column: a space and a return bring it to the next row.
  const isFull = end.column >= columns;
  if (isFull) output += " \r\u001b[K";
  const bottom = isFull ? end.row + 1 : end.row;
  if (bottom > cursor.row) output += `\u001b[${bottom - cursor.row}A`;
  output += cursor.column > 0 ? `\r\u001b[${cursor.column}C` : "\r";
  return { output, row: cursor.row };
}

function wrapped({ row, column }: Place, columns: number): Place {
  return column >= columns ? { row: row + 1, column: 0 } : { row, column };
}
