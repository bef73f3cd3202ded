import { present } from "../kernel/assert.ts";
import type { Kernel } from "../kernel/kernel.ts";
import type { Random } from "../kernel/random.ts";
import { parseCidr } from "./cidr.ts";
import { Namespace } from "./namespace.ts";
import { Nat } from "./nat.ts";
import { Segment } from "./segment.ts";

/** Where the network stacks and links of a world come from. It holds no addresses: those belong to segments. */
export class Network {
  readonly #kernel: Kernel;
  readonly #random: Random;

  constructor({ kernel }: { readonly kernel: Kernel }) {
    this.#kernel = kernel;
    this.#random = kernel.random.fork("network");
  }

  /** A stack with loopback only. All namespaces share one stream of draws for their address translation. */
  createNamespace(name: string): Namespace {
    return new Namespace(name, this.#kernel, new Nat(this.#random));
  }

  /** A bridge or LAN for the addresses of a range: `createSegment("docker0", "172.17.0.0/16")`. */
  createSegment(name: string, cidr: string, absent: Segment["absent"] = "unreachable"): Segment {
    return new Segment(name, present(parseCidr(cidr), `a range: ${cidr}`), absent);
  }
}
