import type { AggregationRule } from "kubernetes-types/rbac/v1";
import { freeze } from "../../wire/json.ts";
import type { Incoming } from "../../wire/object.ts";
import { policyBindings } from "./policy-bindings.ts";
import { policyControllers } from "./policy-controllers.ts";
import { policyRoles } from "./policy-roles.ts";
import { readBindings, readRoles, type PolicyBinding, type PolicyRole } from "./policy-text.ts";

/** Who may do what in a cluster that nobody has changed, as objects of the four resources of RBAC. */
export interface BootstrapPolicy {
  readonly clusterRoles: readonly Incoming[];
  readonly clusterRoleBindings: readonly Incoming[];
  readonly roles: readonly Incoming[];
  readonly roleBindings: readonly Incoming[];
}

const group = "rbac.authorization.k8s.io";
const labels = { "kubernetes.io/bootstrapping": "rbac-defaults" };
const annotations = { "rbac.authorization.kubernetes.io/autoupdate": "true" };
const controllerPrefix = "system:controller:";

/** Which roles are made of which others, by the label that the others carry. */
const aggregations: Readonly<Record<string, string>> = { admin: "admin", edit: "edit", view: "view" };
const aggregatedTo: Readonly<Record<string, string>> = {
  "system:aggregate-to-admin": "admin",
  "system:aggregate-to-edit": "edit",
  "system:aggregate-to-view": "view",
  edit: "admin",
  view: "edit",
};

const known = new Map<number, BootstrapPolicy>();

/**
 * The policy of a server of this minor. What the controller of aggregated roles would fill in at once (admin, edit,
 * view) is filled in already.
 */
export function bootstrapPolicy(minor: number): BootstrapPolicy {
  const policy = known.get(minor) ?? makePolicy(minor);
  known.set(minor, policy);
  return policy;
}

function makePolicy(minor: number): BootstrapPolicy {
  const all = readRoles(policyRoles, minor);
  const controllers = readRoles(policyControllers, minor);
  const ofCluster = all.filter(({ namespace }) => namespace === "");
  const bindings = readBindings(policyBindings, minor);
  const roles = [
    ...ofCluster,
    ...controllers.map((role) => ({ ...role, name: controllerPrefix + role.name })),
  ];
  return freeze({
    clusterRoles: roles.map((role) => clusterRole(role, ofCluster)),
    clusterRoleBindings: [
      ...bindings.filter(({ namespace }) => namespace === "").map(binding),
      ...controllers.map(controllerBinding),
    ],
    roles: all
      .filter(({ namespace }) => namespace !== "")
      .map(({ namespace, name, rules }) => ({ metadata: { name, namespace, labels, annotations }, rules })),
    roleBindings: bindings.filter(({ namespace }) => namespace !== "").map(binding),
  });
}

function clusterRole({ name, rules }: PolicyRole, all: readonly PolicyRole[]): Incoming {
  const to = aggregatedTo[name];
  const own = to === undefined ? labels : { ...labels, [`${group}/aggregate-to-${to}`]: "true" };
  const metadata = { name, labels: own, annotations };
  const from = aggregations[name];
  if (from === undefined) return { metadata, rules } as Incoming;
  const aggregationRule: AggregationRule = {
    clusterRoleSelectors: [{ matchLabels: { [`${group}/aggregate-to-${from}`]: "true" } }],
  };
  return { metadata, aggregationRule, rules: aggregated(name, all) } as Incoming;
}

/** The rules of those that go into a role, in the order of their names, each once. */
function aggregated(name: string, all: readonly PolicyRole[]): PolicyRole["rules"] {
  const rules = new Map<string, PolicyRole["rules"][number]>();
  for (const role of all.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (aggregatedTo[role.name] !== name) continue;
    const own = aggregations[role.name] === undefined ? role.rules : aggregated(role.name, all);
    for (const rule of own) if (!rules.has(JSON.stringify(rule))) rules.set(JSON.stringify(rule), rule);
  }
  return [...rules.values()];
}

function binding({ namespace, name, roleRef, subjects }: PolicyBinding): Incoming {
  const place = namespace === "" ? { name } : { name, namespace };
  return {
    metadata: { ...place, labels, annotations },
    roleRef,
    ...(subjects.length === 0 ? {} : { subjects }),
  } as Incoming;
}

function controllerBinding({ name }: PolicyRole): Incoming {
  return binding({
    namespace: "",
    name: controllerPrefix + name,
    roleRef: { apiGroup: group, kind: "ClusterRole", name: controllerPrefix + name },
    subjects: [{ kind: "ServiceAccount", name, namespace: "kube-system" }],
  });
}
