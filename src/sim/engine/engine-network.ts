import { present } from "../kernel/assert.ts";
import type { Random } from "../kernel/random.ts";
import type { Instant } from "../kernel/time.ts";
import { addressAt, parseCidr } from "../network/cidr.ts";
import type { Namespace } from "../network/namespace.ts";
import type { Network } from "../network/network.ts";
import type { Segment } from "../network/segment.ts";
import type { NetworkView } from "../programs/docker/docker-api.ts";

/** One docker network. A bridge is a segment on which the machine has the first address. */
export class EngineNetwork implements NetworkView {
  readonly id: string;
  readonly name: string;
  readonly driver: NetworkView["driver"];
  readonly created: Instant;
  readonly labels: Readonly<Record<string, string>>;
  readonly subnet: string;
  readonly gateway: string;
  readonly prefixLength = 16;
  readonly segment: Segment | undefined;
  /** Container names and the addresses that the embedded DNS server gives for them. */
  readonly names: Map<string, string> = new Map();

  constructor(options: {
    readonly id: string;
    readonly name: string;
    readonly driver: NetworkView["driver"];
    readonly created: Instant;
    readonly labels: Readonly<Record<string, string>>;
    readonly subnet: string;
    readonly segment?: Segment;
  }) {
    this.id = options.id;
    this.name = options.name;
    this.driver = options.driver;
    this.created = options.created;
    this.labels = options.labels;
    this.subnet = options.subnet;
    this.segment = options.segment;
    this.gateway = options.subnet === "" ? "" : present(this.#addressAt(1), "a subnet has a first address");
  }

  /** The lowest address that nobody has; undefined if the subnet is full. */
  freeAddress(): string | undefined {
    for (let offset = 2; offset < 65_535; offset++) {
      const address = this.#addressAt(offset);
      if (address !== undefined && this.segment?.has(address) === false) return address;
    }
    return undefined;
  }

  #addressAt(offset: number): string | undefined {
    const cidr = parseCidr(this.subnet);
    return cidr === undefined ? undefined : addressAt(cidr, offset);
  }
}

/** The networks of one engine: `bridge`, `host`, `none`, and those that users make. */
export class EngineNetworks {
  readonly #network: Network;
  readonly #machine: Namespace;
  readonly #random: Random;
  readonly #all: EngineNetwork[] = [];

  constructor(parts: {
    readonly network: Network;
    readonly machine: Namespace;
    readonly random: Random;
    readonly now: Instant;
  }) {
    this.#network = parts.network;
    this.#machine = parts.machine;
    this.#random = parts.random;
    parts.machine.setForwarding(true);
    this.create({ name: "bridge", now: parts.now });
    for (const [name, driver] of [
      ["host", "host"],
      ["none", "null"],
    ] as const) {
      this.#all.push(
        new EngineNetwork({
          id: this.#random.hex(64),
          name,
          driver,
          created: parts.now,
          labels: {},
          subnet: "",
        }),
      );
    }
  }

  /** In the order of their names. */
  get all(): readonly EngineNetwork[] {
    return this.#all.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** By name, id, or the beginning of an id. */
  find(reference: string): EngineNetwork | undefined {
    return (
      this.#all.find(({ name, id }) => name === reference || id === reference) ??
      (reference.length >= 4 ? this.#all.find(({ id }) => id.startsWith(reference)) : undefined)
    );
  }

  create(options: {
    readonly name: string;
    readonly now: Instant;
    readonly labels?: Readonly<Record<string, string>>;
  }): EngineNetwork {
    const { name, now, labels = {} } = options;
    const id = this.#random.hex(64);
    const subnet = this.#freeSubnet();
    const interfaceName = name === "bridge" ? "docker0" : `br-${id.slice(0, 12)}`;
    const segment = this.#network.createSegment(interfaceName, subnet);
    const network = new EngineNetwork({ id, name, driver: "bridge", created: now, labels, subnet, segment });
    this.#machine.attach(segment, network.gateway, interfaceName);
    this.#all.push(network);
    return network;
  }

  remove(network: EngineNetwork): void {
    if (network.segment !== undefined) this.#machine.detach(network.segment);
    this.#all.splice(this.#all.indexOf(network), 1);
  }

  #freeSubnet(): string {
    const taken = new Set(this.#all.map(({ subnet }) => subnet));
    for (let second = 17; second < 32; second++) {
      const subnet = `172.${second}.0.0/16`;
      if (!taken.has(subnet)) return subnet;
    }
    return `192.168.${16 * (this.#all.length - 15)}.0/20`;
  }
}
