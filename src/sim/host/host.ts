import type { Kernel } from "../kernel/kernel.ts";
import type { Task } from "../kernel/task.ts";
import type { NetworkNamespace } from "../network/service.ts";
import type { FileSystem } from "./file-system.ts";
import type { Credentials, Process, SpawnOptions } from "./process.ts";
import type { OpenFile } from "./open-file.ts";
import type { ProgramTable } from "./program.ts";

/** A machine, or a container, which to its processes is one: files, processes, a network stack. */
export interface Host {
  readonly kernel: Kernel;
  hostname: string;
  readonly files: FileSystem;
  readonly network: NetworkNamespace;
  readonly programs: ProgramTable;
  /** Unix sockets by path and what listens there: `/var/run/docker.sock`. */
  readonly sockets: Map<string, object>;
  /** By pid, in the order of their start. */
  readonly processes: ReadonlyMap<number, Process>;
  /** Starts a process that no other process asked for: init, a login shell, a container's first, `docker exec`. */
  boot(
    options: SpawnOptions & {
      /** The next free one where absent. */
      readonly pid?: number;
      readonly credentials: Credentials;
      readonly files: ReadonlyMap<number, OpenFile>;
    },
  ): Task<Process>;
  /** SIGKILL to all processes. */
  powerOff(): void;
}
