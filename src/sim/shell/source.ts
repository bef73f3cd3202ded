/** A script's text with its lines: nodes know positions, messages want lines. */
export class Source {
  readonly text: string;
  readonly #firstLine: number;
  #starts: number[] | undefined;

  constructor(text: string, firstLine = 1) {
    this.text = text;
    this.#firstLine = firstLine;
  }

  lineAt(position: number): number {
    const starts = (this.#starts ??= lineStarts(this.text));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return this.#firstLine + low;
  }

  /** The text of a line, counted as by `lineAt`. */
  line(number: number): string {
    return this.text.split("\n")[number - this.#firstLine] ?? "";
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
