import type { Instant } from "../kernel/time.ts";
import type { Task } from "../kernel/task.ts";
import type { Host } from "../host/host.ts";
import type { Directory } from "../host/file-node.ts";
import type { FileSystem } from "../host/file-system.ts";
import type { OpenFile } from "../host/open-file.ts";
import type { Exit, Process } from "../host/process.ts";
import type { SignalName } from "../host/signals.ts";
import type { Image } from "../images/image.ts";
import type { NetworkNamespace } from "../network/service.ts";
import type { LogBuffer } from "./log-buffer.ts";

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
}

export interface Mount {
  readonly path: string;
  readonly source: { readonly files: FileSystem; readonly path: string } | Directory;
  readonly readOnly: boolean;
}

/** One container. Its host (files, processes) comes into being when it starts. */
export interface Container {
  readonly spec: ContainerSpec;
  readonly host: Host;
  readonly state: "created" | "running" | "exited";
  readonly startedAt: Instant | undefined;
  readonly finishedAt: Instant | undefined;
  readonly exit: Exit | undefined;
  readonly logs: LogBuffer;
  /** Starts process 1. Throws StartError if there is nothing to execute. */
  start(): void;
  /** Called when process 1 has ended. */
  onExit(action: (exit: Exit) => void): void;
  kill(signal: SignalName): void;
  /** Starts another process inside. Throws SystemError ENOENT if there is no such program. */
  exec(options: {
    readonly argv: readonly [string, ...string[]];
    readonly files: ReadonlyMap<number, OpenFile>;
    readonly env?: ReadonlyMap<string, string>;
  }): Task<Process>;
}

/** Process 1 could not be executed: runc's message, and the exit code that the runtime reports (127, 126, 128). */
export class StartError extends Error {
  override name = "StartError";
  readonly code: number;

  constructor(message: string, code: number) {
    super(message);
    this.code = code;
  }
}
