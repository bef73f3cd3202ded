import type { RoleRef, Subject } from "kubernetes-types/rbac/v1";
import type { Kind } from "../../api/kind.ts";
import { defineKind } from "../define-kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { bindingDefaults } from "./binding.ts";

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

export const clusterRoleBinding: Kind = {
  ...defineKind(clusterRoleBindings, {
    createsOnUpdate: true,
    defaults: bindingDefaults,
  }),
  also: [{ group: "rbac.authorization.k8s.io", version: "v1beta1", until: 21 }],
};
