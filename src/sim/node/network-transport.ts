import { Unreachable, type Transport } from "../client/transport.ts";
import type { Host } from "../host/host.ts";
import { resolve } from "../host/resolver.ts";
import type { Task } from "../kernel/task.ts";
import { second } from "../kernel/time.ts";
import { request as send } from "../network/http-client.ts";
import { goError } from "../network/http-failure.ts";
import type { Identity } from "../wire/identity.ts";

/** Where an API server is and how one shows who one is: a kubeconfig's current context, resolved. */
export interface Endpoint {
  /** `https://kind-control-plane:6443`. */
  readonly server: string;
  /** The authority whose servers are trusted; undefined trusts none. */
  readonly authority: string | undefined;
  readonly certificate?: Identity | undefined;
  /** Asked for at each request, since tokens are renewed. */
  readonly token?: (() => string | undefined) | undefined;
}

/**
 * A component's way to an API server over the simulated network. Connections stay open like HTTP/2's, so a request
 * costs no virtual time while the route is up. Throws `Unreachable` with Go's words.
 */
export function networkTransport(host: Host, endpoint: Endpoint): Transport {
  const { name, port } = addressOf(endpoint.server);
  const authorities = endpoint.authority === undefined ? [] : [endpoint.authority];
  return function* (request) {
    const address = yield* lookUp(host, name);
    yield* awaitRoute(host, address, port);
    const token = endpoint.token?.();
    const headers =
      token === undefined ? request.headers : { ...request.headers, authorization: `Bearer ${token}` };
    const outcome = yield* send(host.network, {
      kernel: host.kernel,
      scheme: "https",
      address,
      port,
      request: { ...request, headers },
      identity: endpoint.certificate,
      verification: { authorities, serverName: name },
      isOpen: true,
    });
    if (outcome.ok) return outcome.response;
    throw new Unreachable(goError(outcome.failure, address, port));
  };
}

/** When a SYN that nobody answers is sent again; Go's dialer gives up after 30 s. */
const retransmissions = [1, 2, 4, 8, 15];

/** Waits while packets vanish: a service's address has no rules on this node yet. */
function* awaitRoute({ network, kernel }: Host, address: string, port: number): Task<void> {
  for (const seconds of retransmissions) {
    const { outcome } = network.reach(address, port);
    if (!("error" in outcome) || outcome.error !== "ETIMEDOUT") return;
    yield* kernel.sleep(seconds * second);
  }
  throw new Unreachable(`dial tcp ${address}:${port}: i/o timeout`);
}

function* lookUp(host: Host, name: string): Task<string> {
  if (/^[\d.]+$/.test(name)) return name;
  const resolved = yield* resolve(host, name);
  if ("addresses" in resolved && resolved.addresses[0] !== undefined) return resolved.addresses[0];
  throw new Unreachable(`dial tcp: lookup ${name}: no such host`);
}

function addressOf(server: string): { readonly name: string; readonly port: number } {
  const match = /^https:\/\/([^/:]+)(?::(\d+))?/.exec(server);
  return { name: match?.[1] ?? "localhost", port: Number(match?.[2] ?? 443) };
}
