import type { Identity } from "../identity.ts";
import { decodePem } from "./pem.ts";
import { identityOf, isSignedBy, readCertificate } from "./read-certificate.ts";

/**
 * Who the holder of a certificate is that came over a real connection. If the authority in the PEM text has not
 * signed it, or it is not good for clients, nobody knows its authority. Undefined for bytes that are no certificate.
 */
export function clientIdentity(der: Uint8Array, authorityPem: string): Identity | undefined {
  const facts = readCertificate(der);
  if (facts === undefined) return undefined;
  const authorityBytes = decodePem(["CERTIFICATE"], authorityPem);
  const authority = authorityBytes === undefined ? undefined : readCertificate(authorityBytes);
  const identity = identityOf(facts);
  const isTrusted =
    authority !== undefined && isSignedBy(facts, authority) && isForClients(facts.extendedUsages);
  return { ...identity, authority: isTrusted ? identityOf(authority).authority : "unknown" };
}

function isForClients(usages: readonly string[]): boolean {
  return usages.length === 0 || usages.includes("client auth");
}
