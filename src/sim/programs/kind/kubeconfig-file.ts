import type { FileAccess } from "../../host/file-access.ts";
import type { Task } from "../../kernel/task.ts";
import type { Process } from "../../host/process.ts";
import { isObject, type JsonObject } from "../../wire/json.ts";
import type { TextSource } from "../../wire/deferred-text.ts";
import { holderOf } from "../../wire/x509/credential-fields.ts";
import { deferYaml, parseYaml, printYaml } from "../../wire/yaml.ts";

export interface Named {
  readonly name: string;
}

/** A kubeconfig as far as kind changes it. */
export interface Kubeconfig {
  readonly clusters: readonly (Named & { readonly cluster: JsonObject })[];
  readonly contexts: readonly (Named & { readonly context: JsonObject })[];
  readonly users: readonly (Named & { readonly user: JsonObject })[];
  readonly currentContext: string;
}

const empty: Kubeconfig = { clusters: [], contexts: [], users: [], currentContext: "" };

/** Where changes go: `--kubeconfig`, the first file of KUBECONFIG that exists (else its last), or ~/.kube/config. */
export function kubeconfigPath(process: Process, flag: string): string {
  if (flag !== "") return flag;
  const listed = (process.env.get("KUBECONFIG") ?? "").split(":").filter((path) => path !== "");
  const existing = listed.find((path) => process.access.find(path) !== undefined);
  return existing ?? listed.at(-1) ?? `${process.env.get("HOME") ?? ""}/.kube/config`;
}

export function* parseKubeconfig(source: TextSource): Task<Kubeconfig> {
  const value = yield* parseYaml(source);
  if (!isObject(value)) return empty;
  return {
    clusters: listOf(value["clusters"]),
    contexts: listOf(value["contexts"]),
    users: listOf(value["users"]),
    currentContext: typeof value["current-context"] === "string" ? value["current-context"] : "",
  };
}

function listOf(value: unknown): readonly never[] {
  return Array.isArray(value) ? (value as never[]) : [];
}

export function printKubeconfig(config: Kubeconfig): string {
  return printYaml(documentOf(config));
}

function documentOf({ clusters, contexts, users, currentContext }: Kubeconfig): object {
  return {
    apiVersion: "v1",
    clusters,
    contexts,
    "current-context": currentContext,
    kind: "Config",
    preferences: {},
    users,
  };
}

/** admin.conf of a cluster's node, renamed to `kind-NAME` and pointed at an address that the machine can reach. */
export function* kindKubeconfig(adminConf: TextSource, name: string, server: string): Task<Kubeconfig> {
  const { clusters, users } = yield* parseKubeconfig(adminConf);
  const key = `kind-${name}`;
  return {
    clusters: [{ cluster: { ...clusters[0]?.cluster, server }, name: key }],
    contexts: [{ context: { cluster: key, user: key }, name: key }],
    users: [{ name: key, user: users[0]?.user ?? {} }],
    currentContext: key,
  };
}

/** Adds or replaces a cluster's entries, and makes its context the current one. */
export function* mergeInto(files: FileAccess, path: string, added: Kubeconfig): Task<void> {
  const existing = files.find(path)?.is === "file" ? yield* parseKubeconfig(files.readSource(path)) : empty;
  const names = new Set(added.clusters.map(({ name }) => name));
  writeKubeconfig(files, path, {
    clusters: [...existing.clusters.filter(({ name }) => !names.has(name)), ...added.clusters],
    contexts: [...existing.contexts.filter(({ name }) => !names.has(name)), ...added.contexts],
    users: [...existing.users.filter(({ name }) => !names.has(name)), ...added.users],
    currentContext: added.currentContext,
  });
}

/** Makes the folder, too, if it is missing. */
export function writeKubeconfig(files: FileAccess, path: string, config: Kubeconfig): void {
  const folder = path.slice(0, path.lastIndexOf("/"));
  if (folder !== "" && files.find(folder) === undefined) files.makeDirectory(folder, { parents: true });
  files.writeText(path, deferYaml(idOf(config), documentOf(config)), 0o600);
}

/** Tells configurations apart without making what is in them. */
function idOf({ users, ...rest }: Kubeconfig): string {
  return JSON.stringify([rest, users.map(({ name, user }) => [name, holderOf(user) ?? user])]);
}
