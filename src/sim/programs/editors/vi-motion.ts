import type { TextBuffer } from "./text-buffer.ts";

/** A kind of character for word motions: blank, word, punctuation. */
function kindOf(character: string | undefined): 0 | 1 | 2 {
  if (character === undefined || /\s/.test(character)) return 0;
  return /[\w\u00c0-\uffff]/.test(character) ? 1 : 2;
}

/** `w`: to the start of the next word, over lines. */
export function nextWord(buffer: TextBuffer): void {
  const start = kindOf(buffer.line[buffer.column]);
  let { column } = buffer;
  if (start !== 0) while (column < buffer.line.length && kindOf(buffer.line[column]) === start) column++;
  let { row } = buffer;
  for (;;) {
    const line = buffer.lines[row] ?? "";
    while (column < line.length && kindOf(line[column]) === 0) column++;
    if (column < line.length || row >= buffer.lines.length - 1) break;
    row++;
    column = 0;
    if ((buffer.lines[row] ?? "") === "") break;
  }
  buffer.moveTo(row, column);
}

/** `b`: to the start of this word or the one before. */
export function previousWord(buffer: TextBuffer): void {
  let { row, column } = buffer;
  let line = buffer.lines[row] ?? "";
  for (;;) {
    while (column > 0 && kindOf(line[column - 1]) === 0) column--;
    if (column > 0 || row === 0) break;
    row--;
    line = buffer.lines[row] ?? "";
    column = line.length;
    if (line === "") break;
  }
  const kind = kindOf(line[column - 1]);
  while (column > 0 && kindOf(line[column - 1]) === kind) column--;
  buffer.moveTo(row, column);
}

/** `e`: to the last character of this word or the next. */
export function endOfWord(buffer: TextBuffer): void {
  let { row, column } = buffer;
  column++;
  for (;;) {
    const line = buffer.lines[row] ?? "";
    while (column < line.length && kindOf(line[column]) === 0) column++;
    if (column < line.length || row >= buffer.lines.length - 1) break;
    row++;
    column = 0;
  }
  const line = buffer.lines[row] ?? "";
  const kind = kindOf(line[column]);
  while (column + 1 < line.length && kindOf(line[column + 1]) === kind) column++;
  buffer.moveTo(row, column);
}

/** `^`: the first character of the line that is no blank. */
export function firstNonBlank(buffer: TextBuffer): void {
  buffer.moveTo(buffer.row, /^\s*/.exec(buffer.line)?.[0].length ?? 0);
}
