import { day } from "../../kernel/time.ts";
import type { Process } from "../../host/process.ts";
import { serve } from "../../images/daemon.ts";
import type { Identity } from "../../wire/identity.ts";
import { textResponse, type HttpHandler } from "../../wire/http.ts";

/** A certificate that a component makes for itself when it has none: nobody checks it. */
export function selfSigned(process: Process, name: string): Identity {
  const { now } = process.kernel;
  return {
    commonName: `${name}@${Math.floor(now / 1_000_000)}`,
    organizations: [],
    authority: `${name}-ca@${Math.floor(now / 1_000_000)}`,
    notBefore: now,
    notAfter: now + 365 * day,
    names: [name, "localhost", "127.0.0.1"],
  };
}

/** Answers health checks on a port: `ok` on the given paths while `isHealthy`. */
export function serveHealth(
  process: Process,
  parts: {
    readonly port: number;
    readonly address?: string;
    readonly tls?: boolean;
    readonly paths: readonly string[];
    readonly isHealthy?: () => boolean;
  },
): boolean {
  const name = process.argv[0].slice(process.argv[0].lastIndexOf("/") + 1);
  const http: HttpHandler = function* ({ path }) {
    if (!parts.paths.includes(path)) return textResponse(404, "404 page not found\n");
    return parts.isHealthy?.() === false ? textResponse(503, "not ready\n") : textResponse(200, "ok");
  };
  const service = parts.tls === true ? { name, http, tls: selfSigned(process, name) } : { name, http };
  if (parts.address === undefined) return serve(process, parts.port, service);
  const close = process.host.network.listen(parts.port, service, parts.address);
  if (close !== undefined) process.onEnd(close);
  return close !== undefined;
}
