import type { Kernel } from "../kernel/kernel.ts";
import { need, type Task } from "../kernel/task.ts";
import type { NetworkNamespace } from "../network/service.ts";
import { SystemError } from "./errno.ts";
import { defaultPath, findExecutable } from "./executable.ts";
import type { FileAccess } from "./file-access.ts";
import type { Directory } from "./file-node.ts";
import { FileSystem } from "./file-system.ts";
import type { Host } from "./host.ts";
import { HostProcess, type ProcessParts } from "./host-process.ts";
import { mountKernelFiles } from "./kernel-files.ts";
import type { OpenFile } from "./open-file.ts";
import type { Credentials, Process, SpawnOptions } from "./process.ts";
import type { Program, ProgramTable } from "./program.ts";
import type { SignalName } from "./signals.ts";
import { Tty } from "./tty.ts";

export interface HostOptions {
  readonly kernel: Kernel;
  readonly hostname: string;
  readonly root: Directory;
  readonly network: NetworkNamespace;
  readonly programs: ProgramTable;
  readonly limits?: {
    /** Processes at one time, EAGAIN beyond; 300 by default. */
    readonly processes?: number;
    /** The first process identifier; 1 by default, as in a container. */
    readonly firstPid?: number;
  };
}

/** A chain of processes that start each other ends here with EAGAIN: a fork bomb burns out. */
const generationMax = 64;

/** Creates a machine, or what a container is to its processes, with /dev and /proc mounted. Nothing runs yet. */
export function createHost(options: HostOptions): Host {
  return new Machine(options);
}

/** A host with its table of processes. */
export class Machine implements Host {
  readonly kernel: Kernel;
  readonly files: FileSystem;
  readonly network: NetworkNamespace;
  readonly programs: ProgramTable;
  readonly sockets: Map<string, object> = new Map();
  hostname: string;
  readonly #processes = new Map<number, HostProcess>();
  readonly #processMax: number;
  #nextPid: number;

  constructor(options: HostOptions) {
    const { kernel, hostname, root, limits } = options;
    this.kernel = kernel;
    this.hostname = hostname;
    this.network = options.network;
    this.programs = options.programs;
    this.files = new FileSystem({ kernel, name: hostname, root });
    this.#processMax = limits?.processes ?? 300;
    this.#nextPid = limits?.firstPid ?? 1;
    mountKernelFiles(this);
  }

  get processes(): ReadonlyMap<number, HostProcess> {
    return this.#processes;
  }

  *boot(
    options: SpawnOptions & {
      readonly pid?: number;
      readonly credentials: Credentials;
      readonly files: ReadonlyMap<number, OpenFile>;
    },
  ): Task<Process> {
    return yield* this.create({ ...options, parent: undefined });
  }

  powerOff(): void {
    for (const process of Array.from(this.#processes.values())) process.signal("SIGKILL");
  }

  /** Finds, loads and starts a program in a new process. */
  *create(
    options: SpawnOptions & { readonly pid?: number; readonly parent: HostProcess | undefined },
  ): Task<HostProcess> {
    const { parent } = options;
    const env = new Map(options.env ?? parent?.env);
    const view = viewOf(options);
    const found = findExecutable(this.files.access(view), options.argv, {
      search: env.get("PATH") ?? defaultPath,
      executable: options.executable,
    });
    const program = yield* this.load(found.program);
    const files = options.files ?? standardFiles(parent);
    const ownGroup = options.group ?? parent?.group;
    const child = this.admit({
      pid: options.pid,
      parent,
      argv: found.argv,
      env,
      credentials: view.credentials,
      cwd: view.cwd(),
      umask: view.umask(),
      group: options.newGroup === true ? undefined : ownGroup,
      files,
      terminal: parent?.terminal ?? this.#terminalAmong(files),
    });
    takeTerminal(child);
    child.begin(program);
    return child;
  }

  /** Enters a process into the table; EAGAIN at the limits. */
  admit(parts: Omit<ProcessParts, "machine" | "pid"> & { readonly pid?: number | undefined }): HostProcess {
    const isFull = this.#processes.size >= this.#processMax;
    if (isFull || (parts.parent?.generation ?? 0) >= generationMax) throw new SystemError("EAGAIN");
    const process = new HostProcess({ ...parts, machine: this, pid: parts.pid ?? this.#nextPid++ });
    this.#processes.set(process.pid, process);
    return process;
  }

  /** Reaps a process that has ended. */
  forget(pid: number): void {
    this.#processes.delete(pid);
  }

  *load(name: string): Task<Program> {
    const entry = this.programs.get(name);
    if (entry === undefined) throw new SystemError("ENOEXEC");
    return "load" in entry ? yield* need(entry) : entry;
  }

  /** The files as a process sees them, with what /dev/tty, /dev/stdin and /dev/fd mean to it. */
  accessFor(process: HostProcess): FileAccess {
    return this.files.access({
      credentials: process.credentials,
      cwd: () => process.cwd,
      umask: () => process.umask,
      devices: {
        descriptor: (number) => process.files.get(number),
        terminal: () => (process.terminal instanceof Tty ? process.terminal.openFile() : undefined),
        random: () => randomText(this.kernel),
      },
    });
  }

  /** Delivers to all processes of a group, in the order of their start. */
  signalGroup(group: number, name: SignalName): void {
    for (const process of Array.from(this.#processes.values()))
      if (process.group === group) process.signal(name);
  }

  #terminalAmong(files: ReadonlyMap<number, OpenFile>): Tty | undefined {
    for (const open of files.values()) {
      if (!(open.terminal instanceof Tty)) continue;
      open.terminal.onSignal = (group, name) => this.signalGroup(group, name);
      return open.terminal;
    }
    return undefined;
  }
}

/** The first process on a terminal is in its foreground. */
function takeTerminal({ parent, terminal, group }: HostProcess): void {
  if (parent === undefined && terminal?.foreground === 0) terminal.foreground = group;
}

function viewOf(options: SpawnOptions & { readonly parent: HostProcess | undefined }): {
  readonly credentials: Credentials;
  readonly cwd: () => string;
  readonly umask: () => number;
} {
  const { parent } = options;
  const cwd = options.cwd ?? parent?.cwd ?? "/";
  const umask = parent?.umask ?? 0o022;
  const credentials = options.credentials ?? parent?.credentials ?? { uid: 0, gid: 0, groups: [] };
  return { credentials, cwd: () => cwd, umask: () => umask };
}

function standardFiles(parent: HostProcess | undefined): ReadonlyMap<number, OpenFile> {
  const files = new Map<number, OpenFile>();
  for (const number of [0, 1, 2]) {
    const open = parent?.files.get(number);
    if (open !== undefined) files.set(number, open);
  }
  return files;
}

function randomText(kernel: Kernel): string {
  let text = "";
  for (let index = 0; index < 256; index++) {
    const byte = kernel.random.below(256);
    text += String.fromCharCode(byte < 128 ? byte : 0xdc00 + byte);
  }
  return text;
}
