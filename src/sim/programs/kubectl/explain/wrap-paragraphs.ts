const bullet = /^(?:\d+\.?|-|\*)\s/;
const codeIndent = "    ";

/**
 * Fills lines up to a width: lines of one paragraph are joined, and lists, code and empty lines stay by themselves.
 * @models staging/src/k8s.io/kubectl/pkg/explain/formatter.go wrapString, 1.33
 */
export function wrapParagraphs(text: string, width: number): readonly string[] {
  const filler = new LineFiller(width);
  for (const line of text.split("\n")) {
    const trimmed = line.trim();
    if (line.startsWith(codeIndent)) filler.keep(line);
    else if (trimmed === "" && filler.lines.length > 0) filler.keep("");
    else filler.fill(trimmed);
  }
  filler.flush();
  return filler.lines;
}

class LineFiller {
  readonly lines: string[] = [];
  readonly #width: number;
  #line = "";
  #lastWord = "";

  constructor(width: number) {
    this.#width = width;
  }

  /** A line that stays as it is. */
  keep(line: string): void {
    this.flush();
    this.lines.push(line);
  }

  fill(line: string): void {
    if (line === "" || this.#lastWord.endsWith(":") || bullet.test(line)) this.flush();
    for (const word of line.split(/\s+/).filter((one) => one !== "")) {
      if (this.#line !== "" && this.#line.length + 1 + word.length > this.#width) this.flush();
      this.#line += this.#line === "" ? word : ` ${word}`;
      this.#lastWord = word;
    }
  }

  flush(): void {
    if (this.#line === "") return;
    this.lines.push(this.#line);
    this.#line = "";
    this.#lastWord = "";
  }
}
