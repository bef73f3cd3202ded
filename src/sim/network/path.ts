import type { DialError } from "./service.ts";
import type { Namespace } from "./namespace.ts";
import type { Endpoint } from "./nat.ts";

/** Where a packet ends: in a namespace, or nowhere, with what the sender is told. `hops` is how many links it crossed. */
export type Path =
  | { readonly end: Namespace; readonly to: Endpoint; readonly source: string; readonly hops: number }
  | { readonly error: DialError; readonly hops: number };

/** Linux's default time to live. */
const hopsMax = 64;

/**
 * Follows a packet hop by hop: translation, own addresses, then the route with the longest prefix, as each namespace
 * on the way decides for itself. Addresses are never looked up globally, so clusters may share their ranges.
 */
export function findPath(start: Namespace, destination: Endpoint): Path {
  let here = start;
  let to = destination;
  let source: string | undefined;
  for (let hops = 0; hops < hopsMax; hops++) {
    const translated = here.nat.translate(to, here.owns(to.address));
    if (translated === "rejected") return { error: "ECONNREFUSED", hops };
    if (translated === "dropped") return { error: "ETIMEDOUT", hops };
    to = translated;
    if (here.owns(to.address)) return { end: here, to, source: source ?? to.address, hops };
    if (hops > 0 && !here.forwards) return { error: "ETIMEDOUT", hops };
    const next = here.nextHop(to.address);
    if ("error" in next) return { error: next.error, hops };
    source ??= next.source;
    here = next.namespace;
  }
  return { error: "EHOSTUNREACH", hops: hopsMax };
}
