/** Characters kept of what a terminal has shown: more than xterm's scrollback can hold. */
const lengthMax = 1_000_000;

/** What a terminal has shown since time zero, so that a page can draw it again; the oldest is dropped. */
export class Screen {
  #chunks: string[] = [];
  #length = 0;

  append(text: string): void {
    this.#chunks.push(text);
    this.#length += text.length;
    if (this.#length > 2 * lengthMax) this.#trim();
  }

  get text(): string {
    this.#trim();
    return this.#chunks.join("");
  }

  #trim(): void {
    const text = this.#chunks.join("").slice(-lengthMax);
    this.#chunks = [text];
    this.#length = text.length;
  }
}
