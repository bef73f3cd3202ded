import type { Host } from "../../host/host.ts";
import { assert } from "../../kernel/assert.ts";
import { formatAddress, parseAddress, parseCidr } from "../../network/cidr.ts";
import { Namespace } from "../../network/namespace.ts";
import type { Network } from "../../network/network.ts";
import type { Segment } from "../../network/segment.ts";

const folder = "/etc/cni/net.d";

/** What the CNI plugin gave a sandbox. */
export interface Lease {
  readonly address: string;
  readonly gateway: string;
}

/**
 * The CNI plugins of one node: reads the first configuration in /etc/cni/net.d and gives sandboxes an address of its
 * range (host-local), a link to the node (ptp) and a default route over it.
 */
export class Cni {
  readonly #host: Host;
  readonly #network: Network;
  readonly #segments = new Map<string, Segment>();
  readonly #taken = new Set<string>();
  #last = 1;

  constructor(host: Host, network: Network) {
    this.#host = host;
    this.#network = network;
  }

  /** What containerd says while there is no configuration; undefined if there is one. */
  get problem(): string | undefined {
    return this.#subnet() === undefined ? "cni plugin not initialized" : undefined;
  }

  /** Attaches a new namespace. Undefined without a configuration, or if the range is used up. */
  attach(namespace: Namespace): Lease | undefined {
    const subnet = this.#subnet();
    if (subnet === undefined) return undefined;
    const { segment, gateway } = this.#segmentOf(subnet);
    const address = this.#nextAddress(subnet);
    if (address === undefined) return undefined;
    namespace.attach(segment, address, "eth0");
    namespace.addRoute("default", gateway);
    return { address, gateway };
  }

  release(address: string): void {
    this.#taken.delete(address);
  }

  /** `10.244.0.0/24`, from the configuration that comes first by name. */
  #subnet(): string | undefined {
    const access = this.#host.files.access();
    if (access.find(folder)?.is !== "directory") return undefined;
    const name = access.list(folder).find((file) => /\.(?:conflist|conf|json)$/.test(file));
    if (name === undefined) return undefined;
    const match = /"subnet"\s*:\s*"([\d./]+)"/.exec(access.readText(`${folder}/${name}`));
    return match?.[1] !== undefined && parseCidr(match[1]) !== undefined ? match[1] : undefined;
  }

  #segmentOf(subnet: string): { readonly segment: Segment; readonly gateway: string } {
    const gateway = addressAt(subnet, 1);
    const known = this.#segments.get(subnet);
    if (known !== undefined) return { segment: known, gateway };
    const segment = this.#network.createSegment("veth", subnet);
    const node = this.#host.network;
    assert(node instanceof Namespace, "a node has a network stack of its own");
    node.attach(segment, gateway, "veth0");
    node.setForwarding(true);
    this.#segments.set(subnet, segment);
    return { segment, gateway };
  }

  /** As host-local does: the one after the last one given, round and round. */
  #nextAddress(subnet: string): string | undefined {
    const bits = parseCidr(subnet)?.bits ?? 24;
    const size = 2 ** (32 - bits);
    for (let tries = 0; tries < size; tries++) {
      this.#last = this.#last + 1 >= size - 1 ? 2 : this.#last + 1;
      const address = addressAt(subnet, this.#last);
      if (this.#taken.has(address)) continue;
      this.#taken.add(address);
      return address;
    }
    return undefined;
  }
}

function addressAt(subnet: string, offset: number): string {
  const [base = "0.0.0.0"] = subnet.split("/");
  return formatAddress((parseAddress(base) ?? 0) + offset);
}
