import { textWidth } from "../../host/text-width.ts";

/** Most rows that are tried: beyond this a list is printed in one column. */
const namesMax = 5_000;

/** Names in as many columns as fit, filled downwards. `plain` are the same texts without colours. @models ls -C */
export function inColumns(names: readonly string[], plain: readonly string[], width: number): string {
  const widths = plain.map(textWidth);
  const rows = names.length > namesMax ? names.length : rowsNeeded(widths, width);
  const columns = columnWidths(widths, rows);
  let text = "";
  for (let row = 0; row < rows; row++) {
    for (let column = 0, at = row; at < names.length; column++, at += rows) {
      const isLast = at + rows >= names.length;
      text += names[at] ?? "";
      if (!isLast) text += " ".repeat((columns[column] ?? 0) - (widths[at] ?? 0) + 2);
    }
    text += "\n";
  }
  return text;
}

function rowsNeeded(widths: readonly number[], width: number): number {
  for (let rows = 1; rows < widths.length; rows++) {
    const columns = columnWidths(widths, rows);
    const total = columns.reduce((sum, column) => sum + column + 2, -2);
    if (total < width) return rows;
  }
  return widths.length;
}

function columnWidths(widths: readonly number[], rows: number): readonly number[] {
  const columns: number[] = [];
  widths.forEach((width, index) => {
    const column = Math.floor(index / rows);
    columns[column] = Math.max(columns[column] ?? 0, width);
  });
  return columns;
}
