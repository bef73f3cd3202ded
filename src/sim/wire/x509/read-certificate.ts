import type { Identity } from "../identity.ts";
import { bigFromBytes, toHex } from "./bytes.ts";
import { bitsOf, childrenOf, DerError, oidOf, readOne, textOf, timeOf, type DerValue } from "./der-reader.ts";
import { authorityKey } from "./certificate.ts";
import { extendedUsages, oids } from "./oids.ts";
import { isSigned, keyOf } from "./rsa.ts";
import { sha256 } from "../../kernel/sha256.ts";

/** What stands in a certificate. */
export interface CertificateFacts {
  readonly commonName: string;
  readonly organizations: readonly string[];
  readonly issuer: string;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly names: readonly string[];
  readonly isAuthority: boolean;
  /** Forty digits, or empty. */
  readonly subjectKey: string;
  readonly authorityKey: string;
  readonly extendedUsages: readonly string[];
  /** A SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  /** What is signed, and with what. */
  readonly body: Uint8Array;
  readonly signature: Uint8Array;
  readonly fingerprint: string;
}

/** Undefined for bytes that are no certificate. @models RFC 5280 */
export function readCertificate(bytes: Uint8Array): CertificateFacts | undefined {
  try {
    return factsOf(readOne(bytes));
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

function factsOf(certificate: DerValue): CertificateFacts {
  const [body, , signature] = exactly(childrenOf(certificate), 3);
  const parts = childrenOf(body);
  const rest = parts[0]?.tag === 0xa0 ? parts.slice(1) : parts;
  const [, , issuer, validity, subject, publicKey] = exactly(rest, 6);
  const [notBefore, notAfter] = exactly(childrenOf(validity), 2).map((value) => timeOf(value));
  const extensions = extensionsIn(rest.find(({ tag }) => tag === 0xa3));
  const who = readName(subject);
  return {
    commonName: who.commonName,
    organizations: who.organizations,
    issuer: readName(issuer).commonName,
    notBefore: notBefore ?? 0,
    notAfter: notAfter ?? 0,
    names: namesIn(extensions.get(oids.alternativeNames)),
    isAuthority: isAuthority(extensions.get(oids.basicConstraints)),
    subjectKey: toHex(extensions.get(oids.subjectKey)?.content ?? new Uint8Array()),
    authorityKey: authorityKeyIn(extensions.get(oids.authorityKey)),
    extendedUsages: usagesIn(extensions.get(oids.extendedKeyUsage)),
    publicKey: publicKey.whole,
    body: body.whole,
    signature: bitsOf(signature),
    fingerprint: sha256(certificate.whole),
  };
}

type Six = [DerValue, DerValue, DerValue, DerValue, DerValue, DerValue];

/** At least so many values. */
function exactly(values: readonly DerValue[], count: number): Six {
  if (values.length < count) throw new DerError("fields are missing");
  return values as Six;
}

/** The common name and the organizations of a distinguished name. Throws DerError. */
export function readName(name: DerValue): {
  readonly commonName: string;
  readonly organizations: readonly string[];
} {
  const pairs = childrenOf(name).flatMap((set) =>
    childrenOf(set).map((pair) => {
      const [type, value] = exactly(childrenOf(pair), 2);
      return { type: oidOf(type), value: textOf(value) };
    }),
  );
  const valuesOf = (wanted: string): string[] =>
    pairs.filter(({ type }) => type === wanted).map(({ value }) => value);
  return { commonName: valuesOf(oids.commonName).at(-1) ?? "", organizations: valuesOf(oids.organization) };
}

/** The values of extensions by their types. Throws DerError. */
export function extensionsIn(list: DerValue | undefined): ReadonlyMap<string, DerValue> {
  const found = new Map<string, DerValue>();
  const [all] = list === undefined ? [] : childrenOf(list);
  for (const extension of all === undefined ? [] : childrenOf(all)) {
    const parts = childrenOf(extension);
    const [type, value] = [parts[0], parts.at(-1)];
    if (type !== undefined && value !== undefined) found.set(oidOf(type), readOne(value.content));
  }
  return found;
}

/** DNS names and addresses of the extension subjectAltName; others are left out. */
export function namesIn(names: DerValue | undefined): readonly string[] {
  return (names === undefined ? [] : childrenOf(names)).flatMap((name) => {
    if (name.tag === 0x82) return [textOf(name)];
    return name.tag === 0x87 ? [addressText(name.content)] : [];
  });
}

function addressText(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join(".");
  const groups = Array.from(
    { length: 8 },
    (_, index) => ((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0),
  );
  const text = groups.map((group) => group.toString(16)).join(":");
  return text.replace(/(^|:)0(:0)+(:|$)/, "::");
}

function isAuthority(constraints: DerValue | undefined): boolean {
  const [first] = constraints === undefined ? [] : childrenOf(constraints);
  return first?.tag === 0x01 && first.content[0] !== 0;
}

function authorityKeyIn(extension: DerValue | undefined): string {
  const key = extension === undefined ? undefined : childrenOf(extension).find(({ tag }) => tag === 0x80);
  return toHex(key?.content ?? new Uint8Array());
}

function usagesIn(extension: DerValue | undefined): readonly string[] {
  const wanted = extension === undefined ? [] : childrenOf(extension).map((value) => oidOf(value));
  return Object.entries(extendedUsages).flatMap(([name, type]) => (wanted.includes(type) ? [name] : []));
}

/** The modulus and exponent of an RSA key; undefined for keys of other kinds. */
export function rsaNumbers(publicKey: Uint8Array): { readonly n: bigint; readonly e: bigint } | undefined {
  const [algorithm, bits] = exactly(childrenOf(readOne(publicKey)), 2);
  const [type] = exactly(childrenOf(algorithm), 1);
  if (oidOf(type) !== oids.rsaEncryption) return undefined;
  const [n, e] = exactly(childrenOf(readOne(bitsOf(bits))), 2);
  return { n: bigFromBytes(n.content), e: bigFromBytes(e.content) };
}

/** Whether one certificate was signed with the key of another. */
export function isSignedBy(facts: CertificateFacts, authority: CertificateFacts): boolean {
  const numbers = rsaNumbers(authority.publicKey);
  return numbers !== undefined && isSigned(facts.body, facts.signature, numbers);
}

/**
 * Who a certificate is. Its authority is known by its key; one whose signature is not what that key makes has no
 * authority that anybody knows.
 */
export function identityOf(facts: CertificateFacts): Identity {
  const { commonName, organizations, notBefore, notAfter, names, issuer } = facts;
  return {
    commonName,
    organizations,
    authority: authorityOf(facts),
    notBefore,
    notAfter,
    ...(names.length === 0 ? {} : { names }),
    issuer,
    ...(facts.isAuthority ? { isAuthority: true } : {}),
    credentialId: `X509SHA256=${facts.fingerprint}`,
  };
}

function authorityOf(facts: CertificateFacts): string {
  const { isAuthority: signsOthers, subjectKey, authorityKey: signer, publicKey } = facts;
  if (signsOthers) return subjectKey === "" ? toHex(authorityKey(toHex(publicKey))) : subjectKey;
  const { n } = keyOf(signer);
  return isSigned(facts.body, facts.signature, { n, e: 65_537n }) ? signer : `unknown ${facts.fingerprint}`;
}
