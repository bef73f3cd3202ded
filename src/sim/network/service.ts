import type { Task } from "../kernel/task.ts";
import type { Channel } from "../kernel/channel.ts";
import type { HttpHandler } from "../wire/http.ts";
import type { Identity } from "../wire/identity.ts";

/** What answers on a port. A TCP connect succeeds for any of them; what can be said then depends on what is there. */
export interface Service {
  /** For messages and for `ss -ltnp`: `nginx`. */
  readonly name: string;
  /** The certificate of a server that speaks TLS. */
  readonly tls?: Identity;
  /**
   * With TLS: clients are asked for a certificate of this authority. What they show reaches the handler as
   * `request.certificate`, whoever signed it: the handler decides (an API server answers 401, etcd refuses).
   */
  readonly clientAuthority?: string;
  readonly http?: HttpHandler;
  /** Raw bytes in both directions. */
  readonly stream?: (inbound: Channel<string>, outbound: Channel<string>) => void;
  /** DNS: addresses for a name, or why there are none. */
  readonly dns?: (name: string) => DnsAnswer;
}

export type DnsAnswer =
  { readonly addresses: readonly string[] } | { readonly failure: "NXDOMAIN" | "SERVFAIL" | "NODATA" };

/** What came of a connect: what answers, or Linux's errno. `ETIMEDOUT` has cost its time already. */
export type Dialled =
  | {
      readonly service: Service;
      readonly localAddress: string;
      /** After all address translation: where the connection really ended. */
      readonly remoteAddress: string;
      readonly remotePort: number;
    }
  | { readonly error: DialError };

/** Why a connect failed. */
export type DialError = "ECONNREFUSED" | "ETIMEDOUT" | "EHOSTUNREACH" | "ENETUNREACH";

/** Who listens where; `0.0.0.0` is every address. */
export interface Listener {
  readonly address: string;
  readonly port: number;
  readonly service: Service;
}

/** As `ip addr` shows it; loopback is not among them. */
export interface Interface {
  readonly name: string;
  readonly address: string;
  /** The length of the network's prefix. */
  readonly bits: number;
}

/** As `ip route` shows it. Without `via` the destination is on the link. */
export interface Route {
  readonly destination: string;
  readonly via?: string;
  readonly interface: string;
}

/** One network stack: a machine's or a pod's, with its interfaces, listeners, routes and address translation. */
export interface NetworkNamespace {
  readonly name: string;
  /** Its own addresses in the order of its interfaces, `127.0.0.1` not among them. */
  readonly addresses: readonly string[];
  /**
   * Listens on all addresses, or on one. Undefined if the port is taken (EADDRINUSE). The result closes it.
   * @models the bind and listen calls of Linux
   */
  listen(port: number, service: Service, address?: string): (() => void) | undefined;
  /** Who listens, for `ss` and `netstat`. */
  readonly listeners: readonly Listener[];
  /** For `ip addr` and `ip route`. */
  readonly interfaces: readonly Interface[];
  readonly routes: readonly Route[];
  /** Connects from here. Takes the round trip's virtual time; up to 127 s if packets vanish. */
  dial(address: string, port: number): Task<Dialled>;
  /** What `dial` would give now and how long it would take, for connections that are open already. */
  reach(address: string, port: number): { readonly outcome: Dialled; readonly duration: number };
  /** ICMP echo: how many links away an address is, or why it does not answer. */
  echo(address: string): { readonly hops: number } | { readonly error: DialError };
}
