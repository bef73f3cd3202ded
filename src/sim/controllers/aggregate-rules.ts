import type { PolicyRule } from "kubernetes-types/rbac/v1";
import { clusterRoles, type ClusterRole } from "../kinds/rbac/cluster-role.ts";
import { jsonEqual } from "../wire/json.ts";
import { labelTest } from "../wire/label-selector.ts";
import type { Action } from "./action.ts";
import type { View } from "./controller.ts";

/** Gives a role with an aggregationRule the rules of those that it selects. */
export function aggregate(role: ClusterRole, view: View): readonly Action[] {
  const rules = rulesFor(role, view);
  if (jsonEqual(rules, role.rules ?? [])) return [];
  return [{ do: "update", resource: clusterRoles, object: { ...role, rules: [...rules] } as ClusterRole }];
}

/** Selector by selector, each role's rules in the order of the roles' names, nothing twice. */
function rulesFor(role: ClusterRole, view: View): readonly PolicyRule[] {
  const all = view.list(clusterRoles).toSorted((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  const others = all.filter(({ metadata }) => metadata.name !== role.metadata.name);
  const tests = (role.aggregationRule?.clusterRoleSelectors ?? []).map((selector) => labelTest(selector));
  const rules = tests.flatMap((isWanted) =>
    others.filter(({ metadata }) => isWanted(metadata.labels)).flatMap((other) => other.rules ?? []),
  );
  const texts = rules.map((rule) => JSON.stringify(rule));
  const first = new Map<string, number>();
  for (const [index, text] of texts.entries()) if (!first.has(text)) first.set(text, index);
  return rules.filter((_, index) => first.get(texts[index] ?? "") === index);
}
