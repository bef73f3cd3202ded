import type { Session } from "../session/session.ts";
import type { Outbox } from "./outbox.ts";

const everyMs = 60;

/** Sends the verdict when it has changed: looked at when the world has moved, a few times a second at most. */
export class News {
  readonly #session: Session;
  readonly #outbox: Outbox;
  #steps = -1;
  #looked = 0;
  #sent = "";

  constructor(session: Session, outbox: Outbox) {
    this.#session = session;
    this.#outbox = outbox;
  }

  /** True if it is not yet time to look again although something has happened. */
  look(now: number): boolean {
    const { steps } = this.#session.world.kernel;
    if (steps === this.#steps) return false;
    if (now - this.#looked < everyMs) return true;
    this.#steps = steps;
    this.#looked = now;
    this.#send();
    return false;
  }

  #send(): void {
    const verdict = this.#session.verdict();
    if (verdict === undefined) {
      // The grader's code is not there yet.
      this.#steps = -1;
      return;
    }
    const text = JSON.stringify(verdict);
    if (text === this.#sent) return;
    this.#sent = text;
    this.#outbox.say({ say: "verdict", verdict });
  }
}
