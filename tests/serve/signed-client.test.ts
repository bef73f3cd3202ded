import "reflect-metadata";
import { webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, askJson, send, serveWorld, until, type ServedWorld, type TestContext } from "./served-world.ts";

const algorithm = {
  name: "RSASSA-PKCS1-v1_5",
  hash: "SHA-256",
  modulusLength: 2048,
  publicExponent: Uint8Array.of(1, 0, 1),
};

let world: ServedWorld;
let cluster: TestContext;

beforeAll(async () => {
  world = await serveWorld();
  cluster = world.contexts[0] as TestContext;
});
afterAll(() => world?.close());

test("a certificate that the cluster itself has signed for somebody's key lets them in", async () => {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const request = await x509.Pkcs10CertificateRequestGenerator.create({
    name: [{ O: ["team"] }, { CN: ["jane"] }],
    keys: keys as unknown as CryptoKeyPair,
    signingAlgorithm: algorithm,
  });
  const requests = "/apis/certificates.k8s.io/v1/certificatesigningrequests";
  const made = await send(cluster, "POST", requests, {
    metadata: { name: "jane" },
    spec: {
      request: Buffer.from(request.toString("pem")).toString("base64"),
      signerName: "kubernetes.io/kube-apiserver-client",
      usages: ["client auth"],
    },
  });
  expect(made.status).toBe(201);
  const object = JSON.parse(made.text);
  const condition = { type: "Approved", status: "True", reason: "Test", message: "as asked" };
  await send(cluster, "PUT", `${requests}/jane/approval`, { ...object, status: { conditions: [condition] } });
  const signed = await until(
    () => askJson(cluster, `${requests}/jane`),
    ({ status }) => status.certificate !== undefined,
  );
  const key = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey));
  const jane: TestContext = {
    ...cluster,
    tls: {
      ca: cluster.tls.ca,
      cert: Buffer.from(signed.status.certificate, "base64"),
      key: x509.PemConverter.encode(key, "PRIVATE KEY"),
    },
  };
  const review = { kind: "SelfSubjectReview", apiVersion: "authentication.k8s.io/v1" };
  const who = await send(jane, "POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews", review);
  expect(JSON.parse(who.text).status.userInfo).toMatchObject({
    username: "jane",
    groups: ["team", "system:authenticated"],
  });
  const refused = await ask(jane, "/api/v1/nodes");
  expect(JSON.parse(refused.text).message).toBe(
    'nodes is forbidden: User "jane" cannot list resource "nodes" in API group "" at the cluster scope',
  );
});
