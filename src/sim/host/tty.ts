import type { Kernel } from "../kernel/kernel.ts";
import { Signal } from "../kernel/signal.ts";
import type { Task } from "../kernel/task.ts";
import { LineEditor } from "./line-editor.ts";
import type { OpenFile } from "./open-file.ts";
import { SharedFile } from "./shared-file.ts";
import type { SignalName } from "./signals.ts";
import type { ShellEvent, Size, Terminal } from "./terminal.ts";

/** A slow line, so that `yes` cannot flood the screen: the cost of a write and of each character, in microseconds. */
const writeCost = { each: 50, perUnit: 1 };
/** What may wait to be read; what is typed beyond it is lost. */
const typedAheadMax = 8_000_000;

const lineEnds = "\r\n\u0004";

const signalKeys: ReadonlyMap<string, SignalName> = new Map([
  ["\u0003", "SIGINT"],
  ["\u001c", "SIGQUIT"],
  ["\u001a", "SIGTSTP"],
]);

export interface TtyOptions {
  readonly kernel: Kernel;
  /** Names it in the digest and for `tty`: `pts/0`. */
  readonly name: string;
  readonly size?: Size;
  /** What is shown, with newlines translated. */
  readonly output: (text: string) => void;
}

/**
 * A terminal's line discipline: between the keyboard and the screen on one side and the programs on the other.
 * @models drivers/tty/n_tty.c
 */
export class Tty implements Terminal {
  readonly name: string;
  readonly resized: Signal = new Signal();
  readonly #kernel: Kernel;
  readonly #output: (text: string) => void;
  readonly #editor = new LineEditor();
  readonly #readable = new Signal();
  /** Read next, in order; an empty text is the end of input (^D). */
  #ready: string[] = [];
  #readySize = 0;
  #size: Size;
  #mode: "cooked" | "raw" = "cooked";
  #hungUp = false;
  echo = true;
  foreground = 0;
  onShell: ((event: ShellEvent) => void) | undefined;
  /** Delivers a signal to a process group: the host whose processes are on this terminal sets it. */
  onSignal: ((group: number, signal: SignalName) => void) | undefined;

  constructor(options: TtyOptions) {
    this.name = options.name;
    this.#kernel = options.kernel;
    this.#output = options.output;
    this.#size = options.size ?? { columns: 80, rows: 24 };
  }

  get size(): Size {
    return this.#size;
  }

  get mode(): "cooked" | "raw" {
    return this.#mode;
  }

  set mode(mode: "cooked" | "raw") {
    if (mode === "raw" && this.#mode === "cooked") this.#push(this.#editor.take());
    this.#mode = mode;
  }

  resize(columns: number, rows: number): void {
    if (columns === this.#size.columns && rows === this.#size.rows) return;
    this.#size = { columns, rows };
    this.resized.notify();
    this.#signal("SIGWINCH");
  }

  /** Keys and pastes, as the screen's side sends them. */
  input(text: string): void {
    if (this.#mode === "raw") return this.#push(text);
    let echoed = "";
    for (const char of text) {
      // A signal may have switched the mode in between.
      echoed += this.#type(char);
    }
    if (this.echo && echoed !== "") this.#show(echoed);
  }

  /** The screen has gone: readers get the end, the foreground group SIGHUP. */
  hangUp(): void {
    if (this.#hungUp) return;
    this.#hungUp = true;
    this.#readable.notify();
    this.#signal("SIGHUP");
  }

  /** An open file on this terminal; each begins with one user. `closed`: its last user has gone. */
  openFile(closed?: () => void): OpenFile {
    return new TtyFile(this, closed);
  }

  *read(): Task<string | undefined> {
    while (this.#ready.length === 0) {
      if (this.#hungUp) return undefined;
      yield { on: this.#readable };
    }
    const text = this.#ready.shift() ?? "";
    this.#readySize -= text.length;
    if (text === "") return undefined;
    if (this.#mode === "raw") return text;
    return this.#cookedPart(text);
  }

  /** The next line. Enter and ^D that were typed ahead in raw mode came as they are. */
  #cookedPart(text: string): string | undefined {
    let at = 0;
    while (at < text.length && !lineEnds.includes(text.charAt(at))) at++;
    if (at === text.length) return text;
    this.unread(text.slice(at + 1));
    if (text.charAt(at) !== "\u0004") return `${text.slice(0, at)}\n`;
    return at === 0 ? undefined : text.slice(0, at);
  }

  unread(text: string): void {
    if (text === "") return;
    this.#ready.unshift(text);
    this.#readySize += text.length;
  }

  *write(text: string): Task<void> {
    if (text === "") return;
    this.#show(text);
    yield* this.#kernel.sleep(writeCost.each + writeCost.perUnit * text.length);
  }

  #show(text: string): void {
    const shown = text.includes("\n") ? text.replaceAll("\n", "\r\n") : text;
    this.#kernel.digest.absorb(`tty ${this.name}`, shown);
    this.#output(shown);
  }

  #push(text: string): void {
    if (text === "" || this.#readySize + text.length > typedAheadMax) return;
    this.#ready.push(text);
    this.#readySize += text.length;
    this.#readable.notify();
  }

  /** One key in cooked mode; the result is its echo. */
  #type(key: string): string {
    const editor = this.#editor;
    if (editor.isQuoting) return editor.insert(key);
    const signal = signalKeys.get(key);
    if (signal !== undefined) return this.#typeSignal(signal, key);
    switch (key) {
      case "\r":
      case "\n":
        this.#push(`${editor.take()}\n`);
        return "\n";
      case "\u007f":
      case "\b":
        return editor.erase();
      case "\u0017":
        return editor.eraseWord();
      case "\u0015":
        return editor.eraseLine();
      case "\u0016":
        return editor.quoteNext();
      case "\u0004":
        return this.#typeEnd();
      default:
        return editor.insert(key);
    }
  }

  #typeSignal(signal: SignalName, key: string): string {
    this.#editor.take();
    this.#ready = [];
    this.#readySize = 0;
    this.#signal(signal);
    return `^${String.fromCharCode(key.charCodeAt(0) + 64)}`;
  }

  #typeEnd(): string {
    const text = this.#editor.take();
    if (text !== "") this.#push(text);
    else {
      this.#ready.push("");
      this.#readable.notify();
    }
    return "";
  }

  #signal(signal: SignalName): void {
    if (this.foreground !== 0) this.onSignal?.(this.foreground, signal);
  }
}

class TtyFile extends SharedFile {
  readonly path: string;
  override readonly terminal: Tty;
  readonly #closed: (() => void) | undefined;

  constructor(tty: Tty, closed: (() => void) | undefined) {
    super();
    this.path = `/dev/${tty.name}`;
    this.terminal = tty;
    this.#closed = closed;
  }

  override unread(text: string): void {
    this.terminal.unread(text);
  }

  override *write(text: string): Task<void> {
    yield* this.terminal.write(text);
  }

  protected override *next(): Task<string | undefined> {
    return yield* this.terminal.read();
  }

  protected override closed(): void {
    this.#closed?.();
  }
}
