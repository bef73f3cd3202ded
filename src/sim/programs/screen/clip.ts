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
