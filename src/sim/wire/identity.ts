/** Who a certificate says its holder is. Inside a world, TLS compares these structures, not bytes. */
export interface Identity {
  readonly commonName: string;
  readonly organizations: readonly string[];
  /** The key of the authority that signed it: servers accept only those whose authority they know. */
  readonly authority: string;
  /** Microseconds since the epoch. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** For servers: the names and addresses that it is good for. */
  readonly names?: readonly string[];
  /** The common name of the authority; `kubernetes` unless told. */
  readonly issuer?: string;
  /** The holder's own key; an authority's own is `authority`. Made from the other fields unless told. */
  readonly key?: string;
  /** What it may be used for, in Kubernetes' words (`client auth`); for TLS unless told. */
  readonly usages?: readonly string[];
  readonly isAuthority?: true;
  /** `X509SHA256=...`: which certificate it is, where that is known. */
  readonly credentialId?: string;
}
