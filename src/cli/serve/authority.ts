import "reflect-metadata";
import { webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";

/*
 * Real X.509 for real clients: made anew each time that something is served, so that no key is worth keeping.
 */

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const hourMs = 3_600_000;
/** How long certificates are good for, in milliseconds: as kubeadm's. */
const validMs = 365 * 24 * hourMs;

/** A certificate with its private key, both PEM. */
export interface KeyPair {
  readonly certificate: string;
  readonly key: string;
}

/** Who a client certificate names. */
export interface Subject {
  readonly commonName: string;
  readonly organizations: readonly string[];
}

x509.cryptoProvider.set(webcrypto);

/** A certificate authority for one served cluster. */
export class Authority {
  /** Its own certificate, PEM. */
  readonly certificate: string;
  readonly #issuer: x509.X509Certificate;
  readonly #key: webcrypto.CryptoKey;
  #serial = 1;

  private constructor(issuer: x509.X509Certificate, key: webcrypto.CryptoKey) {
    this.#issuer = issuer;
    this.#key = key;
    this.certificate = pem(issuer);
  }

  static async create(commonName: string): Promise<Authority> {
    const keys = await newKeys();
    const certificate = await x509.X509CertificateGenerator.createSelfSigned({
      serialNumber: "01",
      name: nameOf({ commonName, organizations: [] }),
      ...validity(),
      signingAlgorithm: algorithm,
      keys,
      extensions: [
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
        new x509.BasicConstraintsExtension(true, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      ],
    });
    return new Authority(certificate, keys.privateKey);
  }

  /** For a server on these names and addresses. */
  issueServer(names: readonly string[]): Promise<KeyPair> {
    const general = names.map((value): x509.JsonGeneralName => ({
      type: /^[\d.]+$|:/.test(value) ? "ip" : "dns",
      value,
    }));
    return this.#issue({ commonName: "kube-apiserver", organizations: [] }, [
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(general),
    ]);
  }

  issueClient(subject: Subject): Promise<KeyPair> {
    return this.#issue(subject, [new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.clientAuth])]);
  }

  async #issue(subject: Subject, extensions: readonly x509.Extension[]): Promise<KeyPair> {
    const keys = await newKeys();
    const certificate = await x509.X509CertificateGenerator.create({
      serialNumber: (++this.#serial).toString(16).padStart(4, "0"),
      subject: nameOf(subject),
      issuer: this.#issuer.subject,
      ...validity(),
      signingAlgorithm: algorithm,
      publicKey: keys.publicKey,
      signingKey: this.#key,
      extensions: [
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.BasicConstraintsExtension(false, undefined, true),
        await x509.AuthorityKeyIdentifierExtension.create(this.#issuer),
        ...extensions,
      ],
    });
    const key = await webcrypto.subtle.exportKey("pkcs8", keys.privateKey);
    return { certificate: pem(certificate), key: `${x509.PemConverter.encode(key, "PRIVATE KEY")}\n` };
  }
}

function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
}

/** From an hour ago, since clocks differ. */
function validity(): { readonly notBefore: Date; readonly notAfter: Date } {
  const now = Date.now();
  return { notBefore: new Date(now - hourMs), notAfter: new Date(now + validMs) };
}

function nameOf({ commonName, organizations }: Subject): x509.JsonName {
  return [...organizations.map((one) => ({ O: [one] })), { CN: [commonName] }];
}

function pem(certificate: x509.X509Certificate): string {
  return `${certificate.toString("pem")}\n`;
}
