/**
 * Writes src/sim/wire/schema/fields-1.33.generated.ts: which fields the types of the served kinds have, in the words
 * of Go. Run it by hand when a kind is added, with the path of a table of facts (version -> type -> field -> Go type,
 * `?` for omitempty, `...` for an embedded struct), made from k8s.io/api at that version:
 *
 *     node tests/generate-schema.ts FACTS.json
 */
import { readFileSync, writeFileSync } from "node:fs";

const version = "1.33";
const roots = [
  "core/v1.Pod core/v1.Service core/v1.Endpoints core/v1.Event core/v1.Node core/v1.Namespace core/v1.ConfigMap",
  "core/v1.Secret core/v1.ServiceAccount apps/v1.Deployment apps/v1.ReplicaSet apps/v1.DaemonSet",
  "discovery/v1.EndpointSlice coordination/v1.Lease rbac/v1.Role rbac/v1.RoleBinding rbac/v1.ClusterRole",
  "rbac/v1.ClusterRoleBinding storage/v1.StorageClass scheduling/v1.PriorityClass autoscaling/v1.Scale",
]
  .join(" ")
  .split(" ");

type Types = Readonly<Record<string, Readonly<Record<string, string>>>>;

const [path = ""] = process.argv.slice(2);
const all = JSON.parse(readFileSync(path, "utf8")) as Readonly<Record<string, Types>>;
const types = all[version] ?? {};
const packages: Readonly<Record<string, string>> = {
  metav1: "meta/v1",
  v1: "core/v1",
  corev1: "core/v1",
  apiv1: "core/v1",
};

/** `core/v1.PodSpec` for `*PodSpec?` seen in core/v1. */
function resolve(type: string, within: string): string {
  const name = type.replace(/\?$/, "").replace(/^(?:\*|\[\]|map\[[^\]]*\])+/, "");
  const [prefix, rest] = name.split(".");
  return rest === undefined ? `${within}.${name}` : `${packages[prefix ?? ""] ?? prefix}.${rest}`;
}

/** The fields of a type with those of its embedded structs. */
function fieldsOf(key: string): readonly string[] {
  const within = key.slice(0, key.lastIndexOf("."));
  return Object.entries(types[key] ?? {}).flatMap(([field, type]) => {
    if (field.startsWith("...")) return fieldsOf(resolve(type, within));
    const target = resolve(type, within);
    if (types[target] !== undefined) open.push(target);
    const marks = /^(?:\*|\[\]|map\[[^\]]*\])*/.exec(type)?.[0] ?? "";
    const known = types[target] !== undefined;
    const name = known ? shortNames(target, within) : type.replace(/\?$/, "").slice(marks.length);
    return [`${field}:${marks.replaceAll(/map\[[^\]]*\]/g, "%")}${name}${type.endsWith("?") ? "?" : ""}`];
  });
}

/** Types of the same package go by their names alone. */
function shortNames(key: string, within: string): string {
  return key.startsWith(`${within}.`) ? key.slice(within.length + 1) : key;
}

const open = [...roots];
const done = new Map<string, readonly string[]>();
for (let key = open.pop(); key !== undefined; key = open.pop()) {
  if (!done.has(key)) {
    done.set(key, []);
    done.set(key, fieldsOf(key));
  }
}
const lines = [...done]
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([key, fields]) => `${key} ${fields.join(" ")}`);
const text = `/** Made by tests/generate-schema.ts from k8s.io/api at ${version}: facts, one type per line. */
export const fields: string = \`
${lines.join("\n")}
\`;
`;
writeFileSync(new URL(`../src/sim/wire/schema/fields-${version}.generated.ts`, import.meta.url), text);
