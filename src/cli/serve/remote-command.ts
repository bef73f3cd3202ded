import type { Duplex } from "../../sim/wire/http.ts";
import type { Json } from "../../sim/wire/json.ts";
import { ByteDecoder } from "./byte-decoder.ts";
import type { RealTimeDriver } from "./real-time-driver.ts";
import { bytesOf } from "./world-bytes.ts";

/** Where a command's output goes. */
export interface RemoteOutput {
  stdout(bytes: Buffer): void;
  stderr(bytes: Buffer): void;
  /** The command has ended, with this metav1.Status: nothing comes after it. */
  ended(status: Json | undefined): void;
  /** Bytes that the client has not taken yet. */
  readonly backlog: number;
  /** What the client sends may wait. */
  pause(): void;
  resume(): void;
  /** Breaks the connection. */
  destroy(): void;
}

/** Beyond this many bytes a command waits until its client reads. */
const backlogMax = 1 << 20;
/** Pieces of output that may wait. */
const outputMax = 20_000;
/** Beyond this many pieces of input the client waits until the command reads. */
const inputMax = 64;

/** A command in a container (exec, attach) between the world's channels and a client's connection. */
export class RemoteCommand {
  readonly #duplex: Duplex;
  readonly #driver: RealTimeDriver;
  readonly #output: RemoteOutput;
  readonly #decoder = new ByteDecoder();
  /** Which output the next piece came from: two pipes that a terminal shows as one. */
  #order: ("stdout" | "stderr")[] = [];
  #sizes = "";
  #isScheduled = false;
  #isOver = false;

  constructor(duplex: Duplex, driver: RealTimeDriver, output: RemoteOutput) {
    this.#duplex = duplex;
    this.#driver = driver;
    this.#output = output;
    for (const name of ["stdout", "stderr"] as const) {
      this.#order.push(...Array.from({ length: duplex[name].size }, () => name));
      duplex[name].onReadable = () => {
        this.#order.push(name);
        this.#later();
      };
    }
    duplex.exit.onReadable = () => this.#later();
    this.#later();
  }

  input(bytes: Buffer): void {
    const text = this.#decoder.decode(bytes);
    if (text === "" || this.#isOver) return;
    const { stdin } = this.#duplex;
    this.#driver.enter(() => stdin.push(text));
    if (stdin.size > inputMax) this.#waitForReader();
  }

  endInput(): void {
    if (this.#isOver || this.#duplex.stdin.ended) return;
    const rest = this.#decoder.end();
    this.#driver.enter(() => {
      if (rest !== "") this.#duplex.stdin.push(rest);
      this.#duplex.stdin.end();
    });
  }

  /** Sizes of the client's terminal as JSON, one after the other: `{"Width":80,"Height":24}`. */
  resize(bytes: Buffer): void {
    this.#sizes = (this.#sizes + bytes.toString("latin1")).slice(-sizesMax);
    const end = this.#sizes.lastIndexOf("}");
    for (const [one] of this.#sizes.slice(0, end + 1).matchAll(/\{[^{}]*\}/g)) this.#resizeTo(one);
    this.#sizes = this.#sizes.slice(end + 1);
  }

  /** The client takes output again. */
  drained(): void {
    this.#later();
  }

  /** The client has gone. */
  hangUp(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const { stdin, stdout, stderr, exit } = this.#duplex;
    this.#driver.enter(() => {
      stdin.end();
      for (const channel of [stdout, stderr, exit]) channel.cancel();
    });
  }

  #resizeTo(text: string): void {
    const columns = Number(/"Width"\s*:\s*(\d+)/i.exec(text)?.[1] ?? 0);
    const rows = Number(/"Height"\s*:\s*(\d+)/i.exec(text)?.[1] ?? 0);
    if (columns === 0 || rows === 0 || columns > sideMax || rows > sideMax || this.#isOver) return;
    this.#driver.enter(() => this.#duplex.resize.push({ columns, rows }));
  }

  /** A client that does not read what a terminal shows: nothing waits for it. */
  #cut(): void {
    this.hangUp();
    this.#output.destroy();
  }

  #waitForReader(): void {
    const { stdin } = this.#duplex;
    this.#output.pause();
    const look = (): void => {
      if (this.#isOver || stdin.cancelled || stdin.size <= inputMax / 2) this.#output.resume();
      else stdin.writable.subscribe(look);
    };
    stdin.writable.subscribe(look);
  }

  #later(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    queueMicrotask(() => this.#drain());
  }

  #drain(): void {
    this.#isScheduled = false;
    if (this.#isOver) return;
    const { stdout, stderr, exit } = this.#duplex;
    let taken = 0;
    while (taken < this.#order.length && this.#output.backlog <= backlogMax) {
      const name = this.#order[taken++] ?? "stdout";
      const text = this.#duplex[name].take();
      if (text !== undefined) this.#output[name](bytesOf(text));
    }
    this.#order = this.#order.slice(taken);
    if (this.#order.length > outputMax) return this.#cut();
    // Room has come in channels that a command waits for.
    this.#driver.wake();
    if (!stdout.drained || !stderr.drained || (exit.size === 0 && !exit.drained)) return;
    this.#isOver = true;
    this.#output.ended(exit.take());
  }
}

const sizesMax = 4_096;
const sideMax = 65_535;
