import { unreachable } from "../kernel/assert.ts";
import { at, rfc3339 } from "../kernel/time.ts";
import { parseAddress } from "./cidr.ts";
import type { HttpFailure } from "./http-client.ts";
import type { DialError } from "./service.ts";
import type { TlsFailure } from "./tls.ts";

const goErrno: Readonly<Record<DialError, string>> = {
  ECONNREFUSED: "connection refused",
  ETIMEDOUT: "connection timed out",
  EHOSTUNREACH: "no route to host",
  ENETUNREACH: "network is unreachable",
};

/** `10.0.0.1:6443`, `[::1]:8080`. */
export function hostPort(address: string, port: number): string {
  return address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
}

/**
 * What Go's http.Client says: `dial tcp 10.0.0.1:6443: connect: connection refused`. Callers put their own prefix
 * before it (`Get "https://…": `).
 * @models net/net.go OpError; crypto/x509/verify.go; net/http client.go
 */
export function goError(failure: HttpFailure, address: string, port: number): string {
  switch (failure.is) {
    case "dial":
      return `dial tcp ${hostPort(address, port)}: connect: ${goErrno[failure.error]}`;
    case "timeout":
      return failure.connected
        ? "context deadline exceeded (Client.Timeout exceeded while awaiting headers)"
        : `dial tcp ${hostPort(address, port)}: i/o timeout`;
    case "tls":
      return goTls(failure.why);
    case "closed":
      return "EOF";
    default:
      return unreachable(failure);
  }
}

function goTls(why: TlsFailure): string {
  const prefix = "tls: failed to verify certificate: x509: ";
  switch (why.is) {
    case "unknown-authority":
      return `${prefix}certificate signed by unknown authority`;
    case "expired":
      return `${prefix}certificate has expired or is not yet valid: current time ${time(why.now)} is after ${time(why.notAfter)}`;
    case "not-yet-valid":
      return `${prefix}certificate has expired or is not yet valid: current time ${time(why.now)} is before ${time(why.notBefore)}`;
    case "other-name":
      return prefix + goHostname(why.names, why.wanted);
    case "not-tls":
      return "http: server gave HTTP response to HTTPS client";
    default:
      return unreachable(why);
  }
}

/** @models crypto/x509/verify.go HostnameError.Error */
function goHostname(names: readonly string[], wanted: string): string {
  const wantsAddress = parseAddress(wanted) !== undefined;
  const same = names.filter((name) => (parseAddress(name) !== undefined) === wantsAddress);
  if (same.length > 0) return `certificate is valid for ${same.join(", ")}, not ${wanted}`;
  if (wantsAddress) return `cannot validate certificate for ${wanted} because it doesn't contain any IP SANs`;
  return `certificate is not valid for any names, but wanted to match ${wanted}`;
}

function time(microseconds: number): string {
  return rfc3339(at(microseconds));
}
