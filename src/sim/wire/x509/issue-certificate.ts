import type { Identity } from "../identity.ts";
import { spread } from "./bytes.ts";
import { certificateDer } from "./certificate.ts";
import { encodePem } from "./pem.ts";
import type { CertificateRequest } from "./read-request.ts";
import type { RsaKey } from "./rsa.ts";

/** An authority and its key, as two files of a control plane hold them. */
export interface IssuingAuthority {
  readonly identity: Identity;
  readonly key: RsaKey;
}

export interface IssueOptions {
  readonly usages: readonly string[];
  readonly notBefore: number;
  readonly notAfter: number;
  /** Tells requests apart: the serial number comes from it. */
  readonly id: string;
}

/** The certificate that somebody asks for, as the text of a PEM file: for whatever key stands in the request. */
export function issueCertificate(
  { commonName, organizations, names, publicKey, subject }: CertificateRequest,
  { identity: authority, key }: IssuingAuthority,
  { usages, notBefore, notAfter, id }: IssueOptions,
): string {
  const identity: Identity = {
    commonName,
    organizations,
    authority: authority.authority,
    issuer: authority.commonName,
    notBefore,
    notAfter,
  };
  const serial = BigInt(`0x${spread(`serial ${id}`).slice(0, 32)}`) >> 1n;
  const der = certificateDer({ identity, publicKey, names, usages, serial, subject }, key);
  return encodePem("CERTIFICATE", der);
}
