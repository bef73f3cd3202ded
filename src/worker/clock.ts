/** How a real clock drives the virtual one: at what rate, and why it stands still. Milliseconds of real time. */
export class Clock {
  #factor = 1;
  #visible = true;
  #touched: number;

  constructor(now: number) {
    this.#touched = now;
  }

  get factor(): number {
    return this.#factor;
  }

  set factor(factor: number) {
    this.#factor = Number.isFinite(factor) ? Math.min(Math.max(factor, 0), factorMax) : 1;
  }

  set visible(visible: boolean) {
    this.#visible = visible;
  }

  /** The learner did something. */
  touch(now: number): void {
    this.#touched = now;
  }

  idle(now: number): "hidden" | "inactive" | "paused" | undefined {
    if (!this.#visible) return "hidden";
    if (now - this.#touched > inactiveMs) return "inactive";
    return this.#factor === 0 ? "paused" : undefined;
  }

  /**
   * Virtual microseconds that `elapsed` real milliseconds are worth. A gap is never caught up. While paused, a command
   * in the foreground (`busy`) and the echo of a key still get normal time.
   */
  grant(now: number, elapsed: number, busy: boolean): number {
    return Math.min(elapsed, gapMs) * 1000 * this.rate(now, busy);
  }

  rate(now: number, busy: boolean): number {
    const idle = this.idle(now);
    if (idle === undefined) return this.#factor;
    return idle === "paused" && (busy || now - this.#touched < echoMs) ? 1 : 0;
  }
}

const factorMax = 100;
const gapMs = 250;
const inactiveMs = 5 * 60_000;
const echoMs = 250;
