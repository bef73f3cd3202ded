import type { RoleRef, Subject } from "kubernetes-types/rbac/v1";
import type { Kind } from "../../api/kind.ts";
import { defineKind } from "../define-kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";
import { bindingDefaults } from "./binding.ts";

export interface RoleBinding extends Stored {
  readonly roleRef: RoleRef;
  readonly subjects?: Subject[];
}

export const roleBindings: Resource<RoleBinding> = {
  group: "rbac.authorization.k8s.io",
  version: "v1",
  kind: "RoleBinding",
  plural: "rolebindings",
  singular: "rolebinding",
  namespaced: true,
};

export const roleBinding: Kind = {
  ...defineKind(roleBindings, {
    createsOnUpdate: true,
    defaults: bindingDefaults,
  }),
  also: [{ group: "rbac.authorization.k8s.io", version: "v1beta1", until: 21 }],
};
