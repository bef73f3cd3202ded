import type { Stored } from "../sim/wire/object.ts";
import type { ClusterView, ObjectQuery } from "./graded-world.ts";
import type { Ref } from "./lab.ts";

type Described = Omit<Ref, "as">;

const clusterScoped: ReadonlySet<string> = new Set([
  "ClusterRole",
  "ClusterRoleBinding",
  "Namespace",
  "Node",
  "PersistentVolume",
  "PriorityClass",
  "StorageClass",
]);

/** The objects that a reference means, now. */
export function find(ref: Described, cluster: ClusterView): readonly Stored[] {
  const { apiVersion, kind, name, namespace = "default" } = ref;
  const query: ObjectQuery = {
    apiVersion,
    kind,
    ...(namespace === "*" ? {} : { namespace }),
    ...(name === undefined ? {} : { name }),
  };
  const labels = Object.entries(ref.labels ?? {});
  return cluster
    .objects(query)
    .filter(({ metadata }) => labels.every(([key, value]) => metadata.labels?.[key] === value));
}

/** `Deployment default/shop`, `Pod default (app=web)`, `Node kind-worker`. */
export function describe({ kind, name, namespace = "default", labels }: Described): string {
  const scope = clusterScoped.has(kind) ? "" : namespace;
  const place = name === undefined ? scope : scope === "" ? name : `${scope}/${name}`;
  const selector = Object.entries(labels ?? {}).map(([key, value]) => `${key}=${value}`);
  return [kind, place, selector.length === 0 ? "" : `(${selector.join(",")})`]
    .filter((part) => part !== "")
    .join(" ");
}
