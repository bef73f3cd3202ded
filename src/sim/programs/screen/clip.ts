import { charWidth } from "../../host/text-width.ts";

/** As much of a line as fits into so many columns; tabs become blanks, control characters are left out. */
export function clipped(line: string, columns: number): string {
  let text = "";
  let width = 0;
  for (const character of line) {
    if (character === "\t") {
      const blanks = Math.min(8 - (width % 8), columns - width);
      text += " ".repeat(blanks);
      width += blanks;
      continue;
    }
    const point = character.codePointAt(0) ?? 0;
    if (point < 32 || point === 127) continue;
    const size = charWidth(point);
    if (width + size > columns) break;
    text += character;
    width += size;
  }
  return text;
}

/** The part of a line that is seen when the first `from` columns are scrolled away. */
export function visiblePart(line: string, from: number, columns: number): string {
  let width = 0;
  let index = 0;
  for (const character of line) {
    if (width >= from) break;
    width += widthAt(character, width);
    index += character.length;
  }
  const gap = " ".repeat(Math.max(0, Math.min(columns, width - from)));
  return gap + clippedFrom(line.slice(index), columns - gap.length, width);
}

function clippedFrom(line: string, columns: number, start: number): string {
  let text = "";
  let width = 0;
  for (const character of line) {
    const size = widthAt(character, start + width);
    if (width + size > columns) break;
    text += character === "\t" ? " ".repeat(size) : shown(character);
    width += size;
  }
  return text;
}

/** The column on screen before the character at `index`. */
export function columnOf(line: string, index: number): number {
  let width = 0;
  for (const character of line.slice(0, index)) width += widthAt(character, width);
  return width;
}

/** The index of the character that stands at or before a column. */
export function indexAt(line: string, column: number): number {
  let width = 0;
  let index = 0;
  for (const character of line) {
    width += widthAt(character, width);
    if (width > column) break;
    index += character.length;
  }
  return index;
}

function widthAt(character: string, column: number): number {
  if (character === "\t") return 8 - (column % 8);
  const point = character.codePointAt(0) ?? 0;
  return point < 32 || point === 127 ? 2 : charWidth(point);
}

/** Control characters as `^X`, and nothing that would be an escape sequence. */
function shown(character: string): string {
  const code = character.charCodeAt(0);
  return code < 32 || code === 127 ? `^${String.fromCharCode(code ^ 64)}` : character;
}
