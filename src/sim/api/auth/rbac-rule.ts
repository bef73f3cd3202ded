import type { PolicyRule } from "kubernetes-types/rbac/v1";
import { pathCovers } from "../../wire/path-pattern.ts";
import type { Attributes } from "./attributes.ts";

/** @models plugin/pkg/auth/authorizer/rbac/rbac.go RuleAllows, 1.33 */
export function ruleAllows(rule: PolicyRule, attributes: Attributes): boolean {
  if (!has(rule.verbs, attributes.verb)) return false;
  if (!attributes.isResource) return pathMatches(rule.nonResourceURLs ?? [], attributes.path);
  const { group, resource, subresource, name } = attributes;
  return (
    has(rule.apiGroups ?? [], group) &&
    resourceMatches(rule.resources ?? [], resource, subresource) &&
    nameMatches(rule.resourceNames ?? [], name)
  );
}

/** Whether a list holds a value or the wildcard. */
function has(list: readonly string[], value: string): boolean {
  return list.includes(value) || list.includes("*");
}

/** `pods/log` is matched by itself, by `*` and by `*` + `/log`; `pods` does not cover its subresources. */
function resourceMatches(list: readonly string[], resource: string, subresource: string): boolean {
  if (list.includes("*")) return true;
  if (subresource === "") return list.includes(resource);
  return list.includes(`${resource}/${subresource}`) || list.includes(`*/${subresource}`);
}

/** Rules with names are never about requests without one (lists, creates). */
function nameMatches(list: readonly string[], name: string): boolean {
  return list.length === 0 || list.includes(name);
}

function pathMatches(list: readonly string[], path: string): boolean {
  return list.some((pattern) => pathCovers(pattern, path));
}
