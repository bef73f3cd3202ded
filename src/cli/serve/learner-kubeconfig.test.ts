import { expect, test } from "vitest";
import { parse } from "yaml";
import { printKubeconfig } from "./kubeconfig-file.ts";
import { readLearnerKubeconfig, type LearnerContext } from "./learner-kubeconfig.ts";

test.each([
  "",
  "{",
  "a: [",
  "contexts: 5\nclusters: {}",
  "contexts:\n- name: 1\n- 2\n- name: x\n  context: {cluster: c}\n",
])("%j leads nowhere", (text) => {
  expect(readLearnerKubeconfig(text).contexts).toEqual([]);
});

const context: LearnerContext = {
  name: "kind-kind",
  namespace: "team",
  cluster: "kind-kind",
  user: "kind-kind",
  place: { host: "127.0.0.1", port: 40_000 },
  authority: "ca",
  authorityPem: "",
  subject: { commonName: "kubernetes-admin", organizations: ["system:masters"] },
  token: undefined,
};

test("a kubeconfig for real clients has the learner's names and our places", () => {
  const client = { certificate: "CERT", key: "KEY" };
  const other = { ...context, name: "other", namespace: undefined };
  const served = [context, other].map((one) => ({ context: one, port: 1234, authority: "CA", client }));
  const text = printKubeconfig({ contexts: served, current: "other", token: "tok" });
  expect(parse(text)).toEqual({
    apiVersion: "v1",
    kind: "Config",
    preferences: {},
    "current-context": "other",
    clusters: [
      {
        name: "kind-kind",
        cluster: { server: "https://127.0.0.1:1234", "certificate-authority-data": "Q0E=" },
      },
    ],
    contexts: [
      { name: "kind-kind", context: { cluster: "kind-kind", user: "kind-kind", namespace: "team" } },
      { name: "other", context: { cluster: "kind-kind", user: "kind-kind" } },
      { name: "kind-kind-token", context: { cluster: "kind-kind", user: "token-user", namespace: "team" } },
      { name: "other-token", context: { cluster: "kind-kind", user: "token-user" } },
    ],
    users: [
      { name: "kind-kind", user: { "client-certificate-data": "Q0VSVA==", "client-key-data": "S0VZ" } },
      { name: "token-user", user: { token: "tok" } },
    ],
  });
});
