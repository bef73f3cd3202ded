import type { AggregationRule, PolicyRule } from "kubernetes-types/rbac/v1";
import type { Kind } from "../../api/kind.ts";
import { defineKind } from "../define-kind.ts";
import type { Stored } from "../../wire/object.ts";
import type { Resource } from "../../wire/resource.ts";

export interface ClusterRole extends Stored {
  readonly rules: PolicyRule[] | null;
  readonly aggregationRule?: AggregationRule;
}

export const clusterRoles: Resource<ClusterRole> = {
  group: "rbac.authorization.k8s.io",
  version: "v1",
  kind: "ClusterRole",
  plural: "clusterroles",
  singular: "clusterrole",
  namespaced: false,
};

export const clusterRole: Kind = {
  ...defineKind(clusterRoles, {
    createsOnUpdate: true,
    defaults: { rules: () => null },
  }),
  also: [{ group: "rbac.authorization.k8s.io", version: "v1beta1", until: 21 }],
};
