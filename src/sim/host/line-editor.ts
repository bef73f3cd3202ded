import { graphemes, textWidth } from "./text-width.ts";

const del = "\u007f";

/**
 * The kernel's own line editing (ICANON): what is typed before Enter, erased with Backspace, ^W and ^U. It answers
 * each key with what to echo.
 * @models drivers/tty/n_tty.c n_tty_receive_char_special, eraser
 */
export class LineEditor {
  #line: string[] = [];
  #size = 0;
  #isLiteral = false;

  get text(): string {
    return this.#line.join("");
  }

  take(): string {
    const { text } = this;
    this.#line = [];
    this.#size = 0;
    return text;
  }

  /** An ordinary character, or any after ^V. The line is limited to 4095 bytes, as in Linux. */
  insert(char: string): string {
    this.#isLiteral = false;
    if (this.#size >= 4095) return "\u0007";
    this.#size += char.length;
    this.#line.push(char);
    return shown(char);
  }

  /** ^V: the next key stands for itself. */
  quoteNext(): string {
    this.#isLiteral = true;
    return "^\b";
  }

  get isQuoting(): boolean {
    return this.#isLiteral;
  }

  erase(): string {
    const clusters = graphemes(this.text);
    const last = clusters.pop();
    if (last === undefined) return "";
    this.#line = clusters;
    this.#size -= last.length;
    return wiped(last, clusters);
  }

  eraseWord(): string {
    let echo = "";
    while (/\s$/.test(this.#line.at(-1) ?? "")) echo += this.erase();
    while (/\S$/.test(this.#line.at(-1) ?? "")) echo += this.erase();
    return echo;
  }

  eraseLine(): string {
    let echo = "";
    while (this.#line.length > 0) echo += this.erase();
    return echo;
  }
}

/** Control characters are shown as `^X`. */
function shown(char: string): string {
  if (char === "\t" || char === "\n") return char;
  if (char === del) return "^?";
  return char < " " ? `^${String.fromCharCode(char.charCodeAt(0) + 64)}` : char;
}

function wiped(char: string, before: readonly string[]): string {
  if (char === "\t") return "\b".repeat(8 - (textWidth(before.join("")) % 8));
  const columns = shown(char) === char ? textWidth(char) : 2;
  return "\b \b".repeat(columns);
}
