import type { Lab } from "../src/lab/lab.ts";
import type { Entry } from "../src/session/recording.ts";
import { Session } from "../src/session/session.ts";
import { settle } from "../src/session/timeline.ts";
import { at, second } from "../src/sim/kernel/time.ts";

/** 2026-01-01T09:00:00Z. */
export const start = 1_767_258_000_000_000;

const commandSecondsMax = 900;

export interface TypistOptions {
  readonly scenario?: string;
  readonly seed?: number;
  readonly lab?: Lab;
  readonly entries?: readonly Entry[];
}

/** Somebody at the terminal of a session, for tests: types a line, waits for the prompt, reads what was printed. */
export class Typist {
  readonly session: Session;
  #output = "";

  private constructor(session: Session) {
    this.session = session;
  }

  static async sitDown({ scenario = "kind", seed = 1, lab, entries }: TypistOptions = {}): Promise<Typist> {
    const typist: { current?: Typist } = {};
    const session = await Session.open({
      header: { scenario, kubernetesVersion: "v1.33", seed, start },
      listener: {
        ran: (_terminal, _command, output) => {
          if (typist.current !== undefined) typist.current.#output += output;
        },
      },
      ...(lab === undefined ? {} : { lab }),
      ...(entries === undefined ? {} : { entries }),
    });
    typist.current = new Typist(session);
    if (entries === undefined) session.resize("main", { columns: 160, rows: 40 });
    await typist.current.pass(0.1);
    return typist.current;
  }

  /** Types a line or a block of lines, and gives what was printed until the prompt came back, as plain text. */
  async run(block: string): Promise<string> {
    this.#output = "";
    for (const line of linesOf(block)) {
      this.session.input("main", line);
      await this.pass(0.001);
      this.session.input("main", "\r");
      await this.pass(0.01);
    }
    const waiting = this.session.now;
    while (!this.session.idle) {
      if (this.session.now - waiting > commandSecondsMax * second)
        throw new Error(`no end in sight: ${block}`);
      await this.pass(0.25);
    }
    return plain(this.#output);
  }

  async pass(seconds: number): Promise<void> {
    const until = at(Math.round(this.session.now + seconds * second));
    for (;;) {
      const pause = this.session.advance({ until, steps: 100_000 });
      await settle(pause);
      if (pause.is === "reached") return;
    }
  }
}

/** A here-document stays one piece, as it would be pasted. */
function linesOf(block: string): string[] {
  return block.includes("<<")
    ? [block.replaceAll("\n", "\r")]
    : block.split("\n").filter((line) => line !== "");
}

/** Without colours, cursor movements and carriage returns. */
function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex -- escape sequences begin with a control character
  return text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, "").replaceAll("\r", "");
}
