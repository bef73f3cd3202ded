import type { Namespace } from "./namespace.ts";
import type { Network } from "./network.ts";
import type { Segment } from "./segment.ts";
import type { Service } from "./service.ts";

/** Google's and Cloudflare's public resolvers. */
const resolvers = ["8.8.8.8", "1.1.1.1"] as const;

/**
 * The world outside: public names with servers of their own, and resolvers that know them. Everything else there does
 * not exist: its name is NXDOMAIN and packets to its address vanish.
 */
export class Internet {
  readonly #network: Network;
  readonly #wide: Segment;
  readonly #names = new Map<string, string>();

  constructor(network: Network) {
    this.#network = network;
    this.#wide = network.createSegment("internet", "0.0.0.0/0", "lost");
    const service: Service = { name: "dns", dns: (name) => this.#resolve(name) };
    for (const address of resolvers) this.#serverAt(address).listen(53, service);
  }

  /** A server with a public name: `publish("registry.k8s.io", "34.96.108.209").listen(443, service)`. */
  publish(name: string, address: string): Namespace {
    this.#names.set(name, address);
    return this.#serverAt(address);
  }

  /** A router between a LAN and the internet, at `address` on the LAN and `publicAddress` outside. */
  connect(lan: Segment, address: string, publicAddress: string): Namespace {
    const router = this.#serverAt(publicAddress);
    router.attach(lan, address, "lan0");
    router.setForwarding(true);
    return router;
  }

  #serverAt(address: string): Namespace {
    const server = this.#network.createNamespace(address);
    server.attach(this.#wide, address, "eth0");
    return server;
  }

  #resolve(name: string): ReturnType<NonNullable<Service["dns"]>> {
    const address = this.#names.get(name.endsWith(".") ? name.slice(0, -1) : name);
    return address === undefined ? { failure: "NXDOMAIN" } : { addresses: [address] };
  }
}
