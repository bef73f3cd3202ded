/** Columns three blanks apart and at least ten wide, the last one as it is. @models docker/cli formatter.go tabwriter(10, 1, 3) */
export function printTable(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(10, ...rows.map((row) => width(row[column] ?? "") + 3)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column === row.length - 1 ? cell : cell + " ".repeat((widths[column] ?? 0) - width(cell)),
      )
      .join("");
  return rows.map((row) => `${line(row)}\n`).join("");
}

function width(text: string): number {
  return Array.from(text).length;
}
