import type { AggregationRule, PolicyRule, RoleRef } from "kubernetes-types/rbac/v1";
import { jsonEqual, without } from "../../wire/json.ts";
import type { Stored } from "../../wire/object.ts";
import { compactRules, uncovered } from "../../wire/policy-rules.ts";
import type { AdmissionPlugin, AdmissionRequest } from "../admission/admission.ts";
import { forbidden, notFound } from "../api-error.ts";
import type { Machinery, User } from "../machinery.ts";

type Role = Stored & {
  readonly rules?: readonly PolicyRule[] | null;
  readonly aggregationRule?: AggregationRule;
};
type Binding = Stored & { readonly roleRef: RoleRef };

/**
 * Refuses roles and bindings that would give what their writer does not have. Asked only about those who may neither
 * escalate nor bind.
 * @models pkg/registry/rbac/validation/rule.go ConfirmNoEscalation, pkg/registry/rbac/*\/policybased/storage.go, 1.33
 */
export const rbacEscalation: AdmissionPlugin = {
  name: "RBACEscalation",
  mutate(object, request, machinery) {
    const { user, old } = request;
    if (user === undefined || (old !== undefined && isOnlyCollected(object, old))) return object;
    const missing = missingRights(user, request.namespace, rulesIn(object, request, machinery), machinery);
    if (missing !== undefined) throw forbidden(request.resource, object.metadata.name, missing);
    checkAggregation(object, request, machinery);
    return object;
  },
};

function checkAggregation(role: Role, request: AdmissionRequest, machinery: Machinery): void {
  const { user, old, resource, namespace } = request;
  const isAggregated = [role, old].some(
    (one: Role | undefined) => (one?.aggregationRule?.clusterRoleSelectors?.length ?? 0) > 0,
  );
  if (
    !isAggregated ||
    user === undefined ||
    missingRights(user, namespace, everything, machinery) === undefined
  )
    return;
  throw forbidden(
    resource,
    role.metadata.name,
    "must have cluster-admin privileges to use the aggregationRule",
  );
}

const everything: readonly PolicyRule[] = [
  { verbs: ["*"], apiGroups: ["*"], resources: ["*"] },
  { verbs: ["*"], nonResourceURLs: ["*"] },
];

/** What a role says, or the role that a binding names. */
function rulesIn(
  object: Stored,
  { namespace, resource }: AdmissionRequest,
  { authorizer }: Machinery,
): readonly PolicyRule[] {
  if (!("roleRef" in object)) return (object as Role).rules ?? [];
  const { roleRef } = object as Binding;
  const rules = authorizer.rbac?.rulesOf(roleRef, namespace) ?? [];
  // The message is about bindings, though it is a role that is missing.
  if (typeof rules === "string") throw notFound(resource, roleRef.name);
  return rules;
}

/** What a user lacks of some rules, in the server's words; undefined if nothing. */
function missingRights(
  user: User,
  namespace: string,
  wanted: readonly PolicyRule[],
  { authorizer }: Machinery,
): string | undefined {
  const grants = authorizer.rbac?.grantsOf(user, namespace) ?? [];
  const missing = uncovered(
    grants.flatMap(({ rules }) => rules),
    wanted,
  );
  if (missing.length === 0) return undefined;
  const lines = [...new Set(compactRules(missing).map((rule) => compactText(rule)))].toSorted((a, b) =>
    a < b ? -1 : 1,
  );
  const errors = [...new Set(grants.flatMap(({ error }) => error ?? []))];
  const problems =
    errors.length === 0
      ? ""
      : `; resolution errors: [${errors.length === 1 ? (errors[0] ?? "") : `[${errors.join(", ")}]`}]`;
  return `user ${JSON.stringify(user.name)} (groups=${quoted(user.groups)}) is attempting to grant RBAC permissions not currently held:\n${lines.join("\n")}${problems}`;
}

/** `{APIGroups:[""], Resources:["pods"], Verbs:["get"]}` */
function compactText({ apiGroups, resources, nonResourceURLs, resourceNames, verbs }: PolicyRule): string {
  const lists = {
    APIGroups: apiGroups,
    Resources: resources,
    NonResourceURLs: nonResourceURLs,
    ResourceNames: resourceNames,
    Verbs: verbs,
  };
  const shown = Object.entries(lists).flatMap(([name, list]) =>
    list === undefined || list.length === 0 ? [] : [`${name}:${quoted(list)}`],
  );
  return `{${shown.join(", ")}}`;
}

/** A list as Go's `%q` prints it. */
function quoted(list: readonly string[]): string {
  return `[${list.map((one) => JSON.stringify(one)).join(" ")}]`;
}

/** Whether an update changes nothing but what the garbage collector needs to. */
function isOnlyCollected(object: Stored, old: Stored): boolean {
  const rest = ({ metadata, ...fields }: Stored): object => ({
    ...fields,
    metadata: without(metadata, ["ownerReferences", "finalizers", "managedFields", "resourceVersion"]),
  });
  return jsonEqual(rest(object), rest(old));
}
