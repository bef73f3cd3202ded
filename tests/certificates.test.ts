import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  certificateSigningRequests,
  type CertificateSigningRequest,
} from "../src/sim/kinds/certificates/signing-request.ts";
import { decodeBase64, encodeBase64 } from "../src/sim/wire/base64.ts";
import type { Identity } from "../src/sim/wire/identity.ts";
import { encodeCertificate } from "../src/sim/wire/x509/certificate-pem.ts";
import { clientIdentity } from "../src/sim/wire/x509/client-identity.ts";
import { decodePem } from "../src/sim/wire/x509/pem.ts";
import { keyOf } from "../src/sim/wire/x509/rsa.ts";
import { noon } from "../src/sim/controllers/table-view.ts";
import { TestCluster } from "../src/sim/controllers/test-cluster.ts";

const hasOpenssl = ((): boolean => {
  try {
    return execFileSync("openssl", ["version"], { encoding: "utf8" }).startsWith("OpenSSL");
  } catch {
    return false;
  }
})();

const authority = "0123456789abcdef0123456789abcdef01234567";
const day = 86_400_000_000;
const identity: Identity = {
  commonName: "kubernetes",
  organizations: [],
  authority,
  isAuthority: true,
  notBefore: noon - day,
  notAfter: noon + 3650 * day,
};
const caPem = encodeCertificate(identity);
const folder = mkdtempSync(join(tmpdir(), "drydock-csr-"));
const at = (name: string): string => join(folder, name);
const openssl = (...args: readonly string[]): string =>
  execFileSync("openssl", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], cwd: folder });

function signingCluster(): TestCluster {
  return new TestCluster({ signingAuthority: () => ({ identity, key: keyOf(authority) }) });
}

interface Wanted {
  readonly key: readonly string[];
  readonly subject: string;
  readonly names?: string;
}

function requestFor(name: string, { key, subject, names }: Wanted): string {
  openssl("genpkey", ...key, "-out", `${name}.key`);
  const more = names === undefined ? [] : ["-addext", `subjectAltName=${names}`];
  openssl("req", "-new", "-key", `${name}.key`, "-subj", subject, ...more, "-out", `${name}.csr`);
  return encodeBase64(readFileSync(at(`${name}.csr`), "utf8"));
}

function create(cluster: TestCluster, name: string, spec: object): void {
  cluster.admin.create(certificateSigningRequests, { metadata: { name }, spec } as never);
}

function approve(cluster: TestCluster, name: string): void {
  cluster.admin.get(certificateSigningRequests, { name }, (found) => {
    if (!found.ok) throw new Error(found.status.message);
    const condition = { type: "Approved", status: "True", reason: "Test", message: "" };
    const status = { ...found.object.status, conditions: [condition] };
    cluster.admin.put(
      certificateSigningRequests,
      { name, subresource: "approval" },
      { ...found.object, status },
    );
  });
}

async function read(cluster: TestCluster, name: string): Promise<CertificateSigningRequest> {
  let object: CertificateSigningRequest | undefined;
  cluster.admin.get(certificateSigningRequests, { name }, (found) => {
    if (found.ok) object = found.object;
  });
  await cluster.run(0.1);
  if (object === undefined) throw new Error(`${name} is not there`);
  return object;
}

const rsa = ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"];
const elliptic = ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"];
const clientUsages = ["digital signature", "key encipherment", "client auth"];
const clientSigner = "kubernetes.io/kube-apiserver-client";

describe.skipIf(!hasOpenssl)("a request that openssl has made", () => {
  const cases: readonly [
    name: string,
    wanted: Wanted & { readonly usages?: readonly string[] },
    commonName: string,
    organizations: string[],
  ][] = [
    ["rsa", { key: rsa, subject: "/O=devs/O=ops/CN=ann" }, "ann", ["devs", "ops"]],
    ["plain", { key: rsa, subject: "/O=devs/CN=ann", usages: ["client auth"] }, "ann", ["devs"]],
    [
      "elliptic",
      { key: elliptic, subject: "/C=DE/OU=unit/CN=carl", names: "DNS:carl.example.com,IP:10.0.0.1" },
      "carl",
      [],
    ],
  ];

  test.each(cases)(
    "with a key of kind %s becomes a certificate",
    async (name, wanted, commonName, organizations) => {
      const cluster = signingCluster();
      const request = requestFor(name, wanted);
      create(cluster, name, {
        request,
        signerName: clientSigner,
        usages: wanted.usages ?? clientUsages,
        expirationSeconds: 3600,
      });
      await cluster.run(3);
      expect((await read(cluster, name)).status).toEqual({});
      approve(cluster, name);
      await cluster.run(3);
      const { status } = await read(cluster, name);
      const pem = decodeBase64(status.certificate ?? "") ?? "";
      writeFileSync(at("ca.crt"), caPem);
      writeFileSync(at(`${name}.crt`), pem);
      const now = String(Math.floor(Number(cluster.kernel.now) / 1e6));
      expect(openssl("verify", "-attime", now, "-CAfile", "ca.crt", `${name}.crt`)).toBe(`${name}.crt: OK\n`);
      // A usage of no bits would break the certificate for TLS.
      const text = openssl("x509", "-in", `${name}.crt`, "-noout", "-text");
      expect(text.includes("X509v3 Key Usage")).toBe(wanted.usages === undefined);
      // The certificate is for the very key of the request.
      const key = openssl("pkey", "-in", `${name}.key`, "-pubout");
      expect(openssl("x509", "-in", `${name}.crt`, "-noout", "-pubkey")).toBe(key);
      const holder = clientIdentity(decodePem(["CERTIFICATE"], pem) ?? new Uint8Array(), caPem);
      expect(holder).toMatchObject({ commonName, organizations, authority });
      const lifetime = ((holder?.notAfter ?? 0) - (holder?.notBefore ?? 0)) / 1e6;
      expect(lifetime).toBe(3600 + 300);
    },
  );

  test("of a kubelet is approved by the one who may", async () => {
    const cluster = signingCluster();
    const request = requestFor("node", { key: rsa, subject: "/O=system:nodes/CN=system:node:worker" });
    create(cluster, "node", { request, signerName: `${clientSigner}-kubelet`, usages: clientUsages });
    await cluster.run(5);
    const { status } = await read(cluster, "node");
    const [condition] = status.conditions ?? [];
    expect(condition).toMatchObject({ type: "Approved", reason: "AutoApproved" });
    expect(status.certificate).toBeDefined();
  });

  test("with usages that its signer does not give fails", async () => {
    const cluster = signingCluster();
    const request = requestFor("server", { key: rsa, subject: "/CN=web" });
    create(cluster, "server", { request, signerName: clientSigner, usages: ["server auth"] });
    await cluster.run(1);
    approve(cluster, "server");
    await cluster.run(3);
    const { status } = await read(cluster, "server");
    expect(status.conditions?.map(({ type, message }) => [type, message])).toEqual([
      ["Approved", ""],
      ["Failed", "invalid usage for client certificate: server auth"],
    ]);
    expect(status.certificate).toBeUndefined();
  });

  test("is deleted an hour after it was issued, and a day after nobody looked", async () => {
    const cluster = signingCluster();
    const request = requestFor("old", { key: rsa, subject: "/CN=old" });
    const spec = { request, signerName: clientSigner, usages: clientUsages };
    create(cluster, "issued", spec);
    create(cluster, "pending", spec);
    await cluster.run(1);
    approve(cluster, "issued");
    await cluster.run(2.5 * 3600);
    const left = async (): Promise<string[]> => {
      const names: string[] = [];
      for (const name of ["issued", "pending"]) {
        await read(cluster, name).then(
          () => names.push(name),
          () => undefined,
        );
      }
      return names;
    };
    expect(await left()).toEqual(["pending"]);
    await cluster.run(24 * 3600);
    expect(await left()).toEqual([]);
  });
});
