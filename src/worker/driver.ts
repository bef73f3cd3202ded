import { loadModule, type Module } from "../sim/kernel/module.ts";
import type { SessionListener } from "../session/session.ts";
import { Clock } from "./clock.ts";
import { fetchForCluster, fetchForCommand, fetchForPrompt } from "./early-code.ts";
import { Keeper } from "./keeper.ts";
import { Live } from "./live.ts";
import { openSession, type Opened } from "./opening.ts";
import { Outbox } from "./outbox.ts";
import type { FromWorker, OpenSession, PreparedSession, ToWorker } from "./protocol.ts";
import { Pulse } from "./pulse.ts";
import { Storage } from "./storage.ts";

interface Prepared {
  readonly key: string;
  readonly opened: Opened;
  readonly tookMs: number;
}

type Steering = Extract<ToWorker, { do: "speed" | "skip" | "visible" }>;

/** What the page does by itself. */
const untouching: ReadonlySet<ToWorker["do"]> = new Set(["visible", "export", "resize", "prepare"]);

/** Runs one session for one page. Acts that take a while (open, undo, reset) are done one after the other, and time stands still meanwhile. */
export class Driver {
  readonly #outbox: Outbox;
  readonly #storage = new Storage();
  readonly #clock = new Clock(performance.now());
  readonly #pulse = new Pulse(() => this.#beat());
  #asked: OpenSession | undefined;
  #prepared: Prepared | undefined;
  #live: Live | undefined;
  #command = "";
  #queue: Promise<void> = Promise.resolve();
  /** Acts that wait or are at work. */
  #acts = 0;
  /** Time stands still until this code is there. */
  #missing: Module<unknown> | undefined;
  #last = performance.now();
  #isStarted = false;
  /** Real time spent between the prompt and time zero. */
  #workMs = 0;

  constructor(post: (message: FromWorker) => void) {
    this.#outbox = new Outbox(post);
  }

  receive(message: ToWorker): void {
    if (!untouching.has(message.do)) this.#clock.touch(performance.now());
    if (message.do === "speed" || message.do === "skip" || message.do === "visible") this.#steer(message);
    else this.#act(() => this.#perform(message));
  }

  /** Time's own controls count at once. */
  #steer(message: Steering): void {
    if (message.do === "speed") this.#clock.factor = message.factor;
    else if (message.do === "skip") this.#live?.stepper.skip();
    else {
      this.#clock.visible = message.visible;
      if (!message.visible) this.#act(() => this.#live?.keeper.flush());
    }
    this.#sayClock();
    this.#pulse.soon();
  }

  #perform(message: Exclude<ToWorker, Steering>): Promise<unknown> | void {
    switch (message.do) {
      case "prepare":
        return this.#prepare(message.session);
      case "open":
        this.#asked = message.session;
        return this.#open(message.session);
      case "undo":
        return this.#return((live) => live.session.undo());
      case "reset":
        return this.#return((live) => live.session.reset());
      case "export":
        return this.#export();
      case "input":
      case "resize":
        return this.#input(message);
    }
  }

  #act(act: () => Promise<unknown> | undefined | void): void {
    this.#acts++;
    this.#queue = this.#queue
      .then(act)
      .then(
        () => undefined,
        (error: unknown) => this.#failed(error),
      )
      .finally(() => {
        this.#acts--;
        this.#last = performance.now();
        if (this.#acts === 0) this.#pulse.soon();
      });
  }

  async #prepare(asked: PreparedSession): Promise<void> {
    await fetchForPrompt();
    const began = performance.now();
    const opened = await openSession(asked, this.#storage, this.#listener());
    this.#prepared = { key: asked.key, opened, tookMs: performance.now() - began };
  }

  async #open(asked: OpenSession): Promise<void> {
    void fetchForCluster();
    const began = performance.now();
    this.#missing = undefined;
    const prepared = await this.#takePrepared(asked);
    const opened = prepared?.opened ?? (await openSession(asked, this.#storage, this.#listener()));
    this.#show(opened, asked, began - (prepared?.tookMs ?? 0));
  }

  /** What was prepared, unless another tab has stored something since or a file is imported. */
  async #takePrepared({ key, recording }: OpenSession): Promise<Prepared | undefined> {
    const prepared = this.#prepared;
    this.#prepared = undefined;
    if (prepared?.key !== key || recording !== undefined) return undefined;
    return (await this.#storage.read(key)) === prepared.opened.text ? prepared : undefined;
  }

  #show({ session, resumed, diverged }: Opened, asked: OpenSession, began: number): void {
    const keeper = new Keeper({
      storage: this.#storage,
      key: asked.key,
      recording: () => session.export(),
      stored: (persistent) => this.#outbox.say({ say: "stored", persistent }),
    });
    const live = new Live(session, keeper, this.#outbox);
    this.#live = live;
    this.#isStarted = false;
    this.#workMs = 0;
    live.fit(asked.terminal);
    live.redraw(asked.terminal.id);
    if (diverged !== undefined) this.#outbox.say({ say: "diverged", reason: diverged });
    const bootMs = performance.now() - began;
    this.#outbox.say({ say: "ready", bootMs, resumed, entries: session.entries.length });
    live.prompt(asked.terminal.id, this.#command);
    if (asked.recording !== undefined) keeper.changed();
  }

  async #return(back: (live: Live) => Promise<unknown>): Promise<void> {
    const live = this.#live;
    if (live === undefined) return;
    if ((await back(live)) === false) return;
    this.#live = live.renewed();
    this.#missing = undefined;
    const terminal = this.#asked?.terminal.id ?? "main";
    if (this.#asked !== undefined) this.#live.fit(this.#asked.terminal);
    this.#live.redraw(terminal);
    this.#live.prompt(terminal, this.#command);
    live.keeper.changed();
  }

  async #input(message: Extract<ToWorker, { do: "input" | "resize" }>): Promise<void> {
    if (message.do === "resize" && this.#asked !== undefined) {
      const { terminal: id, columns, rows } = message;
      this.#asked = { ...this.#asked, terminal: { id, columns, rows } };
    }
    if (this.#live === undefined) return this.#asked === undefined ? undefined : this.#open(this.#asked);
    if (this.#missing !== undefined) await this.#load(this.#missing);
    if (this.#missing !== undefined) return;
    this.#live.take(message);
  }

  #export(): void {
    const recording = this.#live?.session.export() ?? "";
    this.#outbox.say({ say: "exported", recording });
  }

  #beat(): void {
    const now = performance.now();
    const elapsed = now - this.#last;
    this.#last = now;
    const live = this.#live;
    if (live === undefined || this.#acts > 0 || this.#missing !== undefined || live.broken) return;
    try {
      live.stepper.grant(this.#clock.grant(now, elapsed, !live.session.idle));
      const slice = live.stepper.slice();
      this.#greet(live, performance.now() - now);
      if (slice.is === "needs") this.#act(() => this.#load(slice.module));
      const early = live.news.look(performance.now());
      this.#outbox.flush();
      this.#sayClock();
      if (slice.is === "more") this.#pulse.soon();
      else this.#pulse.after(early ? 16 : this.#nextBeat(live));
    } catch (error) {
      this.#broken(error);
    }
  }

  /** On the way to time zero, and once when it has come. */
  #greet(live: Live, sliceMs: number): void {
    if (this.#isStarted) return;
    this.#workMs += sliceMs;
    if (!live.session.ready) return;
    this.#isStarted = true;
    this.#outbox.say({ say: "started", workMs: this.#workMs });
    live.release();
    void fetchForCommand();
  }

  /** Milliseconds until something is due; the clock on the page wants a few beats a second in any case. */
  #nextBeat({ session }: Live): number {
    const rate = this.#clock.rate(performance.now(), !session.idle);
    const { due } = session.world.kernel;
    if (due === undefined || rate === 0) return 200;
    return Math.min(200, Math.max(4, (due - session.now) / 1000 / rate));
  }

  async #load(module: Module<unknown>): Promise<void> {
    try {
      await loadModule(module);
      this.#missing = undefined;
    } catch {
      this.#missing = module;
      this.#outbox.say({ say: "offline", module: module.name });
    }
  }

  #listener(): SessionListener {
    return {
      output: (terminal, text) => this.#outbox.output(terminal, text),
      shell: (terminal, event) => {
        if (event.is === "entered") this.#command = event.line;
        this.#outbox.say({ say: "prompt", terminal, idle: event.is === "prompt", command: this.#command });
      },
      ran: (terminal, command, output) => this.#outbox.say({ say: "ran", terminal, command, output }),
    };
  }

  #sayClock(): void {
    const now = performance.now();
    const idle = this.#clock.idle(now);
    this.#live?.clock({ factor: this.#clock.factor, ...(idle === undefined ? {} : { idle }) }, now);
  }

  /** Code that cannot be fetched is no bug of the simulator: it is asked for again. */
  #failed(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    if (error instanceof TypeError && /import|module|fetch|load/i.test(message)) {
      this.#outbox.say({ say: "offline", module: message.replace(/^.*\/([^/?]+).*$/, "$1") });
    } else this.#broken(error);
  }

  #broken(error: unknown): void {
    if (this.#live !== undefined) this.#live.broken = true;
    const message =
      error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ""}` : String(error);
    this.#outbox.say({ say: "broken", message, command: this.#command });
  }
}
