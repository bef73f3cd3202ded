import type { RoleRef, Subject } from "kubernetes-types/rbac/v1";
import type { Defaults } from "../../api/defaults.ts";
import type { Stored } from "../../wire/object.ts";

/** What role bindings and cluster role bindings have in common. */
export interface Binding extends Stored {
  readonly roleRef: RoleRef;
  readonly subjects?: Subject[];
}

export const bindingGroup = "rbac.authorization.k8s.io";

export const bindingDefaults: Defaults = {
  roleRef: { within: { apiGroup: bindingGroup }, create: true },
  subjects: {
    each: { apiGroup: ({ kind }) => (kind === "User" || kind === "Group" ? bindingGroup : undefined) },
  },
};
