import { assert } from "../kernel/assert.ts";
import type { Kernel } from "../kernel/kernel.ts";
import type { Random } from "../kernel/random.ts";
import { need, type Task } from "../kernel/task.ts";
import { millisecond } from "../kernel/time.ts";
import type { FileAccess } from "../host/file-access.ts";
import type { Host } from "../host/host.ts";
import type { Exit, Process } from "../host/process.ts";
import type { ProgramTable } from "../host/program.ts";
import type { SignalName } from "../host/signals.ts";
import { Namespace } from "../network/namespace.ts";
import type { Network } from "../network/network.ts";
import type { DnsAnswer } from "../network/service.ts";
import {
  DockerError,
  type CreateOptions,
  type DockerApi,
  type DockerInfo,
  type EndpointView,
  type ExecOptions,
  type ImageView,
  type NetworkView,
  type PortMapping,
  type PulledImage,
} from "../programs/docker/docker-api.ts";
import { ImageStore } from "../runtime/image-store.ts";
import { parseReference } from "../runtime/image-reference.ts";
import type { Registry } from "../runtime/registry.ts";
import { executeIn } from "./container-exec.ts";
import { randomName } from "./container-names.ts";
import { EngineContainer } from "./engine-container.ts";
import { EngineImages } from "./engine-images.ts";
import { EngineNetworks, type EngineNetwork } from "./engine-network.ts";
import { mountsOf } from "./engine-volumes.ts";
import { PortPublisher } from "./port-publisher.ts";

export interface EngineEnvironment {
  readonly kernel: Kernel;
  readonly network: Network;
  readonly registry: Registry;
  readonly programs: ProgramTable;
}

/** What mounting a container's root, its network and runc take. */
const startDuration = 280 * millisecond;

/** Everything that a machine's docker has: it outlives the daemon's process, as /var/lib/docker does. */
export class DockerEngine implements DockerApi {
  readonly #environment: EngineEnvironment;
  readonly #host: Host;
  readonly #machine: Namespace;
  readonly #random: Random;
  readonly #images: EngineImages;
  readonly #networks: EngineNetworks;
  readonly #ports: PortPublisher;
  readonly #id: string;
  #containers: readonly EngineContainer[] = [];

  constructor(host: Host, environment: EngineEnvironment) {
    const { kernel, network, registry } = environment;
    assert(host.network instanceof Namespace, "a machine has a network stack of its own");
    this.#environment = environment;
    this.#host = host;
    this.#machine = host.network;
    this.#random = kernel.random.fork(`docker ${host.hostname}`);
    this.#images = new EngineImages(
      new ImageStore({ kernel, registry, random: this.#random.fork("images") }),
    );
    this.#networks = new EngineNetworks({
      network,
      machine: this.#machine,
      random: this.#random.fork("networks"),
      now: kernel.now,
    });
    this.#ports = new PortPublisher(this.#machine);
    this.#id = this.#random.uuid();
  }

  /** For kind load: a node's own images are not here. */
  get store(): ImageStore {
    return this.#images.store;
  }

  info(): DockerInfo {
    return {
      serverVersion: "28.2.2",
      id: this.#id,
      name: this.#host.hostname,
      cores: 4,
      memoryBytes: 8_323_366_912,
      operatingSystem: "Ubuntu 24.04.2 LTS",
      kernelVersion: "6.8.0-60-generic",
    };
  }

  containers(): readonly EngineContainer[] {
    return this.#containers.toReversed();
  }

  container(reference: string): EngineContainer {
    const name = reference.replace(/^\//, "");
    const found =
      this.#containers.find((container) => container.name === name || container.id === name) ??
      this.#containers.find(({ id }) => name !== "" && id.startsWith(name));
    if (found === undefined) throw new DockerError(`No such container: ${reference}`, 1);
    return found;
  }

  *create(options: CreateOptions): Task<EngineContainer> {
    const present = this.#images.find(options.image);
    if (present === undefined) throw new DockerError(`No such image: ${options.image}`);
    const image = yield* need(present.entry.load);
    const id = this.#random.hex(64);
    const isTaken = (name: string): boolean => this.#containers.some((container) => container.name === name);
    const name = options.name === "" ? randomName(this.#random, isTaken) : options.name;
    this.#checkName(name);
    if (this.#networks.find(options.network) === undefined)
      throw new DockerError(`network ${options.network} not found`);
    const { kernel, network, programs } = this.#environment;
    const container = new EngineContainer({
      kernel,
      programs,
      id,
      name,
      options,
      present,
      image,
      namespace: options.network === "host" ? this.#machine : network.createNamespace(name),
      mounts: mountsOf(options.volumes, this.#host),
      connect: (one) => this.#connect(one),
      disconnect: (one) => this.#disconnect(one),
      removed: (one) => this.#forget(one),
    });
    this.#containers = [...this.#containers, container];
    return container;
  }

  *start(id: string): Task<void> {
    yield* this.#environment.kernel.sleep(startDuration);
    this.container(id).start();
  }

  *stop(id: string, graceSeconds: number = 10): Task<void> {
    yield* this.container(id).stop(graceSeconds);
  }

  kill(id: string, signal: SignalName): void {
    this.container(id).kill(signal);
  }

  remove(id: string, { force }: { readonly force: boolean }): void {
    const container = this.container(id);
    if (container.state === "running" && !force) {
      throw new DockerError(
        `cannot remove container "${container.name}": container is running: stop the container before removing or force remove`,
        1,
      );
    }
    container.halt();
    this.#forget(container);
  }

  *wait(id: string): Task<Exit> {
    const container = this.container(id);
    while (container.state === "running") yield* this.#environment.kernel.wait(container.ended);
    return container.runtime?.exit ?? { code: container.exitCode, signal: undefined };
  }

  *exec(id: string, options: ExecOptions): Task<Process> {
    const container = this.container(id);
    if (container.state !== "running" || container.runtime === undefined) {
      throw new DockerError(`container ${container.id} is not running`, 1);
    }
    return yield* executeIn(container.runtime, options);
  }

  files(id: string): FileAccess {
    const container = this.container(id);
    if (container.runtime === undefined) throw new DockerError(`container ${container.id} has never run`, 1);
    return container.runtime.host.files.access();
  }

  images(): readonly ImageView[] {
    return this.#images.list();
  }

  image(reference: string): ImageView {
    return this.#images.view(reference);
  }

  removeImage(reference: string): readonly string[] {
    return this.#images.remove(
      reference,
      (imageId) => this.#containers.find((container) => container.imageId === imageId)?.id,
    );
  }

  tag(source: string, target: string): void {
    const image = this.#images.find(source);
    if (image === undefined) throw new DockerError(`No such image: ${source}`, 1);
    const parsed = parseReference(target);
    if ("error" in parsed)
      throw new DockerError(
        `error parsing reference: "${target}" is not a valid repository/tag: ${parsed.error}`,
        1,
      );
    this.store.import({ ...image, repository: parsed.repository, tag: parsed.tag ?? "latest" });
  }

  save(reference: string): string {
    const image = this.#images.find(reference);
    if (image === undefined) throw new DockerError(`No such image: ${reference}`, 1);
    const { repository, tag, id, digest, entry } = image;
    return `${JSON.stringify({ repository, tag, id, digest, source: entry.repository })}\n`;
  }

  pull(reference: string, progress: (line: string) => void): Task<PulledImage> {
    return this.#images.pull(reference, progress);
  }

  networks(): readonly NetworkView[] {
    return this.#networks.all;
  }

  network(reference: string): EngineNetwork {
    const network = this.#networks.find(reference);
    if (network === undefined) throw new DockerError(`network ${reference} not found`, 1);
    return network;
  }

  createNetwork(options: {
    readonly name: string;
    readonly labels?: Readonly<Record<string, string>>;
  }): NetworkView {
    if (this.#networks.find(options.name) !== undefined)
      throw new DockerError(`network with name ${options.name} already exists`, 1);
    return this.#networks.create({ ...options, now: this.#environment.kernel.now });
  }

  removeNetwork(reference: string): void {
    const network = this.network(reference);
    if (network.driver !== "bridge" || network.name === "bridge") {
      throw new DockerError(`${network.name} is a pre-defined network and cannot be removed`, 1);
    }
    const user = this.#containers.find(({ endpoint }) => endpoint?.network === network);
    if (user !== undefined) {
      throw new DockerError(
        `error while removing network: network ${network.name} has active endpoints (name:"${user.name}" id:"${user.id.slice(0, 12)}")`,
        1,
      );
    }
    this.#networks.remove(network);
  }

  /** The daemon goes: without live-restore its containers go with it. */
  shutDown(): void {
    for (const container of this.#containers) container.halt();
  }

  #checkName(name: string): void {
    if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name)) {
      throw new DockerError(`Invalid container name (${name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`);
    }
    const other = this.#containers.find((container) => container.name === name);
    if (other !== undefined) {
      throw new DockerError(
        `Conflict. The container name "/${name}" is already in use by container "${other.id}". You have to remove (or rename) that container to be able to reuse that name.`,
      );
    }
  }

  #connect(container: EngineContainer): {
    endpoint: EndpointView | undefined;
    ports: readonly PortMapping[];
  } {
    const { name, namespace, options } = container;
    const network = this.network(options.network);
    if (network.segment === undefined) return { endpoint: undefined, ports: [] };
    const address = network.freeAddress();
    if (address === undefined)
      throw new DockerError("no available IPv4 addresses on this network's address pools");
    const ports = this.#ports.publish({ id: container.id, name, address }, options.ports);
    namespace.attach(network.segment, address, "eth0");
    namespace.addRoute("default", network.gateway);
    if (network.name !== "bridge") this.#serveNames(container, network, address);
    const macAddress = [
      "02",
      "42",
      ...address.split(".").map((part) => Number(part).toString(16).padStart(2, "0")),
    ].join(":");
    return { endpoint: { network, endpointId: this.#random.hex(64), address, macAddress }, ports };
  }

  /** User-made networks have a DNS server at 127.0.0.11 that knows the containers by name. */
  #serveNames({ name, namespace }: EngineContainer, network: EngineNetwork, address: string): void {
    network.names.set(name, address);
    namespace.listen(
      53,
      {
        name: "dockerd",
        dns: (wanted) => {
          const known = network.names.get(wanted.replace(/\.$/, ""));
          if (known !== undefined) return { addresses: [known] };
          return this.#askOutside(wanted);
        },
      },
      "127.0.0.11",
    );
  }

  #askOutside(name: string): DnsAnswer {
    const { outcome } = this.#machine.reach("8.8.8.8", 53);
    if ("error" in outcome) return { failure: "SERVFAIL" };
    return outcome.service.dns?.(name) ?? { failure: "SERVFAIL" };
  }

  #disconnect(container: EngineContainer): void {
    this.#ports.withdraw(container.id);
    const network = this.#networks.find(container.options.network);
    network?.names.delete(container.name);
    if (network?.segment !== undefined) container.namespace.close();
  }

  #forget(container: EngineContainer): void {
    this.#containers = this.#containers.filter((other) => other !== container);
  }
}
