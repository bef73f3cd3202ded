import { Unreachable, type Transport } from "../client/transport.ts";
import type { Host } from "../host/host.ts";
import { resolve } from "../host/resolver.ts";
import type { Kernel } from "../kernel/kernel.ts";
import type { Task } from "../kernel/task.ts";
import { rfc3339, type Instant } from "../kernel/time.ts";
import type { DialError, Dialled, NetworkNamespace, Service } from "../network/service.ts";
import type { Identity } from "../wire/identity.ts";

/** Where an API server is and how one shows who one is: a kubeconfig's current context, resolved. */
export interface Endpoint {
  /** `https://kind-control-plane:6443`. */
  readonly server: string;
  /** The authority whose servers are trusted; undefined trusts none. */
  readonly authority: string | undefined;
  readonly certificate?: Identity | undefined;
  readonly token?: string | undefined;
}

interface Address {
  readonly host: string;
  readonly port: number;
}

const errnoTexts: Readonly<Record<DialError, string>> = {
  ECONNREFUSED: "connect: connection refused",
  ETIMEDOUT: "i/o timeout",
  EHOSTUNREACH: "connect: no route to host",
  ENETUNREACH: "connect: network is unreachable",
};

/**
 * A component's way to an API server over the simulated network. Connections stay open like HTTP/2's, so a request
 * costs no virtual time where the route is up. Throws `Unreachable` with Go's words.
 */
export function networkTransport(host: Host, endpoint: Endpoint): Transport {
  const address = addressOf(endpoint.server);
  return function* (request) {
    const ip = yield* lookUp(host, address.host);
    const dialled = yield* connectTo(host.network, ip, address.port);
    if ("error" in dialled) {
      throw new Unreachable(`dial tcp ${ip}:${address.port}: ${errnoTexts[dialled.error]}`);
    }
    const refusal = tlsRefusal(dialled.service, endpoint.authority, address.host, host.kernel);
    if (refusal !== undefined) throw new Unreachable(refusal);
    if (dialled.service.http === undefined) throw new Unreachable("EOF");
    const { certificate, token } = endpoint;
    const headers = token === undefined ? request.headers : { authorization: `Bearer ${token}`, ...request.headers };
    return yield* dialled.service.http({
      ...request,
      headers,
      remoteAddress: dialled.localAddress,
      ...(certificate === undefined ? {} : { certificate }),
    });
  };
}

/** No time passes unless packets are lost: then the caller waits as `dial` does. */
function* connectTo(network: NetworkNamespace, ip: string, port: number): Task<Dialled> {
  const { outcome } = network.reach(ip, port);
  if ("error" in outcome && outcome.error !== "ECONNREFUSED") return yield* network.dial(ip, port);
  return outcome;
}

/** Why a client ends the TLS handshake, as Go's crypto/x509 says it; undefined if it is content. */
export function tlsRefusal(
  service: Pick<Service, "tls">,
  authority: string | undefined,
  name: string,
  kernel: Pick<Kernel, "now">,
): string | undefined {
  const { tls } = service;
  if (tls === undefined) return "http: server gave HTTP response to HTTPS client";
  if (tls.authority !== authority) return "tls: failed to verify certificate: x509: certificate signed by unknown authority";
  const { now } = kernel;
  if (now > tls.notAfter || now < tls.notBefore) {
    const [word, edge] = now > tls.notAfter ? ["after", tls.notAfter] : ["before", tls.notBefore];
    return (
      "tls: failed to verify certificate: x509: certificate has expired or is not yet valid: " +
      `current time ${rfc3339(now)} is ${word} ${rfc3339(edge as Instant)}`
    );
  }
  if (tls.names === undefined || tls.names.includes(name)) return undefined;
  const isAddress = /^[\d.]+$/.test(name);
  const names = tls.names.filter((other) => /^[\d.]+$/.test(other) === isAddress);
  return `tls: failed to verify certificate: x509: certificate is valid for ${names.join(", ")}, not ${name}`;
}

function* lookUp(host: Host, name: string): Task<string> {
  if (/^[\d.]+$/.test(name)) return name;
  const resolved = yield* resolve(host, name);
  if ("addresses" in resolved && resolved.addresses[0] !== undefined) return resolved.addresses[0];
  throw new Unreachable(`dial tcp: lookup ${name}: no such host`);
}

function addressOf(server: string): Address {
  const match = /^https:\/\/([^/:]+)(?::(\d+))?/.exec(server);
  return { host: match?.[1] ?? "localhost", port: Number(match?.[2] ?? 443) };
}
