/**
 * Calls back soon after `soon`, between messages from the page, or after some milliseconds: `setTimeout(0)` is
 * stretched to 4 ms by browsers, a message to oneself is not.
 */
export class Pulse {
  readonly #channel = new MessageChannel();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #posted = false;

  constructor(beat: () => void) {
    this.#channel.port1.addEventListener("message", () => {
      this.#posted = false;
      beat();
    });
    this.#channel.port1.start();
    this.#beat = beat;
  }

  readonly #beat: () => void;

  soon(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#posted) return;
    this.#posted = true;
    this.#channel.port2.postMessage(0);
  }

  after(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#beat, milliseconds);
  }
}
