import type { Process } from "../../host/process.ts";
import { resolve, type Resolved } from "../../host/resolver.ts";
import type { Task } from "../../kernel/task.ts";
import { second } from "../../kernel/time.ts";
import { request, type HttpConnection, type HttpFailure } from "../../network/http-client.ts";
import type { Verification } from "../../network/tls.ts";
import type { HttpRequest, HttpResponse } from "../../wire/http.ts";
import type { Identity } from "../../wire/identity.ts";
import type { Url } from "./url.ts";

/** What a program asks for. Times in microseconds. */
export interface Fetch {
  readonly url: Url;
  readonly request: HttpRequest;
  /** Certificates checked against these authorities; undefined: not at all. */
  readonly authorities: readonly string[] | undefined;
  readonly identity?: Identity | undefined;
  readonly connectTimeout?: number | undefined;
  readonly timeout?: number | undefined;
  /** `host:port` to an address, instead of the resolver. */
  readonly overrides?: ReadonlyMap<string, string>;
  /** Told before each attempt to connect. */
  readonly onAddress?: (address: string) => void;
}

export type Fetched =
  | { readonly is: "response"; readonly response: HttpResponse; readonly connection: HttpConnection }
  | { readonly is: "unresolved"; readonly failure: Extract<Resolved, { failure: string }>["failure"] }
  | { readonly is: "failed"; readonly failure: HttpFailure; readonly address: string };

/** Resolves the host, connects to its addresses one after the other, sends the request. */
export function* fetch(process: Process, what: Fetch): Task<Fetched> {
  const { url } = what;
  const addresses = yield* addressesOf(process, what);
  if ("failure" in addresses) return { is: "unresolved", failure: addresses.failure };
  const verification: Verification =
    what.authorities === undefined ? "skip" : { authorities: what.authorities, serverName: url.host };
  let last: Fetched | undefined;
  for (const address of addresses.addresses) {
    what.onAddress?.(address);
    const { kernel, host } = process;
    const { identity, connectTimeout, timeout } = what;
    const scheme = url.scheme === "https" ? "https" : "http";
    const call = { kernel, scheme, address, port: url.port, request: what.request, verification } as const;
    const outcome = yield* request(host.network, { ...call, identity, connectTimeout, timeout });
    if (outcome.ok) return { is: "response", response: outcome.response, connection: outcome.connection };
    last = { is: "failed", failure: outcome.failure, address };
    if (outcome.failure.is !== "dial") break;
  }
  return last ?? { is: "unresolved", failure: "NODATA" };
}

function* addressesOf(process: Process, { url, overrides }: Fetch): Task<Resolved> {
  const override = overrides?.get(`${url.host}:${url.port}`);
  if (override !== undefined) return { addresses: [override] };
  if (url.host.includes(":")) return { addresses: [url.host] };
  return yield* resolve(process.host, url.host);
}

/** `1.5` as microseconds; undefined if it is not a number. */
export function secondsOf(text: string): number | undefined {
  return /^\d+(\.\d+)?$/.test(text) ? Math.round(Number(text) * second) : undefined;
}
