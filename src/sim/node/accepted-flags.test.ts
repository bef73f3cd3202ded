import { expect, test } from "vitest";
import { acceptedFlags, refusalOf, type Component } from "./accepted-flags.ts";

test.each<[Component, string, string, string | undefined]>([
  ["kube-apiserver", "secure-port", "6444", undefined],
  ["kube-apiserver", "authorization-mode", "Node,RBAC", undefined],
  ["kube-apiserver", "authorization-mode", "AlwaysAllow", undefined],
  ["kube-apiserver", "audit-policy-file", "/etc/audit.yaml", "not simulated: --audit-policy-file"],
  ["kube-apiserver", "etcd-server", "https://127.0.0.1:2379", "unknown flag: --etcd-server"],
  ["kubelet", "cluster-dns", "10.96.0.10", "not simulated: --cluster-dns"],
  ["etcd", "constructor", "", "unknown flag: --constructor"],
])("%s --%s=%s", (component, flag, value, expected) => {
  expect(refusalOf(component, flag, value)).toEqual(expected);
});

test.each(Object.entries(acceptedFlags))("each flag of %s is listed once", (_, flags) => {
  const { acts, unseen, refused = "", only = {} } = flags;
  const names = [...`${acts} ${unseen} ${refused}`.split(" "), ...Object.keys(only)].filter(
    (name) => name !== "",
  );
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
