import type { Identity } from "../identity.ts";
import { bigToBytes, concat, fromHex, spread } from "./bytes.ts";
import { bitString, der, explicit, integer, oid, sequence, tags, text, time } from "./der.ts";
import { extendedUsages, keyUsageBits, oids } from "./oids.ts";
import { exponent, keyOf, sign, type RsaKey } from "./rsa.ts";

/** What a certificate is made of, beside who it is for. */
export interface CertificateParts {
  readonly identity: Identity;
  /** The holder's key as DER: a SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  /** The names in it, dNSNames first. */
  readonly names: readonly string[];
  readonly usages: readonly string[];
  readonly serial: bigint;
  /** The holder's distinguished name as DER, where it says more than the identity. */
  readonly subject?: Uint8Array;
}

const sha256WithRsa = sequence(oid(oids.sha256WithRsa), der(tags.null));

/** A certificate that is signed with the key of its authority. */
export function certificateDer(parts: CertificateParts, signer: RsaKey): Uint8Array {
  const body = bodyOf(parts);
  return sequence(body, sha256WithRsa, bitString(sign(body, signer)));
}

/**
 * The certificate of an authority. Its signature would be its own, which nobody checks: a digest stands in its place,
 * since an RSA signature takes its time and every cluster shows the certificate while it boots.
 */
export function authorityDer(parts: CertificateParts): Uint8Array {
  const body = bodyOf(parts);
  const digest = bigToBytes(
    BigInt(`0x${spread(`self-signed ${parts.identity.authority} ${parts.serial}`, 8)}`) >> 1n,
    256,
  );
  return sequence(body, sha256WithRsa, bitString(digest));
}

/** What an identity that was made here says, in full. */
export function partsOf(identity: Identity): CertificateParts {
  const {
    authority,
    isAuthority,
    key = keyNameOf(identity),
    names = [],
    commonName,
    usages = tlsUsages(identity),
  } = identity;
  const serial = BigInt(`0x${spread(`serial ${authority} ${key}`).slice(0, 16)}`) >> 1n;
  if (isAuthority !== true) return { identity, publicKey: publicKeyDer(keyOf(key)), names, usages, serial };
  const own = ["digital signature", "key encipherment", "cert sign"];
  return { identity, publicKey: publicKeyDer(keyOf(authority)), names: [commonName], usages: own, serial };
}

/** A name for the key of a holder who was given none. */
export function keyNameOf({ authority, commonName, organizations, notBefore }: Identity): string {
  return `${authority} ${organizations.join(",")} ${commonName} ${notBefore}`;
}

function tlsUsages({ names }: Identity): readonly string[] {
  return ["digital signature", "key encipherment", names === undefined ? "client auth" : "server auth"];
}

/** A SubjectPublicKeyInfo. */
export function publicKeyDer({ n }: Pick<RsaKey, "n">): Uint8Array {
  return sequence(
    sequence(oid(oids.rsaEncryption), der(tags.null)),
    bitString(sequence(integer(n), integer(exponent))),
  );
}

function bodyOf(parts: CertificateParts): Uint8Array {
  const {
    commonName,
    organizations,
    issuer = "kubernetes",
    notBefore,
    notAfter,
    isAuthority,
  } = parts.identity;
  const subject = parts.subject ?? nameDer(commonName, organizations);
  return sequence(
    explicit(0, integer(2n)),
    integer(parts.serial),
    sha256WithRsa,
    isAuthority === true ? subject : nameDer(issuer, []),
    sequence(time(notBefore), time(notAfter)),
    subject,
    parts.publicKey,
    explicit(3, sequence(...extensionsOf(parts))),
  );
}

function nameDer(commonName: string, organizations: readonly string[]): Uint8Array {
  const part = (type: string, value: string): Uint8Array =>
    sequence(oid(type), text(/^[A-Za-z0-9 '()+,./:=?-]*$/.test(value) ? tags.printable : tags.utf8, value));
  const groups = organizations.map((value) => part(oids.organization, value)).toSorted(compareDer);
  const sets = [
    ...(groups.length === 0 ? [] : [der(tags.set, ...groups)]),
    der(tags.set, part(oids.commonName, commonName)),
  ];
  return sequence(...sets);
}

/** The elements of a set are in the order of their bytes. */
function compareDer(a: Uint8Array, b: Uint8Array): number {
  const index = a.findIndex((byte, at) => byte !== b[at]);
  return index < 0 ? a.length - b.length : (a[index] ?? 0) - (b[index] ?? 0);
}

function extensionsOf({ identity, names, usages }: CertificateParts): readonly Uint8Array[] {
  const { authority, isAuthority } = identity;
  const extended = usages.flatMap((usage) => extendedUsages[usage] ?? []);
  const constraints = isAuthority === true ? sequence(der(tags.boolean, Uint8Array.of(0xff))) : sequence();
  const key = authorityKey(authority);
  return [
    // OpenSSL takes a certificate with a usage of no bits for broken.
    ...(usages.some((usage) => usage in keyUsageBits)
      ? [extension(oids.keyUsage, keyUsage(usages), true)]
      : []),
    ...(extended.length === 0 ? [] : [extension(oids.extendedKeyUsage, sequence(...extended.map(oid)))]),
    extension(oids.basicConstraints, constraints, true),
    isAuthority === true
      ? extension(oids.subjectKey, der(tags.octetString, key))
      : extension(oids.authorityKey, sequence(der(0x80, key))),
    ...(names.length === 0
      ? []
      : [extension(oids.alternativeNames, sequence(...names.map(alternativeName)))]),
  ];
}

function extension(type: string, value: Uint8Array, isCritical = false): Uint8Array {
  const critical = isCritical ? [der(tags.boolean, Uint8Array.of(0xff))] : [];
  return sequence(oid(type), ...critical, der(tags.octetString, value));
}

/** The name of an authority's key as bytes: the 20 that its 40 digits are, or a digest of it. */
export function authorityKey(authority: string): Uint8Array {
  return fromHex(
    /^[0-9a-f]{40}$/.test(authority) ? authority : spread(`authority ${authority}`).slice(0, 40),
  );
}

function keyUsage(usages: readonly string[]): Uint8Array {
  const bits = usages.flatMap((usage) => keyUsageBits[usage] ?? []);
  const byte = bits.reduce((all, bit) => all | (0x80 >> bit), 0);
  let unused = 0;
  while (unused < 7 && (byte & (1 << unused)) === 0) unused++;
  return bitString(Uint8Array.of(byte), unused);
}

function alternativeName(name: string): Uint8Array {
  const four = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(name);
  if (four !== null) return der(0x87, Uint8Array.from(four.slice(1).map(Number)));
  if (name.includes(":")) return der(0x87, addressOf(name));
  return text(0x82, name);
}

/** An IPv6 address as 16 bytes. */
function addressOf(name: string): Uint8Array {
  const [head = "", tail] = name.split("::");
  const groups = (part: string): readonly string[] => (part === "" ? [] : part.split(":"));
  const [before, after] = [groups(head), groups(tail ?? "")];
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const all = [...before, ...Array.from({ length: missing }, () => "0"), ...after];
  return concat(all.slice(0, 8).map((group) => fromHex(group.padStart(4, "0").slice(-4))));
}
