import { X509Certificate } from "node:crypto";
import type { TLSSocket } from "node:tls";
import type { Identity } from "../../sim/wire/identity.ts";
import { clientIdentity } from "../../sim/wire/x509/client-identity.ts";

/** Whose certificates mean something to a served cluster. */
export interface KnownAuthorities {
  /** The one that was made for serving, PEM: its holders count as holders of the cluster's own. */
  readonly ours: string;
  /** The cluster's own, PEM, and its key inside the world. */
  readonly cluster: string;
  readonly key: string;
}

/** Tells who is at the other end of connections. */
export class Identifier {
  readonly #known: KnownAuthorities;
  readonly #ours: X509Certificate;
  /** A connection has one certificate for all its requests. */
  readonly #seen = new WeakMap<TLSSocket, { readonly identity: Identity | undefined }>();

  constructor(known: KnownAuthorities) {
    this.#known = known;
    this.#ours = new X509Certificate(known.ours);
  }

  /**
   * Whom a connection's client certificate names; undefined without one. A certificate of a strange authority is
   * passed on as of nobody known, and the API server refuses it.
   */
  identityOf(socket: TLSSocket): Identity | undefined {
    const seen = this.#seen.get(socket);
    if (seen !== undefined) return seen.identity;
    const identity = this.#read(socket);
    this.#seen.set(socket, { identity });
    return identity;
  }

  #read(socket: TLSSocket): Identity | undefined {
    const certificate = socket.getPeerX509Certificate();
    if (certificate === undefined) return undefined;
    const { cluster, key } = this.#known;
    const isOurs = certificate.checkIssued(this.#ours) && certificate.verify(this.#ours.publicKey);
    if (!isOurs) return clientIdentity(certificate.raw, cluster) ?? unreadable;
    // It was checked just now; the parsed form knows several organizations.
    const { subject, valid_from, valid_to, fingerprint256 } = socket.getPeerCertificate();
    return {
      commonName: all(subject.CN)[0] ?? "",
      organizations: all(subject.O),
      authority: key,
      notBefore: microseconds(valid_from),
      notAfter: microseconds(valid_to),
      credentialId: `X509SHA256=${fingerprint256.replaceAll(":", "").toLowerCase()}`,
    };
  }
}

const unreadable: Identity = {
  commonName: "",
  organizations: [],
  authority: "unknown",
  notBefore: 0,
  notAfter: 0,
};

function all(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}

/** `Jan 31 09:00:00 2026 GMT` */
function microseconds(date: string): number {
  return Date.parse(date) * 1000;
}
