import type { RoleRef, Subject } from "kubernetes-types/rbac/v1";
import { defineKind, type Kind } from "../../api/kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { pathSegment } from "../../api/names.ts";
import { bindingColumns, bindingDefaults, validateBinding } from "./binding.ts";

export interface ClusterRoleBinding extends Stored {
  readonly roleRef: RoleRef;
  readonly subjects?: Subject[];
}

export const clusterRoleBindings: Resource<ClusterRoleBinding> = {
  group: "rbac.authorization.k8s.io",
  version: "v1",
  kind: "ClusterRoleBinding",
  plural: "clusterrolebindings",
  singular: "clusterrolebinding",
  namespaced: false,
};

export const clusterRoleBinding: Kind = defineKind(clusterRoleBindings, {
  names: pathSegment,
  createsOnUpdate: true,
  defaults: bindingDefaults,
  validate: (object, old) => validateBinding(object, old, ["ClusterRole"]),
  columns: bindingColumns,
});
