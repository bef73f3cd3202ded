import type { Directory } from "../../host/file-node.ts";
import { withFiles } from "../../host/file-tree.ts";
import type { FileNode } from "../../host/file-node.ts";
import type { Host } from "../../host/host.ts";
import { present } from "../../kernel/assert.ts";
import type { Kernel } from "../../kernel/kernel.ts";
import type { Random } from "../../kernel/random.ts";
import { need } from "../../kernel/task.ts";
import { millisecond } from "../../kernel/time.ts";
import { Namespace } from "../../network/namespace.ts";
import type { Image } from "../../images/image.ts";
import type { ConsoleConfig } from "../../runtime/console.ts";
import { Container, StartError, type Mount } from "../../runtime/container.ts";
import { ImageStore, type PresentImage } from "../../runtime/image-store.ts";
import type { NodeEnvironment } from "../environment.ts";
import { Cni } from "./cni.ts";
import { ByPod } from "./by-pod.ts";
import type { CriContainer } from "./cri-container.ts";
import type { Sandbox, SandboxConfig } from "./sandbox.ts";

export interface ContainerConfig {
  readonly sandbox: Sandbox;
  readonly name: string;
  readonly attempt: number;
  readonly image: PresentImage;
  readonly imageName: string;
  /** Undefined: the image's. */
  readonly command: readonly string[] | undefined;
  readonly args: readonly string[] | undefined;
  readonly env: ReadonlyMap<string, string>;
  readonly workingDir: string | undefined;
  readonly user: string | undefined;
  readonly mounts: readonly Mount[];
  readonly console: ConsoleConfig;
  /** Files in the root on top of the image's: /etc/hosts, /etc/resolv.conf. */
  readonly files: Readonly<Record<string, FileNode>>;
  readonly specHash: string;
}

export type SandboxResult = { readonly sandbox: Sandbox } | { readonly error: string };

/** Seen times of containerd on a laptop, in microseconds: what it takes, and how much that varies. */
const times = {
  sandbox: [180 * millisecond, 160 * millisecond],
  create: [25 * millisecond, 30 * millisecond],
  start: [40 * millisecond, 60 * millisecond],
} as const;

/**
 * containerd's CRI service on one node: sandboxes, containers, images. Containers outlive the containerd process (they
 * belong to their shims), so this is kept for the node and only its socket comes and goes.
 */
export class ContainerRuntime {
  readonly images: ImageStore;
  readonly sandboxes: Map<string, Sandbox> = new Map();
  readonly containers: Map<string, CriContainer> = new Map();
  /** Told of every container that has ended: PLEG. */
  onExit: ((container: CriContainer) => void) | undefined;
  readonly #host: Host;
  readonly #kernel: Kernel;
  readonly #environment: NodeEnvironment;
  readonly #random: Random;
  readonly #cni: Cni;
  readonly #containersByPod = new ByPod<CriContainer>();
  readonly #sandboxesByPod = new ByPod<Sandbox>();

  constructor(host: Host, environment: NodeEnvironment) {
    this.#host = host;
    this.#kernel = environment.kernel;
    this.#environment = environment;
    this.#random = environment.kernel.random.fork(`containerd/${host.hostname} ${environment.kernel.now}`);
    this.#cni = new Cni(host, environment.network);
    const { kernel, registry } = environment;
    this.images = new ImageStore({ kernel, registry, random: this.#random.fork("pull") });
  }

  /** containerd's version as `kubectl get nodes -o wide` shows it. */
  get version(): string {
    return "containerd://2.1.1";
  }

  /** Why pods cannot have a network; undefined if they can. */
  get networkProblem(): string | undefined {
    return this.#cni.problem;
  }

  /** A pod's containers, oldest first. */
  containersOf(podUid: string): readonly CriContainer[] {
    return this.#containersByPod.of(podUid);
  }

  /** The pod's sandboxes, oldest first. */
  sandboxesOf(podUid: string): readonly Sandbox[] {
    return this.#sandboxesByPod.of(podUid);
  }

  runPodSandbox(config: SandboxConfig, done: (result: SandboxResult) => void): void {
    const id = this.#random.hex(64);
    this.#kernel.after(this.#time("sandbox"), () => {
      const sandbox = this.#createSandbox(id, config);
      if (sandbox !== undefined) done({ sandbox });
      else {
        const error = `failed to setup network for sandbox "${id}": ${this.#cni.problem ?? "no IP addresses available in range set"}`;
        done({ error: `rpc error: code = Unknown desc = ${error}` });
      }
    });
  }

  /** Takes the network away; what ran in it has been stopped before. */
  stopPodSandbox(sandbox: Sandbox): void {
    if (sandbox.state === "notready") return;
    sandbox.state = "notready";
    if (sandbox.config.hostNetwork) return;
    this.#nodeNetwork?.nat.replace(`hostport ${sandbox.id}`, []);
    this.#cni.release(sandbox.address);
    if (sandbox.network instanceof Namespace) sandbox.network.close();
  }

  removePodSandbox(sandbox: Sandbox): void {
    this.stopPodSandbox(sandbox);
    this.sandboxes.delete(sandbox.id);
    this.#sandboxesByPod.remove(sandbox.config.uid, sandbox);
  }

  /** Loads the image's code if that is needed, and makes a container that does not run yet. */
  createContainer(config: ContainerConfig, done: (container: CriContainer) => void): void {
    const { load } = config.image.entry;
    this.#kernel.after(this.#time("create"), () => {
      this.#kernel.begin("image", need(load), (image) =>
        done(this.#create(config, present(image, "an image loads"))),
      );
    });
  }

  /** Calls back with runc's words if there is nothing to execute. */
  startContainer(target: CriContainer, done: (error: string | undefined) => void): void {
    this.#kernel.after(this.#time("start"), () => {
      if (this.containers.get(target.id) !== target) return;
      try {
        target.container.start();
        done(undefined);
      } catch (error) {
        if (!(error instanceof StartError)) throw error;
        target.startError = `failed to create containerd task: failed to create shim task: ${error.message}`;
        done(target.startError);
      }
    });
  }

  /** SIGTERM (or what the image says), then SIGKILL after the grace period. `done` comes when process 1 has ended. */
  stopContainer(target: CriContainer, graceSeconds: number, done: () => void): void {
    const { container } = target;
    if (container.state !== "running") {
      this.#kernel.later(done);
      return;
    }
    let cancel = (): void => undefined;
    container.onExit(() => {
      cancel();
      this.#kernel.later(done);
    });
    if (graceSeconds > 0) {
      cancel = this.#kernel.after(graceSeconds * 1000 * millisecond, () => container.kill("SIGKILL"));
      container.kill(container.spec.image.config.stopSignal ?? "SIGTERM");
    } else container.kill("SIGKILL");
  }

  removeContainer(target: CriContainer): void {
    this.containers.delete(target.id);
    this.#containersByPod.remove(target.podUid, target);
  }

  /** The machine has lost its power: nothing runs any more, and no network is left. */
  powerOff(): void {
    this.onExit = undefined;
    for (const { container } of this.containers.values()) container.kill("SIGKILL");
    for (const sandbox of this.sandboxes.values()) this.stopPodSandbox(sandbox);
  }

  get #nodeNetwork(): Namespace | undefined {
    return this.#host.network instanceof Namespace ? this.#host.network : undefined;
  }

  #time(what: keyof typeof times): number {
    const [least, spread] = times[what];
    return least + this.#random.below(spread);
  }

  #createSandbox(id: string, config: SandboxConfig): Sandbox | undefined {
    const base = { id, config, createdAt: this.#kernel.now, state: "ready" as const };
    if (config.hostNetwork) {
      const network = this.#host.network;
      return this.#keep({ ...base, network, address: network.addresses[0] ?? "127.0.0.1" });
    }
    const network = this.#environment.network.createNamespace(`${config.namespace}/${config.name}`);
    const lease = this.#cni.attach(network);
    if (lease === undefined) return undefined;
    const sandbox = this.#keep({ ...base, network, address: lease.address });
    this.#publish(sandbox);
    return sandbox;
  }

  #keep(sandbox: Sandbox): Sandbox {
    this.sandboxes.set(sandbox.id, sandbox);
    this.#sandboxesByPod.add(sandbox.config.uid, sandbox);
    return sandbox;
  }

  /** hostPorts: the portmap plugin's rules. */
  #publish({ id, config, address }: Sandbox): void {
    if (config.hostPorts.length === 0) return;
    const rules = config.hostPorts.map(({ hostPort, containerPort, hostIP }) => ({
      address: hostIP === "" || hostIP === "0.0.0.0" ? "local" : hostIP,
      port: hostPort,
      targets: [{ address, port: containerPort }],
      comment: `dnat name: "kindnet" id: "${id}"`,
    }));
    this.#nodeNetwork?.nat.replace(`hostport ${id}`, rules);
  }

  #create(config: ContainerConfig, image: Image): CriContainer {
    const { sandbox } = config;
    const id = this.#random.hex(64);
    const { kernel, programs } = this.#environment;
    const container = new Container({
      kernel,
      programs,
      spec: {
        id,
        image,
        tag: config.image.tag,
        argv: [...(config.command ?? image.config.entrypoint), ...argsOf(config, image)],
        env: new Map([...image.config.env.map(splitVariable), ...config.env]),
        hostname: sandbox.config.hostname,
        workingDir: config.workingDir ?? image.config.workingDir,
        user: config.user ?? image.config.user,
        network: sandbox.network,
        mounts: config.mounts,
        console: config.console,
        root: rootOf(image, config),
      },
    });
    const created: CriContainer = {
      id,
      sandboxId: sandbox.id,
      podUid: sandbox.config.uid,
      name: config.name,
      attempt: config.attempt,
      image: config.image,
      imageName: config.imageName,
      createdAt: this.#kernel.now,
      container,
      startError: undefined,
      isOutOfMemory: false,
      specHash: config.specHash,
    };
    container.onExit(() => this.onExit?.(created));
    this.containers.set(id, created);
    this.#containersByPod.add(created.podUid, created);
    return created;
  }
}

/** A command of the pod's own takes the image's arguments away. @models pkg/kubelet CRI contract: command and args */
function argsOf(config: ContainerConfig, image: Image): readonly string[] {
  if (config.args !== undefined) return config.args;
  return config.command === undefined ? image.config.cmd : [];
}

function rootOf(image: Image, config: ContainerConfig): Directory {
  return withFiles(image.root(config.image.tag), config.files);
}

function splitVariable(variable: string): readonly [string, string] {
  const equals = variable.indexOf("=");
  return [variable.slice(0, equals), variable.slice(equals + 1)];
}
