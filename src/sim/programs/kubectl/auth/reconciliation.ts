import type { AggregationRule, PolicyRule, RoleRef, Subject } from "kubernetes-types/rbac/v1";
import { jsonEqual } from "../../../wire/json.ts";
import { uncovered } from "../../../wire/policy-rules.ts";
import type { KubeObject } from "../resources/kube-object.ts";

/** What is to be done about a role or binding, and what it will be then. Lists are as Go prints them. */
export interface Reconciled {
  readonly object: KubeObject;
  readonly operation: "none" | "create" | "update" | "recreate";
  readonly isProtected: boolean;
  readonly missingRules: readonly string[];
  readonly extraRules: readonly string[];
  readonly missingSubjects: readonly string[];
  readonly extraSubjects: readonly string[];
}

type Role = KubeObject & {
  readonly rules?: readonly PolicyRule[] | null;
  readonly aggregationRule?: AggregationRule;
};
type Binding = KubeObject & { readonly roleRef?: RoleRef; readonly subjects?: readonly Subject[] };

const nothing = { missingRules: [], extraRules: [], missingSubjects: [], extraSubjects: [] };

/** @models component-helpers auth/rbac/reconciliation/reconcile_role.go computeReconciledRole, 1.33 */
export function reconciledRole(
  old: KubeObject | undefined,
  wanted: KubeObject,
  removesExtra: boolean,
): Reconciled {
  const { rules: wantedRules, aggregationRule } = wanted as Role;
  const rules = wantedRules ?? [];
  if (old === undefined)
    return {
      ...nothing,
      object: wanted,
      operation: "create",
      isProtected: false,
      missingRules: rules.map(ruleText),
    };
  const { rules: oldRules, aggregationRule: oldAggregation } = old as Role;
  const own = oldRules ?? [];
  const missing = uncovered(own, rules);
  const isAggregated = aggregationRule !== undefined && oldAggregation !== undefined;
  const extra = isAggregated ? [] : uncovered(rules, own);
  const isReplaced = removesExtra && missing.length + extra.length > 0;
  const { aggregationRule: _, ...rest } = withMetadata(old, wanted) as Role;
  const object = {
    ...rest,
    rules: isReplaced ? rules : [...own, ...missing],
    ...(aggregationRule === undefined
      ? {}
      : { aggregationRule: joined(oldAggregation, aggregationRule, removesExtra) }),
  } as KubeObject;
  const operation = jsonEqual(object, old) ? "none" : "update";
  const texts = { missingRules: missing.map(ruleText), extraRules: extra.map(ruleText) };
  return { ...nothing, ...texts, object, operation, isProtected: isProtected(old) };
}

function joined(
  old: AggregationRule | undefined,
  wanted: AggregationRule,
  removesExtra: boolean,
): AggregationRule {
  const [own, other] = [old?.clusterRoleSelectors ?? [], wanted.clusterRoleSelectors ?? []];
  const missing = other.filter((selector) => !own.some((one) => jsonEqual(one, selector)));
  return removesExtra ? wanted : { clusterRoleSelectors: [...own, ...missing] };
}

/** @models component-helpers auth/rbac/reconciliation/reconcile_rolebindings.go computeReconciledRoleBinding, 1.33 */
export function reconciledBinding(
  old: KubeObject | undefined,
  wanted: KubeObject,
  removesExtra: boolean,
): Reconciled {
  const { subjects = [], roleRef } = wanted as Binding;
  const texts = subjects.map(subjectText);
  if (old === undefined)
    return { ...nothing, object: wanted, operation: "create", isProtected: false, missingSubjects: texts };
  const own = (old as Binding).subjects ?? [];
  if (!jsonEqual((old as Binding).roleRef, roleRef)) {
    return { ...nothing, object: wanted, operation: "recreate", isProtected: isProtected(old) };
  }
  const missing = subjects.filter((subject) => !own.some((one) => subjectText(one) === subjectText(subject)));
  const extra = own.filter((subject) => !texts.includes(subjectText(subject)));
  const isReplaced = removesExtra && missing.length + extra.length > 0;
  const all = isReplaced ? subjects : [...own, ...missing];
  const object = {
    ...withMetadata(old, wanted),
    ...(all.length === 0 ? {} : { subjects: all }),
  } as KubeObject;
  const operation = jsonEqual(object, old) ? "none" : "update";
  const lists = { missingSubjects: missing.map(subjectText), extraSubjects: extra.map(subjectText) };
  return { ...nothing, ...lists, object, operation, isProtected: isProtected(old) };
}

/** The old object with labels and annotations of the new one that it does not have. */
function withMetadata(old: KubeObject, wanted: KubeObject): KubeObject {
  const { metadata = {} } = old;
  const more = (field: "labels" | "annotations"): object => {
    const all = { ...wanted.metadata?.[field], ...metadata[field] };
    return Object.keys(all).length === 0 ? {} : { [field]: all };
  };
  return { ...old, metadata: { ...metadata, ...more("labels"), ...more("annotations") } };
}

function isProtected({ metadata }: KubeObject): boolean {
  return metadata?.annotations?.["rbac.authorization.kubernetes.io/autoupdate"] === "false";
}

/** A rule as Go prints the structure. */
function ruleText({
  verbs,
  apiGroups = [],
  resources = [],
  resourceNames = [],
  nonResourceURLs = [],
}: PolicyRule): string {
  const list = (values: readonly string[]): string => `[${values.join(" ")}]`;
  return `{Verbs:${list(verbs)} APIGroups:${list(apiGroups)} Resources:${list(resources)} ResourceNames:${list(resourceNames)} NonResourceURLs:${list(nonResourceURLs)}}`;
}

const group = "rbac.authorization.k8s.io";

function subjectText({
  kind,
  apiGroup = kind === "ServiceAccount" ? "" : group,
  name,
  namespace = "",
}: Subject): string {
  return `{Kind:${kind} APIGroup:${apiGroup} Name:${name} Namespace:${namespace}}`;
}
