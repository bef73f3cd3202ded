import { defaultPath } from "../host/executable.ts";
import type { Directory } from "../host/file-node.ts";
import type { FileSystem } from "../host/file-system.ts";
import type { Host } from "../host/host.ts";
import { createHost } from "../host/machine.ts";
import type { OpenFile } from "../host/open-file.ts";
import type { Exit, Process } from "../host/process.ts";
import type { ProgramTable } from "../host/program.ts";
import type { SignalName } from "../host/signals.ts";
import type { Image } from "../images/image.ts";
import type { Kernel } from "../kernel/kernel.ts";
import type { Task } from "../kernel/task.ts";
import type { Instant } from "../kernel/time.ts";
import type { NetworkNamespace } from "../network/service.ts";
import { Console, type ConsoleConfig } from "./console.ts";
import { checkExecutable } from "./executable.ts";
import { LogBuffer } from "./log-buffer.ts";
import { programsOf } from "./program-merge.ts";
import { StartError } from "./start-error.ts";
import { userOf } from "./user.ts";

export { StartError };

/** What a container is made from: dockerd and containerd both fill this in. */
export interface ContainerSpec {
  /** 64 hexadecimal digits. */
  readonly id: string;
  readonly image: Image;
  readonly tag: string;
  /** Entrypoint and arguments, already resolved against the image's configuration. */
  readonly argv: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  readonly hostname: string;
  readonly workingDir: string;
  readonly user: string;
  readonly network: NetworkNamespace;
  readonly mounts: readonly Mount[];
  /** The root in place of the image's own: with /etc/hosts and the like in it. */
  readonly root?: Directory;
  /** Descriptors of process 1 in place of the console's: those of a client that is there from the start. */
  readonly files?: ReadonlyMap<number, OpenFile>;
  /** Nothing to read and no terminal unless it says so. */
  readonly console?: ConsoleConfig;
}

export interface Mount {
  readonly path: string;
  readonly source: { readonly files: FileSystem; readonly path: string } | Directory;
  readonly readOnly: boolean;
}

const plainConsole: ConsoleConfig = { stdin: false, stdinOnce: false, tty: false };

/** One container. Its host (files, processes) comes into being when it is first asked for: mostly at the start. */
export class Container {
  readonly spec: ContainerSpec;
  readonly logs: LogBuffer = new LogBuffer();
  readonly console: Console;
  readonly #kernel: Kernel;
  readonly #programs: ProgramTable;
  readonly #onExit: ((exit: Exit) => void)[] = [];
  /** Signals that came while the code of process 1 was still being loaded. */
  readonly #early: SignalName[] = [];
  #host: Host | undefined;
  #init: Process | undefined;
  #state: "created" | "running" | "exited" = "created";
  #startedAt: Instant | undefined;
  #finishedAt: Instant | undefined;
  #exit: Exit | undefined;

  /** `programs` are the world's; those of the image come before them. */
  constructor(parts: {
    readonly spec: ContainerSpec;
    readonly kernel: Kernel;
    readonly programs: ProgramTable;
  }) {
    this.spec = parts.spec;
    this.#kernel = parts.kernel;
    this.#programs = parts.programs;
    const { id, console = plainConsole } = parts.spec;
    this.console = new Console(parts.kernel, `console of ${id.slice(0, 12)}`, console, this.logs);
  }

  get host(): Host {
    this.#host ??= this.#createHost();
    return this.#host;
  }

  get state(): "created" | "running" | "exited" {
    return this.#state;
  }

  get startedAt(): Instant | undefined {
    return this.#startedAt;
  }

  get finishedAt(): Instant | undefined {
    return this.#finishedAt;
  }

  get exit(): Exit | undefined {
    return this.#exit;
  }

  /** Starts process 1. Throws StartError if there is nothing to execute. */
  start(): void {
    const [program, ...rest] = this.spec.argv;
    if (program === undefined) throw new StartError("no command specified", 127);
    const access = this.host.files.access();
    checkExecutable(access, program, this.spec.env.get("PATH") ?? defaultPath);
    this.#state = "running";
    this.#startedAt = this.#kernel.now;
    const task = this.#boot([program, ...rest], this.spec.files ?? this.console.files);
    this.#kernel.begin(`container ${program}`, task, (process, error) => {
      if (process !== undefined) this.#started(process);
      else if (this.#state === "running") this.#failed(program, error);
    });
  }

  /** Called when process 1 has ended. */
  onExit(action: (exit: Exit) => void): void {
    this.#onExit.push(action);
  }

  kill(signal: SignalName): void {
    if (this.#state !== "running") return;
    if (this.#init === undefined) this.#early.push(signal);
    else this.#init.signal(signal);
  }

  /** Starts another process inside. Throws SystemError ENOENT if there is no such program. */
  *exec(options: {
    readonly argv: readonly [string, ...string[]];
    readonly files: ReadonlyMap<number, OpenFile>;
    readonly env?: ReadonlyMap<string, string>;
  }): Task<Process> {
    return yield* this.#boot(options.argv, options.files, options.env);
  }

  #createHost(): Host {
    const { spec } = this;
    const host = createHost({
      kernel: this.#kernel,
      hostname: spec.hostname,
      root: spec.root ?? spec.image.root(spec.tag),
      network: spec.network,
      programs: programsOf(spec.image, this.#programs),
    });
    for (const { path, source, readOnly } of spec.mounts) host.files.mount(path, source, { readOnly });
    return host;
  }

  *#boot(
    argv: readonly [string, ...string[]],
    files: ReadonlyMap<number, OpenFile>,
    env?: ReadonlyMap<string, string>,
  ): Task<Process> {
    const { spec } = this;
    const { credentials, home } = userOf(this.host.files.access(), spec.user);
    const merged = new Map([["PATH", defaultPath], ["HOSTNAME", spec.hostname], ...spec.env, ...(env ?? [])]);
    if (!merged.has("HOME")) merged.set("HOME", home);
    const cwd = spec.workingDir === "" ? "/" : spec.workingDir;
    return yield* this.host.boot({ argv, env: merged, cwd, credentials, files });
  }

  #started(process: Process): void {
    this.#init = process;
    if (process.exit === undefined)
      process.onEnd(() => this.#ended(process.exit ?? { code: 0, signal: undefined }));
    else this.#ended(process.exit);
    for (const signal of this.#early.splice(0)) process.signal(signal);
  }

  /** The file was there, and the kernel refused it all the same: a text file that is no script. */
  #failed(program: string, error: unknown): void {
    const reason = error instanceof Error ? error.message.toLowerCase() : "no such process";
    this.logs.append(this.#kernel.now, "stderr", `exec ${program}: ${reason}\n`);
    this.#ended({ code: 255, signal: undefined });
  }

  #ended(exit: Exit): void {
    if (this.#state === "exited") return;
    this.#state = "exited";
    this.#exit = exit;
    this.#finishedAt = this.#kernel.now;
    this.#host?.powerOff();
    this.logs.end(this.#kernel.now);
    this.console.end();
    for (const action of this.#onExit.splice(0)) action(exit);
  }
}
