import type { PolicyRule } from "kubernetes-types/rbac/v1";
import { pathCovers } from "./path-pattern.ts";

const partsMax = 20_000;

/**
 * What of some rules no other rule allows, in pieces of one verb and one resource each.
 * @models component-helpers auth/rbac/validation/policy_comparator.go Covers, 1.33
 */
export function uncovered(
  owned: readonly PolicyRule[],
  wanted: readonly PolicyRule[],
): readonly PolicyRule[] {
  const missing: PolicyRule[] = [];
  let count = 0;
  for (const rule of wanted) {
    for (const part of partsOf(rule)) {
      if (count++ > partsMax) return missing;
      if (!owned.some((own) => covers(own, part))) missing.push(part);
    }
  }
  return missing;
}

/** A rule in pieces of one verb and one resource, one name or one path each. */
export function* partsOf(rule: PolicyRule): Generator<PolicyRule> {
  const { apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [], verbs } = rule;
  const names = resourceNames.length === 0 ? [{}] : resourceNames.map((name) => ({ resourceNames: [name] }));
  for (const group of apiGroups) {
    for (const resource of resources)
      yield* combined({ apiGroups: [group], resources: [resource] }, verbs, names);
  }
  for (const url of nonResourceURLs)
    for (const verb of verbs) yield { nonResourceURLs: [url], verbs: [verb] };
}

function* combined(
  what: Omit<PolicyRule, "verbs">,
  verbs: readonly string[],
  names: readonly Partial<PolicyRule>[],
): Generator<PolicyRule> {
  for (const verb of verbs) for (const name of names) yield { ...what, verbs: [verb], ...name };
}

function covers(own: PolicyRule, part: PolicyRule): boolean {
  return (
    hasAll(own.verbs, part.verbs) &&
    hasAll(own.apiGroups, part.apiGroups) &&
    (part.resources ?? []).every((resource) => coversResource(own.resources ?? [], resource)) &&
    namesCovered(own.resourceNames ?? [], part.resourceNames ?? []) &&
    (part.nonResourceURLs ?? []).every((url) =>
      (own.nonResourceURLs ?? []).some((pattern) => pathCovers(pattern, url)),
    )
  );
}

function hasAll(own: readonly string[] = [], wanted: readonly string[] = []): boolean {
  return own.includes("*") || wanted.every((one) => own.includes(one));
}

function coversResource(own: readonly string[], resource: string): boolean {
  if (own.includes("*") || own.includes(resource)) return true;
  const slash = resource.indexOf("/");
  return slash >= 0 && own.includes(`*/${resource.slice(slash + 1)}`);
}

function namesCovered(own: readonly string[], wanted: readonly string[]): boolean {
  return own.length === 0 || (wanted.length > 0 && wanted.every((name) => own.includes(name)));
}

/** Joins pieces that differ by their verb alone. @models pkg/registry/rbac/validation/policy_compact.go, 1.33 */
export function compactRules(parts: readonly PolicyRule[]): readonly PolicyRule[] {
  const joined = new Map<string, PolicyRule>();
  for (const part of parts) {
    const { verbs, ...rest } = part;
    const key = rest.nonResourceURLs === undefined ? JSON.stringify(rest) : JSON.stringify(part);
    const known = joined.get(key);
    joined.set(key, known === undefined ? part : { ...rest, verbs: [...known.verbs, ...verbs] });
  }
  return [...joined.values()];
}
