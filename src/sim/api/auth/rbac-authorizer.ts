import type { PolicyRule, RoleRef } from "kubernetes-types/rbac/v1";
import type { Store } from "../../store/store.ts";
import type { User } from "../machinery.ts";
import type { Attributes, Decision } from "./attributes.ts";
import { describeSubject, RbacIndex, type BindingObject } from "./rbac-index.ts";
import { ruleAllows } from "./rbac-rule.ts";

/** The rules of one role that somebody has by one binding, or why there are none. */
export interface Grant {
  readonly rules: readonly PolicyRule[];
  readonly error?: string;
  /** `ClusterRoleBinding "a" of ClusterRole "b" to User "c"` */
  readonly source: () => string;
}

interface Known {
  readonly version: number;
  readonly grants: Map<string, readonly Grant[]>;
  readonly decisions: Map<string, Decision>;
}

/** How many decisions are remembered for one user. */
const decisionsMax = 2_000;

/**
 * Role-based access control over the roles and bindings in a store. What it has decided is remembered until a role or
 * binding changes.
 * @models plugin/pkg/auth/authorizer/rbac/rbac.go, pkg/registry/rbac/validation/rule.go DefaultRuleResolver, 1.33
 */
export class RbacAuthorizer {
  readonly #store: Store;
  readonly #index: RbacIndex;
  readonly #known = new WeakMap<User, Known>();

  constructor(store: Store) {
    this.#store = store;
    this.#index = new RbacIndex(store);
  }

  /** A rule without names decides for all names, so that those are no part of what is remembered. */
  decide(user: User, attributes: Attributes): Decision {
    const general = this.#remembered(user, attributes);
    if (general.allowed || !attributes.isResource || attributes.name === "") return general;
    return this.#search(user, attributes);
  }

  /** What a user has in a namespace (empty: in all of them), bindings of the cluster first. */
  grantsOf(user: User, namespace: string): readonly Grant[] {
    const { grants } = this.#of(user);
    const known = grants.get(namespace);
    if (known !== undefined) return known;
    const bindings = [
      ...this.#index.bindingsOf(user, ""),
      ...(namespace === "" ? [] : this.#index.bindingsOf(user, namespace)),
    ];
    const found = bindings.map((binding) => this.#grant(binding, user));
    grants.set(namespace, found);
    return found;
  }

  /** The rules of a role that a binding in this namespace (empty: of the cluster) names; a text if there is no role. */
  rulesOf({ kind, name }: RoleRef, namespace: string): readonly PolicyRule[] | string {
    if (kind !== "Role" && kind !== "ClusterRole")
      return `unsupported role reference kind: ${JSON.stringify(kind)}`;
    const key = kind === "Role" ? `/registry/roles/${namespace}/${name}` : `/registry/clusterroles/${name}`;
    const role = this.#store.get(key)?.value as { readonly rules?: readonly PolicyRule[] | null } | undefined;
    if (role === undefined)
      return `${kind.toLowerCase()}.rbac.authorization.k8s.io ${JSON.stringify(name)} not found`;
    return role.rules ?? [];
  }

  #remembered(user: User, attributes: Attributes): Decision {
    const { decisions } = this.#of(user);
    const general = attributes.isResource ? { ...attributes, name: "" } : attributes;
    const key = general.isResource
      ? `${general.verb} ${general.group} ${general.resource}/${general.subresource} ${general.namespace}`
      : `${general.verb} ${general.path}`;
    const known = decisions.get(key);
    if (known !== undefined) return known;
    if (decisions.size >= decisionsMax) decisions.clear();
    const decision = this.#search(user, general);
    decisions.set(key, decision);
    return decision;
  }

  #of(user: User): Known {
    const { version } = this.#index;
    const known = this.#known.get(user);
    if (known?.version === version) return known;
    const fresh: Known = { version, grants: new Map(), decisions: new Map() };
    this.#known.set(user, fresh);
    return fresh;
  }

  #search(user: User, attributes: Attributes): Decision {
    const grants = this.grantsOf(user, attributes.isResource ? attributes.namespace : "");
    const grant = grants.find(({ rules }) => rules.some((rule) => ruleAllows(rule, attributes)));
    if (grant !== undefined) return { allowed: true, reason: `RBAC: allowed by ${grant.source()}` };
    const errors = [...new Set(grants.flatMap(({ error }) => (error === undefined ? [] : [error])))];
    return { allowed: false, reason: errors.length === 0 ? "" : `RBAC: ${aggregate(errors)}` };
  }

  #grant(binding: BindingObject, user: User): Grant {
    const { metadata, roleRef } = binding;
    const { name, namespace } = metadata;
    const rules = this.rulesOf(roleRef, namespace);
    const [kind, full] =
      namespace === "" ? ["ClusterRoleBinding", name] : ["RoleBinding", `${name}/${namespace}`];
    const source = (): string =>
      `${kind} ${JSON.stringify(full)} of ${roleRef.kind} ${JSON.stringify(roleRef.name)} to ${describeSubject(binding, user)}`;
    return typeof rules === "string" ? { rules: [], error: rules, source } : { rules, source };
  }
}

/** Several errors as Go's aggregate prints them. */
function aggregate(errors: readonly string[]): string {
  return errors.length === 1 ? (errors[0] ?? "") : `[${errors.join(", ")}]`;
}
