import type { Channel } from "../../kernel/channel.ts";
import type { Task } from "../../kernel/task.ts";
import type { Instant } from "../../kernel/time.ts";
import type { FileAccess } from "../../host/file-access.ts";
import type { OpenFile } from "../../host/open-file.ts";
import type { Exit, Process } from "../../host/process.ts";
import type { SignalName } from "../../host/signals.ts";

/** Where dockerd listens. */
export const dockerSocket = "/var/run/docker.sock";

/** A refusal of the daemon: the CLI prints it behind `Error response from daemon: `. */
export class DockerError extends Error {
  override name = "DockerError";
  /** What `docker run` exits with: 125, or 126 and 127 if the program could not be executed. */
  readonly exitCode: number;

  constructor(message: string, exitCode: number = 125) {
    super(message);
    this.exitCode = exitCode;
  }
}

/**
 * The Engine API as plain data: what answers on the socket. The command line reaches containers through this and
 * through nothing else. Methods that take a reference throw DockerError (`No such container: x`).
 */
export interface DockerApi {
  info(): DockerInfo;
  /** Newest first. */
  containers(): readonly ContainerView[];
  /** By name, id, or the beginning of an id. */
  container(reference: string): ContainerView;
  /** The image must be present. */
  create(options: CreateOptions): Task<ContainerView>;
  start(id: string): Task<void>;
  /** Returns when process 1 has ended: SIGTERM, then SIGKILL after the grace period (10 s where absent). */
  stop(id: string, graceSeconds?: number): Task<void>;
  kill(id: string, signal: SignalName): void;
  remove(id: string, options: { readonly force: boolean }): void;
  /** Waits for the end of process 1. */
  wait(id: string): Task<Exit>;
  /** Another process inside. Throws DockerError with runc's words if there is no such program. */
  exec(id: string, options: ExecOptions): Task<Process>;
  /** The files of a container that has run, as root sees them. */
  files(id: string): FileAccess;
  images(): readonly ImageView[];
  image(reference: string): ImageView;
  removeImage(reference: string): readonly string[];
  tag(source: string, target: string): void;
  /** An archive that `ctr images import` reads; its form is this build's own. */
  save(reference: string): string;
  /** Takes the transfer's virtual time; `progress` gets lines as `docker pull` prints them. */
  pull(reference: string, progress: (line: string) => void): Task<PulledImage>;
  networks(): readonly NetworkView[];
  network(reference: string): NetworkView;
  createNetwork(options: {
    readonly name: string;
    readonly labels?: Readonly<Record<string, string>>;
  }): NetworkView;
  removeNetwork(reference: string): void;
}

export interface DockerInfo {
  readonly serverVersion: string;
  readonly id: string;
  readonly name: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly operatingSystem: string;
  readonly kernelVersion: string;
}

export type ContainerState = "created" | "running" | "restarting" | "exited";

/** One container as the daemon knows it. */
export interface ContainerView {
  readonly id: string;
  readonly name: string;
  readonly options: CreateOptions;
  readonly imageId: string;
  /** Entrypoint and command, as they run. */
  readonly argv: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  readonly workingDir: string;
  readonly created: Instant;
  readonly state: ContainerState;
  readonly startedAt: Instant | undefined;
  readonly finishedAt: Instant | undefined;
  readonly exitCode: number;
  readonly restarts: number;
  readonly pid: number;
  readonly endpoint: EndpointView | undefined;
  /** With the ports that were really taken. */
  readonly ports: readonly PortMapping[];
  readonly logs: LogView;
}

/** What a container has printed: runtime/log-buffer.ts. */
export interface LogView {
  readonly lines: readonly LogLine[];
  follow(): Channel<LogLine>;
}

export interface LogLine {
  readonly at: Instant;
  readonly from: "stdout" | "stderr";
  /** With its newline. */
  readonly text: string;
}

/** A container's place in a network. */
export interface EndpointView {
  readonly network: NetworkView;
  readonly endpointId: string;
  readonly address: string;
  readonly macAddress: string;
}

export interface NetworkView {
  readonly id: string;
  readonly name: string;
  readonly driver: "bridge" | "host" | "null";
  readonly created: Instant;
  readonly labels: Readonly<Record<string, string>>;
  /** Empty for `host` and `none`. */
  readonly subnet: string;
  readonly gateway: string;
  readonly prefixLength: number;
}

export interface ImageView {
  readonly id: string;
  /** In full with tag or digest, as they were pulled or tagged: `docker.io/library/nginx:1.27`. */
  readonly references: readonly string[];
  readonly digest: string;
  readonly created: Instant;
  readonly sizeBytes: number;
}

export interface PulledImage {
  readonly digest: string;
  readonly isNew: boolean;
}

export interface PortMapping {
  /** Empty: all addresses. */
  readonly hostAddress: string;
  /** 0 until the daemon has chosen one. */
  readonly hostPort: number;
  readonly containerPort: number;
  readonly protocol: "tcp" | "udp";
}

export interface CreateOptions {
  /** As the user wrote it. */
  readonly image: string;
  /** Empty: a random one. */
  readonly name: string;
  /** Replaces the image's command where not empty. */
  readonly command: readonly string[];
  readonly entrypoint?: string;
  /** Empty: the first 12 digits of the id. */
  readonly hostname: string;
  readonly env: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: readonly PortMapping[];
  readonly volumes: readonly VolumeOption[];
  /** Paths that begin empty. */
  readonly tmpfs: readonly string[];
  readonly network: string;
  readonly restart: RestartPolicy;
  readonly user: string;
  readonly workingDir: string;
  readonly tty: boolean;
  readonly openStdin: boolean;
  readonly privileged: boolean;
  readonly autoRemove: boolean;
  /** What process 1 reads and writes beside the log; descriptors 0, 1 and 2. */
  readonly attach?: ReadonlyMap<number, OpenFile>;
}

export interface VolumeOption {
  /** A path on the machine, a volume's name, or empty for one without a name. */
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
}

export interface RestartPolicy {
  readonly name: "no" | "always" | "on-failure" | "unless-stopped";
  /** For on-failure; 0 is without limit. */
  readonly retriesMax: number;
}

export interface ExecOptions {
  readonly argv: readonly [string, ...string[]];
  readonly files: ReadonlyMap<number, OpenFile>;
  readonly env: readonly string[];
  readonly workingDir: string;
  readonly user: string;
}
