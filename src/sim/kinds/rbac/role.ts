import type { PolicyRule } from "kubernetes-types/rbac/v1";
import type { Kind } from "../../api/kind.ts";
import { defineKind } from "../define-kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";

export interface Role extends Stored {
  readonly rules: PolicyRule[] | null;
}

export const roles: Resource<Role> = {
  group: "rbac.authorization.k8s.io",
  version: "v1",
  kind: "Role",
  plural: "roles",
  singular: "role",
  namespaced: true,
};

export const role: Kind = {
  ...defineKind(roles, {
    createsOnUpdate: true,
    defaults: { rules: () => null },
  }),
  also: [{ group: "rbac.authorization.k8s.io", version: "v1beta1", until: 21 }],
};
