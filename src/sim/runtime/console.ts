import { SystemError } from "../host/errno.ts";
import type { OpenFile } from "../host/open-file.ts";
import { createPipe } from "../host/pipe.ts";
import { outputTo, textInput } from "../host/text-file.ts";
import { Tty } from "../host/tty.ts";
import type { Channel } from "../kernel/channel.ts";
import type { Kernel } from "../kernel/kernel.ts";
import type { Task } from "../kernel/task.ts";
import type { LogBuffer } from "./log-buffer.ts";

/** How a container's first process is connected, as its pod says. */
export interface ConsoleConfig {
  /** Something may be typed to it. */
  readonly stdin: boolean;
  /** The first one who attaches with input closes it when going. */
  readonly stdinOnce: boolean;
  readonly tty: boolean;
}

/** What a client of `attach` sees and sends. The console ends both outputs when the container does. */
export interface Attached {
  readonly stdout: Channel<string>;
  readonly stderr: Channel<string>;
  /** Undefined: only looking. Ended by the client. */
  readonly stdin: Channel<string> | undefined;
}

/** What waits for a client that does not read; it is cut off beyond. */
const waitingMax = 20_000;

/**
 * The streams of a container's first process: its output goes to the log and to all who are attached, its input comes
 * from them.
 *
 * @models containerd internal/cri/io/container_io.go ContainerIO, Attach, 2.1
 */
export class Console {
  /** The descriptors 0, 1 and 2. */
  readonly files: ReadonlyMap<number, OpenFile>;
  readonly #kernel: Kernel;
  readonly #config: ConsoleConfig;
  readonly #logs: LogBuffer;
  readonly #attached = new Set<Attached>();
  readonly #tty: Tty | undefined;
  #input: OpenFile | undefined;
  #hasEnded = false;

  constructor(kernel: Kernel, name: string, config: ConsoleConfig, logs: LogBuffer) {
    this.#kernel = kernel;
    this.#config = config;
    this.#logs = logs;
    this.#tty = config.tty
      ? new Tty({ kernel, name, output: (text) => this.#show("stdout", text) })
      : undefined;
    this.files = this.#tty === undefined ? this.#pipes(config.stdin) : terminalFiles(this.#tty);
  }

  /** From now on; what was printed before is in the log. */
  attach(attached: Attached): void {
    if (this.#hasEnded) {
      endOutput(attached);
      return;
    }
    this.#attached.add(attached);
    attached.stdout.onCancel = () => void this.#attached.delete(attached);
    const { stdin } = attached;
    if (stdin === undefined) return;
    if (this.#config.stdin) this.#kernel.spawn("attach", this.#feed(stdin));
    else stdin.cancel();
  }

  resize(columns: number, rows: number): void {
    this.#tty?.resize(columns, rows);
  }

  /** The process has ended: so has everything for those who are attached. */
  end(): void {
    this.#hasEnded = true;
    for (const attached of this.#attached) endOutput(attached);
    this.#attached.clear();
    this.#closeInput();
  }

  #pipes(stdin: boolean): ReadonlyMap<number, OpenFile> {
    let input = textInput("");
    if (stdin) {
      const { reader, writer } = createPipe();
      input = reader;
      this.#input = writer;
    }
    return new Map([
      [0, input],
      [1, outputTo((text) => this.#show("stdout", text))],
      [2, outputTo((text) => this.#show("stderr", text))],
    ]);
  }

  *#feed(stdin: Channel<string>): Task<void> {
    for (let text = yield* stdin.next(); text !== undefined; text = yield* stdin.next()) {
      if (this.#tty !== undefined) this.#tty.input(text);
      else yield* this.#type(text);
    }
    if (this.#config.stdinOnce) this.#closeInput();
  }

  *#type(text: string): Task<void> {
    if (this.#input === undefined) return;
    try {
      yield* this.#input.write(text);
    } catch (error) {
      // Nobody reads it any more.
      if (!(error instanceof SystemError)) throw error;
      this.#closeInput();
    }
  }

  #closeInput(): void {
    this.#input?.release();
    this.#input = undefined;
  }

  #show(from: "stdout" | "stderr", text: string): void {
    this.#logs.append(this.#kernel.now, from, text);
    for (const attached of this.#attached) {
      if (attached[from].size > waitingMax) this.#cut(attached);
      else attached[from].push(text);
    }
  }

  #cut(attached: Attached): void {
    this.#attached.delete(attached);
    endOutput(attached);
  }
}

function terminalFiles(tty: Tty): ReadonlyMap<number, OpenFile> {
  return new Map([0, 1, 2].map((number) => [number, tty.openFile()]));
}

function endOutput({ stdout, stderr, stdin }: Attached): void {
  stdout.end();
  stderr.end();
  stdin?.cancel();
}
