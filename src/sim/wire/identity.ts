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
}
