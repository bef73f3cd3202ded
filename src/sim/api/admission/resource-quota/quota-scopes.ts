import type {
  PodAffinityTerm,
  PodSpec,
  ResourceQuotaSpec,
  ScopedResourceSelectorRequirement,
} from "kubernetes-types/core/v1";
import { podResources } from "../pod-resources.ts";

/** Whether a pod is in all scopes of a quota. */
export function isInScopes(spec: PodSpec, quota: ResourceQuotaSpec): boolean {
  return scopesOf(quota).every((scope) => isInScope(spec, scope));
}

/** Scopes are selectors that ask for nothing but existence. */
export function scopesOf({
  scopes = [],
  scopeSelector,
}: ResourceQuotaSpec): readonly ScopedResourceSelectorRequirement[] {
  return [
    ...scopes.map((scopeName) => ({ scopeName, operator: "Exists" as const })),
    ...(scopeSelector?.matchExpressions ?? []),
  ];
}

/** Whether a pod has a deadline, and so ends by itself. */
export function isTerminating({ activeDeadlineSeconds }: PodSpec): boolean {
  return activeDeadlineSeconds !== undefined && activeDeadlineSeconds >= 0;
}

/** @models pkg/quota/v1/evaluator/core/pods.go podMatchesScopeFunc, 1.33 */
function isInScope(spec: PodSpec, scope: ScopedResourceSelectorRequirement): boolean {
  switch (scope.scopeName) {
    case "Terminating":
      return isTerminating(spec);
    case "NotTerminating":
      return !isTerminating(spec);
    case "BestEffort":
      return isBestEffort(spec);
    case "NotBestEffort":
      return !isBestEffort(spec);
    case "PriorityClass":
      return hasPriorityClass(spec.priorityClassName ?? "", scope);
    case "CrossNamespacePodAffinity":
      return crossesNamespaces(spec);
    default:
      return false;
  }
}

function isBestEffort(spec: PodSpec): boolean {
  const all = [podResources(spec, "requests"), podResources(spec, "limits")];
  return all.every(({ cpu, memory }) => (cpu?.nano ?? 0n) === 0n && (memory?.nano ?? 0n) === 0n);
}

function hasPriorityClass(
  name: string,
  { operator, values = [] }: ScopedResourceSelectorRequirement,
): boolean {
  if (operator === "Exists") return name !== "";
  if (operator === "DoesNotExist") return name === "";
  return operator === "In" ? name !== "" && values.includes(name) : name === "" || !values.includes(name);
}

function crossesNamespaces({ affinity }: PodSpec): boolean {
  return [affinity?.podAffinity, affinity?.podAntiAffinity].some((one) => {
    const required = one?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
    const preferred = one?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    return [...required, ...preferred.map(({ podAffinityTerm }) => podAffinityTerm)].some((term) =>
      crosses(term),
    );
  });
}

function crosses({ namespaces = [], namespaceSelector }: PodAffinityTerm): boolean {
  return namespaces.length > 0 || namespaceSelector !== undefined;
}
