import type { Kernel } from "../kernel/kernel.ts";
import type { Signal } from "../kernel/signal.ts";
import type { Task } from "../kernel/task.ts";
import type { Instant } from "../kernel/time.ts";
import type { FileAccess } from "./file-access.ts";
import type { Host } from "./host.ts";
import type { OpenFile } from "./open-file.ts";
import type { Terminal } from "./terminal.ts";
import type { SignalName } from "./signals.ts";

export interface Credentials {
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
}

export interface SpawnOptions {
  readonly argv: readonly [string, ...string[]];
  /** The file to execute, where it is not `argv[0]`: `exec -a`, login shells. */
  readonly executable?: string;
  /** The parent's where absent. */
  readonly env?: ReadonlyMap<string, string>;
  readonly cwd?: string;
  readonly credentials?: Credentials;
  /** Descriptors of the child; each is retained by it. The parent's 0, 1 and 2 where absent. */
  readonly files?: ReadonlyMap<number, OpenFile>;
  /** A new process group of its own (a job); the parent's where absent. */
  readonly newGroup?: boolean;
  /** Joins this process group: the later processes of a pipeline. */
  readonly group?: number;
}

export type ForkOptions = Pick<SpawnOptions, "files" | "newGroup"> & {
  /** Joins this process group: the later processes of a pipeline. */
  readonly group?: number;
};

/** How a process ended: a code, or the signal that killed it (whose code is 128 + its number). */
export interface Exit {
  readonly code: number;
  readonly signal: SignalName | undefined;
}

/** A running program. It reaches the world through this and through nothing else. */
export interface Process {
  readonly kernel: Kernel;
  readonly host: Host;
  readonly pid: number;
  /** For `ps`. */
  readonly startedAt: Instant;
  readonly parent: Process | undefined;
  readonly argv: readonly [string, ...string[]];
  readonly env: Map<string, string>;
  readonly credentials: Credentials;
  cwd: string;
  umask: number;
  /** The process group: jobs and the terminal's signals. */
  group: number;
  /** File descriptors by number. */
  readonly files: Map<number, OpenFile>;
  /** The host's files with this process's directory, user and umask. */
  readonly access: FileAccess;
  /** The controlling terminal. */
  readonly terminal: Terminal | undefined;
  readonly exit: Exit | undefined;
  /** The signal that has stopped it (SIGTSTP ...), until SIGCONT. */
  readonly stopped: SignalName | undefined;
  /** Notified when it ends, stops or goes on. */
  readonly changed: Signal;

  /** Writes to standard output. */
  write(text: string): Task<void>;
  /** Writes to standard error. */
  complain(text: string): Task<void>;
  /** Some of standard input, as it comes; undefined at its end. */
  read(): Task<string | undefined>;
  /** A line of standard input without its newline; undefined at its end. */
  readLine(): Task<string | undefined>;
  /** All of standard input. */
  readAll(): Task<string>;

  /**
   * Starts a program: finds it (by path, or along PATH if there is no slash), forks and executes. Throws SystemError
   * ENOENT, EACCES, ENOEXEC, or EAGAIN at the host's limit of processes.
   */
  spawn(options: SpawnOptions): Task<Process>;
  /** Runs code of this very program in a child: a shell's subshell. Same errors as `spawn` at the limit. */
  fork(run: (child: Process) => Task<number>, options?: ForkOptions): Process;
  /** Replaces this program by another, in the same process; the result is its exit code. Same errors as `spawn`. */
  execute(options: Pick<SpawnOptions, "argv" | "executable" | "env">): Task<number>;
  /** Waits for the end of a child. Interruptions of the waiter come through. */
  wait(child: Process): Task<Exit>;
  /** Starts a program with captured output and waits for its end: for programs that use others. */
  capture(options: SpawnOptions & { readonly stdin?: string }): Task<{
    readonly stdout: string;
    readonly stderr: string;
    readonly exit: Exit;
  }>;

  /** Delivers a signal: handler, default action or nothing, as the process has arranged. */
  signal(name: SignalName): void;
  /**
   * Replaces the default action. A command gets the signal at its next suspension as `Interrupted` with the name as
   * reason if it has no handler and the default would end it, so that `finally` runs; a handler is called at once.
   */
  onSignal(name: SignalName, action: (() => void) | "default" | "ignore"): void;
  /** Ends the process now: for daemons, and for signal handlers. */
  end(code: number): void;
  /** Calls back when the process has ended, however it did: listeners are closed, timers cancelled like this. */
  onEnd(action: () => void): void;
}
