import type { Identity } from "../wire/identity.ts";
import { parseAddress } from "./cidr.ts";

/** Why a client does not trust a server, or the server not the client. */
export type TlsFailure =
  | { readonly is: "unknown-authority" }
  | { readonly is: "other-name"; readonly wanted: string; readonly names: readonly string[] }
  | {
      readonly is: "expired" | "not-yet-valid";
      readonly notBefore: number;
      readonly notAfter: number;
      readonly now: number;
    }
  /** The server speaks plain text on this port. */
  | { readonly is: "not-tls" };

/** How a client checks a server: not at all, or against authorities it knows and the name it asked for. */
export type Verification = "skip" | { readonly authorities: readonly string[]; readonly serverName: string };

/** @models crypto/x509 Certificate.Verify: chain and validity first, then the name */
export function checkServer(
  server: Identity,
  verification: Verification,
  now: number,
): TlsFailure | undefined {
  if (verification === "skip") return undefined;
  const { authorities, serverName } = verification;
  const { notBefore, notAfter, names = [] } = server;
  if (now > notAfter) return { is: "expired", notBefore, notAfter, now };
  if (now < notBefore) return { is: "not-yet-valid", notBefore, notAfter, now };
  if (!authorities.includes(server.authority)) return { is: "unknown-authority" };
  if (!names.some((name) => covers(name, serverName))) return { is: "other-name", wanted: serverName, names };
  return undefined;
}

/** A name of a certificate against a host: `*.example.com` covers exactly one label. */
function covers(name: string, host: string): boolean {
  if (name.toLowerCase() === host.toLowerCase()) return true;
  if (!name.startsWith("*.") || parseAddress(host) !== undefined) return false;
  const dot = host.indexOf(".");
  return dot > 0 && host.slice(dot).toLowerCase() === name.slice(1).toLowerCase();
}
