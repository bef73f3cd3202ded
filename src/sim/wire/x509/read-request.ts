import { childrenOf, bitsOf, DerError, oidOf, readOne, type DerValue } from "./der-reader.ts";
import { oids } from "./oids.ts";
import { decodePem } from "./pem.ts";
import { extensionsIn, namesIn, readName, rsaNumbers } from "./read-certificate.ts";
import { isSigned } from "./rsa.ts";

/** What somebody asks a certificate for. */
export interface CertificateRequest {
  readonly commonName: string;
  readonly organizations: readonly string[];
  /** DNS names and addresses. */
  readonly names: readonly string[];
  /** The whole distinguished name as DER. */
  readonly subject: Uint8Array;
  /** A SubjectPublicKeyInfo, of whatever kind of key. */
  readonly publicKey: Uint8Array;
}

const label = "CERTIFICATE REQUEST";

/** Why a PEM text is no request that could be signed, as Kubernetes says it; undefined if it is one. */
export function wrongRequest(pem: string): string | undefined {
  if (decodePem([label], pem) === undefined) return "PEM block type must be CERTIFICATE REQUEST";
  return readRequest(pem) === undefined ? "asn1: structure error" : undefined;
}

/** PKCS #10; undefined for texts that are none, or (for RSA keys) whose holder has not signed them. @models RFC 2986 */
export function readRequest(pem: string): CertificateRequest | undefined {
  const bytes = decodePem([label, "NEW CERTIFICATE REQUEST"], pem);
  if (bytes === undefined) return undefined;
  try {
    return requestIn(readOne(bytes));
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

function requestIn(request: DerValue): CertificateRequest | undefined {
  const [body, , signature] = childrenOf(request);
  if (body === undefined || signature === undefined) return undefined;
  const [, subject, publicKey, attributes] = childrenOf(body);
  if (subject === undefined || publicKey === undefined) return undefined;
  const numbers = rsaNumbers(publicKey.whole);
  if (numbers !== undefined && !isSigned(body.whole, bitsOf(signature), numbers)) return undefined;
  const extensions = extensionsIn(attributes === undefined ? undefined : requestedExtensions(attributes));
  return {
    ...readName(subject),
    names: namesIn(extensions.get(oids.alternativeNames)),
    subject: subject.whole,
    publicKey: publicKey.whole,
  };
}

/** The set in the attribute extensionRequest. */
function requestedExtensions(attributes: DerValue): DerValue | undefined {
  for (const attribute of childrenOf(attributes)) {
    const [type, values] = childrenOf(attribute);
    if (type !== undefined && oidOf(type) === oids.extensionRequest) return values;
  }
  return undefined;
}
