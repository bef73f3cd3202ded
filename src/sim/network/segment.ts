import type { Cidr } from "./cidr.ts";
import type { Namespace } from "./namespace.ts";

/** A link layer on which all who are attached see each other: a LAN, `docker0`, the pod bridge of a node. */
export class Segment {
  readonly name: string;
  readonly cidr: Cidr;
  /** What becomes of packets to an address that nobody here has: ARP fails, or (the internet) they vanish. */
  readonly absent: "unreachable" | "lost";
  readonly #owners = new Map<string, Namespace>();
  readonly #cut = new Set<Namespace>();

  constructor(name: string, cidr: Cidr, absent: "unreachable" | "lost" = "unreachable") {
    this.name = name;
    this.cidr = cidr;
    this.absent = absent;
  }

  /** Who answers ARP for an address, from the point of view of `asker`; nobody does across a cut link. */
  ownerOf(address: string, asker: Namespace): Namespace | undefined {
    const owner = this.#owners.get(address);
    return owner === undefined || this.#cut.has(owner) || this.#cut.has(asker) ? undefined : owner;
  }

  has(address: string): boolean {
    return this.#owners.has(address);
  }

  /** Pulls the plug of one member: its interface stays, nothing passes. */
  disconnect(namespace: Namespace): void {
    this.#cut.add(namespace);
  }

  reconnect(namespace: Namespace): void {
    this.#cut.delete(namespace);
  }

  /** For Namespace.attach only. */
  claim(address: string, namespace: Namespace): void {
    this.#owners.set(address, namespace);
  }

  /** For Namespace.detach only. */
  release(address: string, namespace: Namespace): void {
    if (this.#owners.get(address) === namespace) this.#owners.delete(address);
    this.#cut.delete(namespace);
  }
}
