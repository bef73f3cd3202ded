/** The word before the cursor as it was typed. */
export interface TypedWord {
  /** Where it begins in the line. */
  readonly start: number;
  /** Without quotes and backslashes. */
  readonly text: string;
  /** The quote that is open at its end. */
  readonly quote: "" | "'" | '"';
}

export interface TypedLine {
  /** The words of the last command on the line, before `word`. */
  readonly words: readonly string[];
  readonly word: TypedWord;
  /** The word is a command's name. */
  readonly isCommand: boolean;
  readonly isRedirection: boolean;
}

const beforeCommand = new Set(["if", "then", "else", "elif", "while", "until", "do", "!", "time", "{"]);

/** Splits what stands before the cursor, as far as completion must know. */
export function typedWords(line: string): TypedLine {
  const scanner = new Scanner();
  for (let at = 0; at < line.length; at++) at += scanner.take(line, at);
  return scanner.result(line.length);
}

class Scanner {
  #words: string[] = [];
  #text = "";
  #start: number | undefined;
  #quote: TypedWord["quote"] = "";
  #isRedirection = false;

  /** Takes the character at `at`; the result is how many more it took. */
  take(line: string, at: number): number {
    const char = line.charAt(at);
    if (this.#quote !== "") return this.#quoted(char, line.charAt(at + 1));
    if (char === "\\") {
      this.#add(line.charAt(at + 1), at);
      return 1;
    }
    if (char === " " || char === "\t") this.#endWord();
    else if (char === "'" || char === '"') {
      this.#start ??= at;
      this.#quote = char;
    } else if (/[;|&()`\n]/.test(char)) this.#newCommand();
    else if (char === "<" || char === ">") this.#redirect();
    else this.#add(char, at);
    return 0;
  }

  result(length: number): TypedLine {
    const word = { start: this.#start ?? length, text: this.#text, quote: this.#quote };
    const isFirst = this.#words.every((other) => beforeCommand.has(other) || /^\w+=/.test(other));
    return {
      words: this.#words,
      word,
      isCommand: isFirst && !this.#isRedirection,
      isRedirection: this.#isRedirection,
    };
  }

  #quoted(char: string, next: string): number {
    if (char === this.#quote) {
      this.#quote = "";
      return 0;
    }
    const isEscape = char === "\\" && this.#quote === '"' && '"\\$`'.includes(next) && next !== "";
    this.#text += isEscape ? next : char;
    return isEscape ? 1 : 0;
  }

  #add(char: string, at: number): void {
    this.#start ??= at;
    this.#text += char;
  }

  #endWord(): void {
    if (this.#start === undefined) return;
    if (!this.#isRedirection) this.#words.push(this.#text);
    this.#isRedirection = false;
    this.#text = "";
    this.#start = undefined;
  }

  #redirect(): void {
    this.#endWord();
    this.#isRedirection = true;
  }

  #newCommand(): void {
    this.#words = [];
    this.#text = "";
    this.#start = undefined;
    this.#isRedirection = false;
  }
}
