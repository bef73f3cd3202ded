import type { Random } from "../kernel/random.ts";

export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/**
 * Destination translation of one address and port, as kube-proxy and dockerd write it into iptables. The first rule
 * that fits decides, in the order in which owners came and then in theirs.
 */
export interface NatRule {
  /** `local`: any address of the namespace, loopback included (a NodePort, a published port). */
  readonly address: string;
  readonly port: number;
  /** One is drawn for each connection. None: packets are dropped, or refused if `reject` says so. */
  readonly targets: readonly Endpoint[];
  /** Without targets: answers "connection refused" instead of dropping. */
  readonly reject?: true;
  /** What `iptables -L` shows: a Service's `default/web:http`. */
  readonly comment?: string;
}

/** What became of a destination: where it goes now, or that it goes nowhere. */
export type Translated = Endpoint | "rejected" | "dropped";

/** The NAT table of one namespace, for connections that start in it and for those that pass through. */
export class Nat {
  readonly #random: Random;
  readonly #rules = new Map<string, readonly NatRule[]>();
  #index: Map<string, NatRule> | undefined;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Sets all rules of an owner (`kube-proxy`, `docker`); an empty list removes the owner. */
  replace(owner: string, rules: readonly NatRule[]): void {
    if (rules.length === 0) this.#rules.delete(owner);
    else this.#rules.set(owner, rules);
    this.#index = undefined;
  }

  /** By owner, in the order in which they apply. */
  get rules(): ReadonlyMap<string, readonly NatRule[]> {
    return this.#rules;
  }

  /** `isLocal`: the destination is an address of this namespace. */
  translate(to: Endpoint, isLocal: boolean): Translated {
    if (this.#rules.size === 0) return to;
    const index = (this.#index ??= this.#indexed());
    const rule =
      index.get(key(to.address, to.port)) ?? (isLocal ? index.get(key("local", to.port)) : undefined);
    if (rule === undefined) return to;
    const [first, ...others] = rule.targets;
    if (first === undefined) return rule.reject === true ? "rejected" : "dropped";
    return others.length === 0 ? first : this.#random.pick([first, ...others]);
  }

  #indexed(): Map<string, NatRule> {
    const index = new Map<string, NatRule>();
    for (const rules of this.#rules.values()) {
      for (const rule of rules) {
        const place = key(rule.address, rule.port);
        if (!index.has(place)) index.set(place, rule);
      }
    }
    return index;
  }
}

function key(address: string, port: number): string {
  return `${address}:${port}`;
}
