import type { Kernel } from "../kernel/kernel.ts";
import type { Task } from "../kernel/task.ts";
import { assert, present } from "../kernel/assert.ts";
import { millisecond, second } from "../kernel/time.ts";
import { contains, formatCidr, isLoopback, parseAddress, parseCidr, type Cidr } from "./cidr.ts";
import type { Nat } from "./nat.ts";
import { findPath } from "./path.ts";
import type { Segment } from "./segment.ts";
import type { Dialled, DialError, Interface, Listener, NetworkNamespace, Route, Service } from "./service.ts";

/** A round trip over one link. */
const hopDuration = 0.2 * millisecond;
/** Where a lost or unanswered packet leaves the caller. @models tcp_syn_retries 6; neighbour probes 3 */
const giveUpDuration = {
  ETIMEDOUT: 127 * second,
  EHOSTUNREACH: 3.1 * second,
  ECONNREFUSED: 0,
  ENETUNREACH: 0,
} as const;

interface Attachment {
  readonly segment: Segment;
  readonly address: string;
  readonly name: string;
}

interface StaticRoute {
  readonly cidr: Cidr;
  readonly via: string;
}

type NextHop = { readonly namespace: Namespace; readonly source: string } | { readonly error: DialError };

/** What a connect would give now, and how long it would take: `dial` without the waiting. */
export interface Reached {
  readonly outcome: Dialled;
  /** Microseconds. */
  readonly duration: number;
}

/** One network stack; see the interface. Created by `Network.createNamespace`. */
export class Namespace implements NetworkNamespace {
  readonly name: string;
  readonly nat: Nat;
  readonly #kernel: Kernel;
  readonly #attachments: Attachment[] = [];
  readonly #routes: StaticRoute[] = [];
  readonly #listeners: Listener[] = [];
  #forwards = false;

  constructor(name: string, kernel: Kernel, nat: Nat) {
    this.name = name;
    this.#kernel = kernel;
    this.nat = nat;
  }

  get addresses(): readonly string[] {
    return this.#attachments.map(({ address }) => address);
  }

  get interfaces(): readonly Interface[] {
    return this.#attachments.map(({ name, address, segment }) => ({
      name,
      address,
      bits: segment.cidr.bits,
    }));
  }

  get routes(): readonly Route[] {
    const linked = this.#attachments.map(({ segment, name }) => ({
      destination: formatCidr(segment.cidr),
      interface: name,
    }));
    const set = this.#routes.map(({ cidr, via }) => {
      const name = this.#attachmentTo(via)?.name ?? "?";
      return { destination: cidr.bits === 0 ? "default" : formatCidr(cidr), via, interface: name };
    });
    return [...set, ...linked];
  }

  get listeners(): readonly Listener[] {
    return this.#listeners;
  }

  /** Whether it passes on what is not for itself: net.ipv4.ip_forward. */
  get forwards(): boolean {
    return this.#forwards;
  }

  setForwarding(forwards: boolean): void {
    this.#forwards = forwards;
  }

  /** Adds an interface. The address must be free on the segment. */
  attach(segment: Segment, address: string, interfaceName: string): void {
    assert(parseAddress(address) !== undefined, `an address: ${address}`);
    assert(!segment.has(address), `${address} is free on ${segment.name}`);
    segment.claim(address, this);
    this.#attachments.push({ segment, address, name: interfaceName });
  }

  /** Removes the interfaces on a segment. */
  detach(segment: Segment): void {
    for (const { address } of this.#attachments.filter((attachment) => attachment.segment === segment)) {
      segment.release(address, this);
    }
    const rest = this.#attachments.filter((attachment) => attachment.segment !== segment);
    this.#attachments.splice(0, this.#attachments.length, ...rest);
  }

  /** `addRoute("default", "10.244.0.1")`. Replaces a route to the same destination; the result removes it. */
  addRoute(destination: string, via: string): () => void {
    const cidr = present(parseCidr(destination), `a destination: ${destination}`);
    this.#removeRoutes((route) => route.cidr.base === cidr.base && route.cidr.bits === cidr.bits);
    const added = { cidr, via };
    this.#routes.push(added);
    return () => this.#removeRoutes((route) => route === added);
  }

  listen(port: number, service: Service, address?: string): (() => void) | undefined {
    const listener = { address: address ?? "0.0.0.0", port, service };
    if (this.#listeners.some((other) => conflict(other, listener))) return undefined;
    this.#listeners.push(listener);
    return () => {
      const index = this.#listeners.indexOf(listener);
      if (index >= 0) this.#listeners.splice(index, 1);
    };
  }

  *dial(address: string, port: number): Task<Dialled> {
    const { outcome, duration } = this.reach(address, port);
    if (duration > 0) yield* this.#kernel.sleep(duration);
    return outcome;
  }

  /** For connections that are already open, and for components without a task: no time passes. */
  reach(address: string, port: number): Reached {
    const path = findPath(this, { address, port });
    const duration = (path.hops + 1) * hopDuration;
    if ("error" in path) return failed(path.error, duration);
    const listener = path.end.#listenerAt(path.to.address, path.to.port);
    if (listener === undefined) return failed("ECONNREFUSED", duration);
    const { address: remoteAddress, port: remotePort } = path.to;
    return {
      outcome: { service: listener.service, localAddress: path.source, remoteAddress, remotePort },
      duration,
    };
  }

  /** ICMP echo: the links crossed to reach an address, or why it is not reached. Services have no echo. */
  echo(address: string): { readonly hops: number } | { readonly error: DialError } {
    const path = findPath(this, { address, port: 0 });
    return "error" in path ? { error: path.error } : { hops: path.hops };
  }

  /** Whether a packet to this address ends here. */
  owns(address: string): boolean {
    return isLoopback(address) || this.#attachments.some((attachment) => attachment.address === address);
  }

  /** Who gets a packet for an address next: the route with the longest prefix decides. */
  nextHop(address: string): NextHop {
    const route = this.#routeTo(address);
    if (route === undefined) return { error: "ENETUNREACH" };
    const { attachment, gateway } = route;
    const namespace = attachment.segment.ownerOf(gateway, this);
    if (namespace !== undefined) return { namespace, source: attachment.address };
    return { error: attachment.segment.absent === "lost" ? "ETIMEDOUT" : "EHOSTUNREACH" };
  }

  /** Takes the namespace out of the network: interfaces, routes and listeners are gone. */
  close(): void {
    for (const { segment, address } of this.#attachments) segment.release(address, this);
    this.#attachments.length = 0;
    this.#routes.length = 0;
    this.#listeners.length = 0;
  }

  #routeTo(address: string): { readonly attachment: Attachment; readonly gateway: string } | undefined {
    const bits = parseAddress(address);
    if (bits === undefined) return undefined;
    let best: StaticRoute | undefined;
    for (const route of this.#routes) {
      if (contains(route.cidr, bits) && (best === undefined || route.cidr.bits > best.cidr.bits))
        best = route;
    }
    const linked = this.#attachmentTo(address);
    if (linked !== undefined && (best === undefined || linked.segment.cidr.bits >= best.cidr.bits)) {
      return { attachment: linked, gateway: address };
    }
    const attachment = best === undefined ? undefined : this.#attachmentTo(best.via);
    return best === undefined || attachment === undefined ? undefined : { attachment, gateway: best.via };
  }

  #attachmentTo(address: string): Attachment | undefined {
    const bits = parseAddress(address);
    let best: Attachment | undefined;
    for (const attachment of this.#attachments) {
      const { cidr } = attachment.segment;
      if (bits === undefined || !contains(cidr, bits)) continue;
      if (best === undefined || cidr.bits > best.segment.cidr.bits) best = attachment;
    }
    return best;
  }

  #listenerAt(address: string, port: number): Listener | undefined {
    return this.#listeners.find(
      (listener) =>
        listener.port === port && (listener.address === "0.0.0.0" || listener.address === address),
    );
  }

  #removeRoutes(matches: (route: StaticRoute) => boolean): void {
    const rest = this.#routes.filter((route) => !matches(route));
    this.#routes.splice(0, this.#routes.length, ...rest);
  }
}

function conflict(a: Listener, b: Listener): boolean {
  if (a.port !== b.port) return false;
  return a.address === b.address || a.address === "0.0.0.0" || b.address === "0.0.0.0";
}

function failed(error: DialError, duration: number): Reached {
  return { outcome: { error }, duration: Math.max(duration, giveUpDuration[error]) };
}
