import type { Grader } from "../lab/grader.ts";
import { gradingModule } from "../lab/grading.ts";
import type { Lab } from "../lab/lab.ts";
import type { Verdict } from "../lab/verdict.ts";
import type { ShellEvent, Size } from "../sim/host/terminal.ts";
import type { AdvanceOptions, Pause } from "../sim/kernel/kernel.ts";
import { loadModule } from "../sim/kernel/module.ts";
import { at } from "../sim/kernel/time.ts";
import { coreVersion, World } from "../sim/world.ts";
import { viewOf } from "./cluster-view.ts";
import { effectOf, printRecording, type Act, type Entry, type Header } from "./recording.ts";
import { Screen } from "./screen.ts";
import { boot, perform, placeOf, reachPrompt, replay, travel } from "./timeline.ts";

/** What a driver (page, CLI, server) wants to hear while the session lives. Not called during a replay. */
export interface SessionListener {
  output?(terminal: string, text: string): void;
  shell?(terminal: string, event: ShellEvent): void;
  /** A command has ended: what was entered, and what the terminal showed until the next prompt. */
  ran?(terminal: string, command: string, output: string): void;
}

export interface SessionOptions {
  readonly header: Omit<Header, "format" | "core" | "lab">;
  readonly lab?: Lab;
  /** A new session comes back with its prompt, before time zero; `advance` then leads there first. */
  readonly opensEarly?: boolean;
  /** A log to resume from: replayed before `open` comes back. */
  readonly entries?: readonly Entry[];
  readonly listener?: SessionListener;
}

/**
 * A world with its log: everything from outside goes through here and is recorded at its exact place. Undo, reset and
 * resume build a new world and replay what counts.
 */
export class Session {
  readonly header: Header;
  readonly lab: Lab | undefined;
  #world: World;
  #grader: Grader | undefined;
  readonly #entries: Entry[];
  readonly #listener: SessionListener;
  #screens = new Map<string, Screen>();
  /** Where undo goes back to, last first: the entries that pressed Enter at a shell's prompt, after a reset it too. */
  #enters: number[] = [];
  #current = -1;
  #running: { command: string; output: Screen } | undefined;
  /** What the learner has entered since time zero. */
  #commands: { readonly at: number; readonly line: string }[] = [];
  #live = false;
  #ready = false;

  private constructor({ header, lab, entries = [], listener = {} }: SessionOptions) {
    this.lab = lab;
    this.header = {
      format: 1,
      core: coreVersion,
      ...header,
      ...(lab === undefined ? {} : { lab: { id: lab.id, version: lab.version } }),
    };
    this.#entries = [...entries];
    this.#listener = listener;
    this.#world = this.#create();
  }

  /** Boots the world and replays the log. Throws Divergence, and RangeError for an unknown scenario or version. */
  static async open(options: SessionOptions): Promise<Session> {
    const session = new Session(options);
    if (options.opensEarly === true && session.#entries.length === 0) await session.#greet();
    else await session.#rebuild();
    return session;
  }

  get world(): World {
    return this.#world;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** Virtual microseconds since the epoch. */
  get now(): number {
    return this.#world.kernel.now;
  }

  /** A shell waits at its prompt for a command. */
  get idle(): boolean {
    return this.#running === undefined;
  }

  input(terminal: string, text: string): void {
    this.#act({ do: "keys", terminal, text });
  }

  resize(terminal: string, { columns, rows }: Size): void {
    this.#act({ do: "resize", terminal, columns, rows });
  }

  /** Time zero has come. What was typed before is in the log like all else. */
  get ready(): boolean {
    return this.#ready;
  }

  /** Before time zero it leads there, whatever the options say but for their steps. */
  advance(options: AdvanceOptions): Pause {
    if (!this.#ready) return this.#prepare(options.steps);
    this.#grader ??= this.#watch();
    const isUngraded = this.lab !== undefined && this.#grader === undefined;
    return isUngraded ? { is: "needs", module: gradingModule } : this.#world.advance(options);
  }

  /** Goes back to just before the last Enter at a shell's prompt, or before a reset. False if there is neither. */
  async undo(): Promise<boolean> {
    const to = this.#enters.at(-1);
    if (to === undefined) return false;
    this.#entries.push({ ...placeOf(this.#world), do: "undo", to });
    await this.#rebuild();
    return true;
  }

  async reset(): Promise<void> {
    this.#entries.push({ ...placeOf(this.#world), do: "reset" });
    await this.#rebuild();
  }

  /** What a terminal shows, with its scrollback. */
  screen(terminal: string): string {
    return this.#screens.get(terminal)?.text ?? "";
  }

  /** Undefined without a lab, and as long as the grader's code is not there. */
  verdict(): Verdict | undefined {
    return this.#grader?.evaluate();
  }

  /** The recording up to now. */
  export(): string {
    const end: Entry = { ...placeOf(this.#world), digest: this.#world.digest, do: "end" };
    return printRecording({ header: this.header, entries: [...this.#entries, end] });
  }

  #create(): World {
    const { scenario, kubernetesVersion, seed, start } = this.header;
    const setup = this.lab === undefined ? {} : { setup: { files: this.lab.start, script: this.lab.setup } };
    const world = new World({ scenario, kubernetesVersion, seed, start: at(start), ...setup });
    world.onOutput = (terminal, text) => this.#output(terminal, text);
    world.onShell = (terminal, event) => this.#shell(terminal, event);
    return world;
  }

  /** A new world up to its prompt. */
  async #greet(): Promise<void> {
    await reachPrompt(this.#world);
    this.#live = true;
  }

  #prepare(steps: number): Pause {
    const pause = this.#world.advance({ until: this.#world.start, steps });
    this.#ready = pause.is === "reached";
    return pause;
  }

  /** A new world in which all that counts of the log happens again. */
  async #rebuild(): Promise<void> {
    this.#live = false;
    this.#grader?.close();
    this.#grader = undefined;
    this.#commands = [];
    this.#screens = new Map();
    this.#running = undefined;
    const world = this.#create();
    this.#world = world;
    const effect = effectOf(this.#entries);
    this.#enters = effect.reset === undefined ? [] : [effect.reset];
    const options = { performing: (index: number) => void (this.#current = index) };
    const zero = world.start - world.origin;
    const early = effect.entries.filter(({ entry }) => entry.at <= zero);
    await replay(world, early, options);
    await boot(world);
    this.#ready = true;
    if (this.lab !== undefined) await loadModule(gradingModule);
    this.#grader = this.#watch();
    await replay(world, effect.entries.slice(early.length), options);
    if (effect.place !== undefined && effect.place.at > zero) await travel(world, effect.place);
    this.#live = true;
  }

  #watch(): Grader | undefined {
    const grading = gradingModule.value;
    if (this.lab === undefined || grading === undefined) return undefined;
    const { kernel, clusters } = this.#world;
    const graded = { kernel, cluster: viewOf(clusters), commands: this.#commands };
    return new grading.Grader({ lab: this.lab, world: graded, seed: this.header.seed });
  }

  #act(act: Act): void {
    const digest = act.do === "keys" && act.text.includes("\r") ? { digest: this.#world.digest } : {};
    this.#current = this.#entries.length;
    this.#entries.push({ ...placeOf(this.#world), ...digest, ...act });
    perform(this.#world, act);
  }

  #output(terminal: string, text: string): void {
    const screen = this.#screens.get(terminal) ?? new Screen();
    this.#screens.set(terminal, screen);
    screen.append(text);
    this.#running?.output.append(text);
    if (this.#live) this.#listener.output?.(terminal, text);
  }

  #shell(terminal: string, event: ShellEvent): void {
    if (event.is === "entered") {
      if (this.#enters.at(-1) !== this.#current) this.#enters.push(this.#current);
      this.#running = { command: event.line, output: new Screen() };
      this.#commands.push({ at: this.now, line: event.line });
    } else if (this.#running !== undefined) {
      const { command, output } = this.#running;
      this.#running = undefined;
      if (this.#live) this.#listener.ran?.(terminal, command, output.text);
    }
    if (this.#live) this.#listener.shell?.(terminal, event);
  }
}
