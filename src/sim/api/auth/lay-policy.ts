import type { Store } from "../../store/store.ts";
import type { Incoming } from "../../wire/object.ts";
import type { Cluster } from "../machinery.ts";
import { Authorizer, type AuthorizationMode } from "./authorizer.ts";
import { bootstrapPolicy } from "./bootstrap-policy.ts";

interface Place {
  readonly store: Store;
  readonly cluster: Cluster;
  readonly minor: number;
}

/**
 * Makes those objects of the bootstrap policy that are not there, as if the server had made them when it started, and
 * the authorizer that goes by them.
 * @models pkg/registry/rbac/rest/storage_rbac.go PostStartHook, 1.33
 */
export function layPolicy({ store, cluster, minor }: Place, modes: readonly AuthorizationMode[]): Authorizer {
  const policy = bootstrapPolicy(minor);
  const seed = (plural: string, objects: readonly Incoming[]): void => {
    const collection = cluster.collection(`${plural}.rbac.authorization.k8s.io`);
    for (const object of objects) collection?.seed(object);
  };
  seed("clusterroles", policy.clusterRoles);
  seed("clusterrolebindings", policy.clusterRoleBindings);
  seed("roles", policy.roles);
  seed("rolebindings", policy.roleBindings);
  return new Authorizer(store, { minor, modes });
}
