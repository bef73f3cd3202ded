export interface TabWriterOptions {
  readonly minWidth: number;
  readonly padding: number;
}

/** Column widths that only grow: a watch goes on below its first table. */
export type RememberedWidths = number[];

/**
 * Aligns cells that end in tabs. A column is a run of lines that all have a cell there, so blocks of text with fewer
 * cells align on their own; the last cell of a line is not part of a column.
 * @models text/tabwriter (*Writer).format, Go 1.24
 */
export function alignTabs(text: string, options: TabWriterOptions, remembered?: RememberedWidths): string {
  if (text === "") return "";
  const endsLine = text.endsWith("\n");
  const lines = (endsLine ? text.slice(0, -1) : text).split("\n").map((line) => line.split("\t"));
  const writer = new Aligner(lines, options, remembered);
  writer.format(0, lines.length);
  return writer.text + (endsLine ? "\n" : "");
}

class Aligner {
  readonly #lines: readonly (readonly string[])[];
  readonly #options: TabWriterOptions;
  readonly #remembered: RememberedWidths | undefined;
  readonly #widths: number[] = [];
  readonly #out: string[] = [];
  #written = 0;

  constructor(
    lines: readonly (readonly string[])[],
    options: TabWriterOptions,
    remembered: RememberedWidths | undefined,
  ) {
    this.#lines = lines;
    this.#options = options;
    this.#remembered = remembered;
  }

  get text(): string {
    return this.#out.join("\n");
  }

  format(first: number, end: number): void {
    const column = this.#widths.length;
    for (let line = first; line < end; line++) {
      if (!this.#hasCell(line, column)) continue;
      this.#write(line);
      const blockEnd = this.#endOfBlock(line, end, column);
      this.#widths.push(this.#widthOf(line, blockEnd, column));
      this.format(line, blockEnd);
      this.#widths.pop();
      line = blockEnd;
    }
    this.#write(end);
  }

  #hasCell(line: number, column: number): boolean {
    return column < (this.#lines[line]?.length ?? 0) - 1;
  }

  #endOfBlock(line: number, end: number, column: number): number {
    let at = line;
    while (at < end && this.#hasCell(at, column)) at++;
    return at;
  }

  #widthOf(first: number, end: number, column: number): number {
    let width = this.#options.minWidth;
    for (let line = first; line < end; line++) {
      const cell = this.#lines[line]?.[column] ?? "";
      width = Math.max(width, length(cell) + this.#options.padding);
    }
    if (this.#remembered === undefined) return width;
    width = Math.max(width, this.#remembered[column] ?? 0);
    this.#remembered[column] = width;
    return width;
  }

  #write(end: number): void {
    for (; this.#written < end; this.#written++) {
      const cells = this.#lines[this.#written] ?? [];
      this.#out.push(cells.map((cell, column) => this.#padded(cell, column)).join(""));
    }
  }

  #padded(cell: string, column: number): string {
    const width = this.#widths[column];
    return width === undefined ? cell : cell + " ".repeat(Math.max(0, width - length(cell)));
  }
}

/** In code points, as Go counts. */
function length(text: string): number {
  let pairs = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0xd800 && unit <= 0xdbff) pairs++;
  }
  return text.length - pairs;
}
