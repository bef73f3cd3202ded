import type { Kernel } from "../kernel/kernel.ts";
import { Signal } from "../kernel/signal.ts";
import type { Task } from "../kernel/task.ts";
import { millisecond, second, type Instant } from "../kernel/time.ts";
import type { Directory } from "../host/file-node.ts";
import { directory, file, withFiles } from "../host/file-tree.ts";
import type { OpenFile } from "../host/open-file.ts";
import { outputTo, textInput } from "../host/text-file.ts";
import type { Exit } from "../host/process.ts";
import type { ProgramTable } from "../host/program.ts";
import type { SignalName } from "../host/signals.ts";
import type { Image } from "../images/image.ts";
import type { Namespace } from "../network/namespace.ts";
import {
  DockerError,
  type ContainerState,
  type ContainerView,
  type CreateOptions,
  type EndpointView,
  type PortMapping,
} from "../programs/docker/docker-api.ts";
import { Container, StartError, type Mount } from "../runtime/container.ts";
import { LogBuffer } from "../runtime/log-buffer.ts";
import type { PresentImage } from "../runtime/image-store.ts";

export interface ContainerParts {
  readonly kernel: Kernel;
  readonly programs: ProgramTable;
  readonly id: string;
  readonly name: string;
  readonly options: CreateOptions;
  readonly present: PresentImage;
  readonly image: Image;
  readonly namespace: Namespace;
  readonly mounts: readonly Mount[];
  /** Called at each start: takes the network address and the ports. */
  readonly connect: (container: EngineContainer) => {
    readonly endpoint: EndpointView | undefined;
    readonly ports: readonly PortMapping[];
  };
  /** Called at each end: gives them back. */
  readonly disconnect: (container: EngineContainer) => void;
  readonly removed: (container: EngineContainer) => void;
}

const restartDelay = { first: 100 * millisecond, max: 60 * second };

/** One container of an engine: its options for good, and one runtime container after the other. */
export class EngineContainer implements ContainerView {
  readonly id: string;
  readonly name: string;
  readonly options: CreateOptions;
  readonly created: Instant;
  readonly imageId: string;
  readonly argv: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  readonly logs: LogBuffer = new LogBuffer();
  readonly ended: Signal = new Signal();
  endpoint: EndpointView | undefined;
  ports: readonly PortMapping[];
  restarts = 0;
  runtime: Container | undefined;
  #state: ContainerState = "created";
  #exitCode = 0;
  #finishedAt: Instant | undefined;
  #wasStopped = false;
  #delay: number = restartDelay.first;
  #cancelRestart: (() => void) | undefined;
  readonly #parts: ContainerParts;

  constructor(parts: ContainerParts) {
    this.#parts = parts;
    this.id = parts.id;
    this.name = parts.name;
    this.options = parts.options;
    this.created = parts.kernel.now;
    this.imageId = parts.present.id;
    this.argv = argvOf(parts.options, parts.image);
    this.env = envOf(parts.options, parts.image);
    this.ports = parts.options.ports;
  }

  get state(): ContainerState {
    return this.#state;
  }

  get startedAt(): Instant | undefined {
    return this.runtime?.startedAt;
  }

  get finishedAt(): Instant | undefined {
    return this.#finishedAt;
  }

  get exitCode(): number {
    return this.#exitCode;
  }

  get pid(): number {
    return this.#state === "running" ? 1000 + (parseInt(this.id.slice(0, 4), 16) % 30_000) : 0;
  }

  get workingDir(): string {
    return this.options.workingDir === "" ? this.#parts.image.config.workingDir : this.options.workingDir;
  }

  get namespace(): Namespace {
    return this.#parts.namespace;
  }

  get hostname(): string {
    return this.options.hostname === "" ? this.id.slice(0, 12) : this.options.hostname;
  }

  /** Throws DockerError if a port is taken or the program cannot be executed. */
  start(): void {
    if (this.#state === "running") return;
    this.#cancelRestart?.();
    this.#wasStopped = false;
    Object.assign(this, this.#parts.connect(this));
    const runtime = new Container({
      spec: this.#spec(),
      kernel: this.#parts.kernel,
      programs: this.#parts.programs,
    });
    try {
      this.runtime = runtime;
      this.#state = "running";
      runtime.onExit((exit) => this.#exited(exit));
      runtime.start();
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      this.#state = "created";
      this.#exitCode = error.code;
      this.#parts.disconnect(this);
      if (this.options.autoRemove) this.#parts.removed(this);
      throw new DockerError(
        `failed to create task for container: failed to create shim task: ${error.message}`,
        error.code,
      );
    }
  }

  *stop(grace: number): Task<void> {
    this.#wasStopped = true;
    this.#cancelRestart?.();
    if (this.#state === "restarting") this.#state = "exited";
    if (this.#state !== "running") return;
    this.runtime?.kill(this.#parts.image.config.stopSignal ?? "SIGTERM");
    const deadline = this.#parts.kernel.after(grace * second, () => this.runtime?.kill("SIGKILL"));
    while (this.state === "running") yield* this.#parts.kernel.wait(this.ended);
    deadline();
  }

  /** As the machine loses power: at once, and nothing restarts. */
  halt(): void {
    this.#wasStopped = true;
    this.#cancelRestart?.();
    this.runtime?.kill("SIGKILL");
  }

  kill(signal: SignalName): void {
    if (this.#state !== "running")
      throw new DockerError(`cannot kill container: ${this.name}: container ${this.id} is not running`);
    if (signal === "SIGKILL") this.#wasStopped = true;
    this.runtime?.kill(signal);
  }

  #exited(exit: Exit): void {
    const { kernel } = this.#parts;
    this.#exitCode = exit.code;
    this.#finishedAt = kernel.now;
    this.#parts.disconnect(this);
    this.endpoint = undefined;
    this.#state = this.#shouldRestart(exit) ? "restarting" : "exited";
    this.ended.notify();
    if (this.#state === "restarting") {
      this.#cancelRestart = kernel.after(this.#delay, () => this.#restart());
      this.#delay = Math.min(this.#delay * 2, restartDelay.max);
    } else if (this.options.autoRemove) this.#parts.removed(this);
  }

  #shouldRestart({ code }: Exit): boolean {
    const { name, retriesMax } = this.options.restart;
    if (this.#wasStopped || name === "no") return false;
    return name !== "on-failure" || (code !== 0 && (retriesMax === 0 || this.restarts < retriesMax));
  }

  #restart(): void {
    this.restarts++;
    try {
      this.start();
    } catch (error) {
      if (!(error instanceof DockerError)) throw error;
      this.#state = "exited";
    }
  }

  #spec(): ConstructorParameters<typeof Container>[0]["spec"] {
    const { image, present, namespace, mounts } = this.#parts;
    return {
      id: this.id,
      image,
      tag: present.tag,
      argv: this.argv,
      env: this.env,
      hostname: this.hostname,
      workingDir: this.workingDir,
      user: this.options.user === "" ? image.config.user : this.options.user,
      network: namespace,
      mounts,
      root: this.#root(image.root(present.tag)),
      files: this.#files(),
    };
  }

  /** The files as the last run left them, with what the daemon writes at each start. */
  #root(fresh: Directory): Directory {
    const address = this.endpoint?.address;
    const own = address === undefined ? "" : `${address}\t${this.hostname}\n`;
    const resolver = this.endpoint?.network.name === "bridge" ? "8.8.8.8" : "127.0.0.11";
    const empty = this.options.tmpfs.map((path) => [path, directory()] as const);
    return withFiles(this.runtime?.host.files.root ?? fresh, {
      "/etc/hostname": file(`${this.hostname}\n`),
      "/etc/hosts": file(`127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n${own}`),
      "/etc/resolv.conf": file(`nameserver ${resolver}\noptions ndots:0\n`),
      ...Object.fromEntries(empty),
    });
  }

  #files(): ReadonlyMap<number, OpenFile> {
    const { kernel } = this.#parts;
    const attached = this.options.attach;
    const sink = (from: "stdout" | "stderr"): OpenFile =>
      outputTo((text) => this.logs.append(kernel.now, this.options.tty ? "stdout" : from, text));
    return new Map<number, OpenFile>([
      [0, textInput("")],
      [1, sink("stdout")],
      [2, sink("stderr")],
      ...(attached ?? []),
    ]);
  }
}

function argvOf({ entrypoint, command }: CreateOptions, { config }: Image): readonly string[] {
  if (entrypoint !== undefined) return [...(entrypoint === "" ? [] : [entrypoint]), ...command];
  return [...config.entrypoint, ...(command.length > 0 ? command : config.cmd)];
}

function envOf({ env, tty }: CreateOptions, { config }: Image): ReadonlyMap<string, string> {
  const merged = new Map<string, string>(tty ? [["TERM", "xterm"]] : []);
  for (const assignment of [...config.env, ...env]) {
    const equals = assignment.indexOf("=");
    if (equals > 0) merged.set(assignment.slice(0, equals), assignment.slice(equals + 1));
  }
  return merged;
}
