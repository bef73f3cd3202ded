import type { Kernel } from "../kernel/kernel.ts";
import { Signal } from "../kernel/signal.ts";
import { call, Interrupted, type Task } from "../kernel/task.ts";
import type { Thread } from "../kernel/thread.ts";
import type { Instant } from "../kernel/time.ts";
import { SystemError } from "./errno.ts";
import { defaultPath, findExecutable } from "./executable.ts";
import type { FileAccess } from "./file-access.ts";
import type { Machine } from "./machine.ts";
import type { OpenFile } from "./open-file.ts";
import type { Credentials, Exit, ForkOptions, Process, SpawnOptions } from "./process.ts";
import type { Program } from "./program.ts";
import { capture, descriptor, readAll, readInput, readLine, type Captured } from "./process-streams.ts";
import { guarded } from "./program-guard.ts";
import { signals, type SignalName } from "./signals.ts";
import type { Terminal } from "./terminal.ts";

/** What system calls cost, in microseconds; without a cost, a loop around one would stop the world. */
const cost = { spawn: 400, write: 5 };

export interface ProcessParts {
  readonly machine: Machine;
  readonly pid: number;
  readonly parent: HostProcess | undefined;
  readonly argv: readonly [string, ...string[]];
  readonly env: Map<string, string>;
  readonly credentials: Credentials;
  readonly cwd: string;
  readonly umask: number;
  readonly group: number | undefined;
  readonly files: ReadonlyMap<number, OpenFile>;
  readonly terminal: Terminal | undefined;
}

/** A process of a machine: its thread (or the daemon's plain state), descriptors, signals and children. */
export class HostProcess implements Process {
  readonly pid: number;
  readonly startedAt: Instant;
  readonly env: Map<string, string>;
  readonly credentials: Credentials;
  readonly files: Map<number, OpenFile>;
  readonly access: FileAccess;
  readonly terminal: Terminal | undefined;
  readonly changed: Signal = new Signal();
  /** How many processes this one descends from: the limit that ends fork bombs. */
  readonly generation: number;
  parent: HostProcess | undefined;
  argv: readonly [string, ...string[]];
  cwd: string;
  umask: number;
  group: number;
  exit: Exit | undefined;
  stopped: SignalName | undefined;
  readonly #machine: Machine;
  readonly #children = new Set<HostProcess>();
  readonly #dispositions = new Map<SignalName, (() => void) | "ignore">();
  readonly #onEnd: (() => void)[] = [];
  #thread: Thread | undefined;
  #isDaemon = false;
  #fate: Exit | undefined;
  #held: SignalName[] = [];

  constructor(parts: ProcessParts) {
    const { machine, parent } = parts;
    this.#machine = machine;
    this.pid = parts.pid;
    this.startedAt = machine.kernel.now;
    this.parent = parent;
    this.generation = (parent?.generation ?? 0) + 1;
    this.argv = parts.argv;
    this.env = parts.env;
    this.credentials = parts.credentials;
    this.cwd = parts.cwd;
    this.umask = parts.umask;
    this.group = parts.group ?? parts.pid;
    this.terminal = parts.terminal;
    this.files = new Map();
    for (const [number, open] of parts.files) this.files.set(number, open.retain());
    this.access = machine.accessFor(this);
    parent?.inherit(this);
  }

  get kernel(): Kernel {
    return this.#machine.kernel;
  }

  get host(): Machine {
    return this.#machine;
  }

  /** Starts what the process does; it runs at the end of the kernel's queue, a daemon at once. */
  begin(program: Program): void {
    if ("run" in program) this.#run(program.run(this));
    else this.#startDaemon(program.start);
  }

  *write(text: string): Task<void> {
    yield* this.#writeTo(1, text);
  }

  *complain(text: string): Task<void> {
    yield* this.#writeTo(2, text);
  }

  read(): Task<string | undefined> {
    return readInput(this);
  }

  readLine(): Task<string | undefined> {
    return readLine(this);
  }

  readAll(): Task<string> {
    return readAll(this);
  }

  *spawn(options: SpawnOptions): Task<Process> {
    const child = yield* this.#machine.create({ ...options, parent: this });
    yield* this.kernel.sleep(cost.spawn);
    return child;
  }

  fork(run: (child: Process) => Task<number>, options: ForkOptions = {}): Process {
    const child = this.#machine.admit({
      parent: this,
      argv: this.argv,
      env: new Map(this.env),
      credentials: this.credentials,
      cwd: this.cwd,
      umask: this.umask,
      group: options.newGroup === true ? undefined : (options.group ?? this.group),
      files: options.files ?? this.files,
      terminal: this.terminal,
    });
    child.#run(run(child));
    return child;
  }

  *execute(options: Pick<SpawnOptions, "argv" | "executable" | "env">): Task<number> {
    const found = findExecutable(this.access, options.argv, {
      search: (options.env ?? this.env).get("PATH") ?? defaultPath,
      executable: options.executable,
    });
    const program = yield* this.#machine.load(found.program);
    this.argv = found.argv;
    if (options.env !== undefined) replaceAll(this.env, options.env);
    for (const [name, action] of this.#dispositions) if (action !== "ignore") this.#dispositions.delete(name);
    if ("run" in program) return yield* call(guarded(this, program.run(this)));
    this.#isDaemon = true;
    program.start(this);
    yield { on: new Signal() };
    return 0;
  }

  *wait(child: Process): Task<Exit> {
    while (child.exit === undefined) yield { on: child.changed };
    this.#machine.forget(child.pid);
    return child.exit;
  }

  capture(options: SpawnOptions & { readonly stdin?: string }): Task<Captured> {
    return capture(this, options);
  }

  signal(name: SignalName): void {
    if (this.exit !== undefined) return;
    const { action } = signals[name];
    if (action === "kill") return this.#die(name);
    if (action === "continue") this.#continue();
    if (name === "SIGSTOP") return this.#stop(name);
    const disposition = this.#dispositions.get(name);
    if (disposition === "ignore") return;
    if (disposition !== undefined && this.stopped !== undefined) this.#held.push(name);
    else if (disposition !== undefined) disposition();
    // The first process of a PID namespace gets no signal that it has not asked for.
    else if (this.pid === 1) return;
    else if (action === "stop") this.#stop(name);
    else if (action === "end") this.#interrupt(name);
  }

  onSignal(name: SignalName, action: (() => void) | "default" | "ignore"): void {
    if (action === "default") this.#dispositions.delete(name);
    else this.#dispositions.set(name, action);
  }

  /** Signals that are ignored pass to children. */
  get ignored(): readonly SignalName[] {
    return [...this.#dispositions].filter(([, action]) => action === "ignore").map(([name]) => name);
  }

  end(code: number): void {
    if (this.exit !== undefined) return;
    this.#fate = { code: code & 255, signal: undefined };
    this.#stopThread();
  }

  onEnd(action: () => void): void {
    this.#onEnd.push(action);
  }

  /** A new child: it takes over what is ignored here. */
  inherit(child: HostProcess): void {
    this.#children.add(child);
    for (const name of this.ignored) child.onSignal(name, "ignore");
  }

  #run(task: Task<number>): void {
    const name = `${this.argv[0]}[${this.pid}]`;
    this.#thread = this.kernel.spawn(name, guarded(this, task), (code, error) =>
      this.#threadEnded(code, error),
    );
  }

  #startDaemon(start: (process: Process) => void): void {
    this.#isDaemon = true;
    try {
      start(this);
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      this.kernel.spawn("complaint", this.complain(`${this.argv[0]}: ${error.message}\n`), () => this.end(1));
    }
  }

  *#writeTo(number: number, text: string): Task<void> {
    try {
      yield* descriptor(this, number).write(text);
    } catch (error) {
      if (!(error instanceof SystemError) || error.errno !== "EPIPE") throw error;
      this.signal("SIGPIPE");
      if (this.pid !== 1 && !this.#dispositions.has("SIGPIPE")) throw new Interrupted("SIGPIPE");
      throw error;
    }
    yield* this.kernel.sleep(cost.write);
  }

  #interrupt(name: SignalName): void {
    if (this.#isDaemon || this.#thread === undefined) this.#die(name);
    else this.#thread.interrupt(name);
  }

  #die(name: SignalName): void {
    this.#fate = { code: 128 + signals[name].number, signal: name };
    this.#stopThread();
  }

  #stopThread(): void {
    if (this.#thread === undefined) this.#ended(this.#fate ?? { code: 0, signal: undefined });
    else this.#thread.kill();
  }

  #stop(name: SignalName): void {
    if (this.stopped !== undefined) return;
    this.stopped = name;
    this.#thread?.stop();
    this.changed.notify();
    this.parent?.signal("SIGCHLD");
  }

  #continue(): void {
    if (this.stopped === undefined) return;
    this.stopped = undefined;
    this.#thread?.continue();
    this.changed.notify();
    for (const name of this.#held.splice(0)) this.signal(name);
  }

  #threadEnded(code: number | undefined, error: unknown): void {
    if (this.#fate !== undefined) return this.#ended(this.#fate);
    if (error instanceof Interrupted) return this.#ended(exitOf(error.reason));
    if (error !== undefined) throw error;
    this.#ended({ code: (code ?? 0) & 255, signal: undefined });
  }

  #ended(exit: Exit): void {
    if (this.exit !== undefined) return;
    this.exit = exit;
    this.stopped = undefined;
    for (const open of this.files.values()) open.release();
    this.files.clear();
    for (const child of this.#children) child.#orphaned();
    this.#children.clear();
    const { parent } = this;
    if (parent === undefined || parent.#isDaemon) this.#machine.forget(this.pid);
    parent?.signal("SIGCHLD");
    for (const action of this.#onEnd.splice(0)) action();
    this.changed.notify();
  }

  #orphaned(): void {
    this.parent = undefined;
    if (this.exit !== undefined) this.#machine.forget(this.pid);
  }
}

function exitOf(reason: unknown): Exit {
  const name = typeof reason === "string" && reason in signals ? (reason as SignalName) : "SIGTERM";
  return { code: 128 + signals[name].number, signal: name };
}

function replaceAll(target: Map<string, string>, source: ReadonlyMap<string, string>): void {
  if (target === source) return;
  const entries = [...source];
  target.clear();
  for (const [key, value] of entries) target.set(key, value);
}
