import type { FromWorker } from "./protocol.ts";

/** What goes to the page. Output is gathered per terminal and sent once a slice. */
export class Outbox {
  readonly #post: (message: FromWorker) => void;
  readonly #output = new Map<string, string[]>();

  constructor(post: (message: FromWorker) => void) {
    this.#post = post;
  }

  output(terminal: string, text: string): void {
    const chunks = this.#output.get(terminal);
    if (chunks === undefined) this.#output.set(terminal, [text]);
    else chunks.push(text);
  }

  /** The screen is new: what was gathered for the old one is void. */
  screen(terminal: string, text: string): void {
    this.#output.delete(terminal);
    this.#post({ say: "screen", terminal, text });
  }

  /** Anything else comes after the output that was printed before it. */
  say(message: FromWorker): void {
    this.flush();
    this.#post(message);
  }

  flush(): void {
    for (const [terminal, chunks] of this.#output)
      this.#post({ say: "output", terminal, text: chunks.join("") });
    this.#output.clear();
  }
}
