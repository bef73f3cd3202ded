import type { JsonObject } from "../../wire/json.ts";

const group = "rbac.authorization.k8s.io";
const apiVersion = `${group}/v1`;

/** `Group:system:authenticated`, `ServiceAccount:kube-system/coredns`, `User:admin`. */
type Subject = `${"Group" | "User" | "ServiceAccount"}:${string}`;

/** A rule in one line: `rule("", "nodes pods", "get list")`. */
export function rule(
  apiGroup: string,
  resources: string,
  verbs: string,
  names: readonly string[] = [],
): JsonObject {
  return {
    apiGroups: [apiGroup],
    ...(names.length === 0 ? {} : { resourceNames: names }),
    resources: resources.split(" "),
    verbs: verbs.split(" "),
  };
}

/** A ClusterRole, or a Role where there is a namespace. */
export function role(name: string, rules: readonly JsonObject[], namespace?: string): JsonObject {
  const metadata = namespace === undefined ? { name } : { name, namespace };
  return { apiVersion, kind: namespace === undefined ? "ClusterRole" : "Role", metadata, rules };
}

/** Binds a ClusterRole (or, with a namespace, the Role of that namespace) to its subjects. */
export function binding(
  name: string,
  to: { readonly role: string; readonly namespace?: string },
  ...subjects: readonly Subject[]
): JsonObject {
  const { role, namespace } = to;
  return {
    apiVersion,
    kind: namespace === undefined ? "ClusterRoleBinding" : "RoleBinding",
    metadata: namespace === undefined ? { name } : { name, namespace },
    roleRef: { apiGroup: group, kind: namespace === undefined ? "ClusterRole" : "Role", name: role },
    subjects: subjects.map(subjectOf),
  };
}

export function serviceAccount(namespace: string, name: string): JsonObject {
  return { apiVersion: "v1", kind: "ServiceAccount", metadata: { name, namespace } };
}

function subjectOf(text: Subject): JsonObject {
  const colon = text.indexOf(":");
  const kind = text.slice(0, colon);
  const name = text.slice(colon + 1);
  if (kind !== "ServiceAccount") return { apiGroup: group, kind, name };
  const [namespace = "", account = ""] = name.split("/");
  return { kind, name: account, namespace };
}
