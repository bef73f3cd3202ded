import { effectOf } from "../session/recording.ts";
import type { Session } from "../session/session.ts";
import type { Keeper } from "./keeper.ts";
import { News } from "./news.ts";
import type { Outbox } from "./outbox.ts";
import type { FromWorker, OpenSession, ToWorker } from "./protocol.ts";
import { Stepper } from "./stepper.ts";

type ClockState = Omit<Extract<FromWorker, { say: "clock" }>, "say" | "now">;

type Input = Extract<ToWorker, { do: "input" }>;

function acts(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) < 0x20) return true;
  return false;
}

const clockEveryMs = 200;

/** An open session with what drives it. Made anew when the session has gone back to its past. */
export class Live {
  readonly session: Session;
  readonly keeper: Keeper;
  readonly stepper: Stepper;
  readonly news: News;
  readonly #outbox: Outbox;
  /** A bug was met: nothing moves until undo or reset. */
  broken = false;
  readonly #held: Input[] = [];
  #said = { at: -Infinity, state: "" };

  constructor(session: Session, keeper: Keeper, outbox: Outbox) {
    this.session = session;
    this.keeper = keeper;
    this.#outbox = outbox;
    this.stepper = new Stepper(session);
    this.news = new News(session, outbox);
  }

  renewed(): Live {
    return new Live(this.session, this.keeper, this.#outbox);
  }

  take(message: Extract<ToWorker, { do: "input" | "resize" }>): void {
    if (this.broken) return;
    if (message.do === "input") this.#type(message);
    else this.fit({ id: message.terminal, columns: message.columns, rows: message.rows });
    this.keeper.changed();
  }

  /** Time zero has come: what had to wait for it is typed now. */
  release(): void {
    if (!this.session.ready || this.#held.length === 0) return;
    for (const { terminal, text } of this.#held.splice(0)) this.session.input(terminal, text);
    this.keeper.changed();
  }

  /** Before time zero a line can be written, but whatever acts (Enter, Tab, Ctrl-R) waits with all that comes after it. */
  #type(input: Input): void {
    const waits = !this.session.ready && (this.#held.length > 0 || acts(input.text));
    if (waits) this.#held.push(input);
    else this.session.input(input.terminal, input.text);
  }

  /** Tells the world the size of the page's terminal, if it is another one than before. */
  fit({ id, columns, rows }: OpenSession["terminal"]): void {
    const counting = effectOf(this.session.entries).entries;
    const last = counting.findLast(({ entry }) => entry.do === "resize" && entry.terminal === id)?.entry;
    if (last?.do === "resize" && last.columns === columns && last.rows === rows) return;
    this.session.resize(id, { columns, rows });
  }

  redraw(terminal: string): void {
    this.#outbox.screen(terminal, this.session.screen(terminal));
  }

  prompt(terminal: string, command: string): void {
    this.#outbox.say({ say: "prompt", terminal, idle: this.session.idle, command });
  }

  /** Says the time: at once when the state changed, otherwise a few times a second. */
  clock(state: ClockState, realNow: number): void {
    const text = JSON.stringify(state);
    if (text === this.#said.state && realNow - this.#said.at < clockEveryMs) return;
    this.#said = { at: realNow, state: text };
    this.#outbox.say({ say: "clock", now: Math.max(this.session.now, this.session.world.start), ...state });
  }
}
