import { sha256 } from "../../kernel/sha256.ts";
import type { DeferredText, TextSource } from "../deferred-text.ts";
import type { Identity } from "../identity.ts";
import { authorityDer, certificateDer, partsOf } from "./certificate.ts";
import { decodePem, encodePem } from "./pem.ts";
import { identityOf, readCertificate } from "./read-certificate.ts";
import { keyOf } from "./rsa.ts";

const rememberedMax = 200;
/** Texts that were made or read here, and what they say. */
const remembered = new Map<string, Identity>();

function remember(text: string, identity: Identity): void {
  if (remembered.size >= rememberedMax) remembered.clear();
  remembered.set(text, identity);
}

/** The text of a certificate's file: true DER, with a true signature of its authority. Takes milliseconds. */
export function encodeCertificate(identity: Identity): string {
  const text = encodePem("CERTIFICATE", certificateOf(identity));
  remember(text, identity);
  return text;
}

/** `X509SHA256=...`: names the very certificate. */
export function credentialIdOf(identity: Identity): string {
  return identity.credentialId ?? `X509SHA256=${sha256(certificateOf(identity))}`;
}

function certificateOf(identity: Identity): Uint8Array {
  const parts = partsOf(identity);
  return identity.isAuthority === true
    ? authorityDer(parts)
    : certificateDer(parts, keyOf(identity.authority));
}

/** The same, made when somebody reads it. */
export function deferCertificate(identity: Identity): DeferredText {
  const { authority, commonName, notBefore, key = "" } = identity;
  return {
    id: `certificate ${authority} ${commonName} ${key} ${notBefore}`,
    meaning: identity,
    text: () => encodeCertificate(identity),
  };
}

/** The first certificate in a PEM text; undefined if there is none that can be read. */
export function decodeCertificate(pem: TextSource): Identity | undefined {
  if (typeof pem !== "string") return pem.meaning as Identity;
  const known = remembered.get(pem);
  if (known !== undefined) return known;
  const der = decodePem(["CERTIFICATE"], pem);
  const facts = der === undefined ? undefined : readCertificate(der);
  if (facts === undefined) return undefined;
  const identity = identityOf(facts);
  remember(pem, identity);
  return identity;
}
