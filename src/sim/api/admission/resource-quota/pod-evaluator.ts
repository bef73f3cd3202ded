import type { Container, PodStatus } from "kubernetes-types/core/v1";
import { parseRfc3339, second, type Instant } from "../../../kernel/time.ts";
import type { Stored } from "../../../wire/object.ts";
import type { PodLike } from "../pod-like.ts";
import { podResourcesWithOverhead } from "../pod-resources.ts";
import { added, count, resourceList, type ResourceList } from "../resource-list.ts";
import type { Evaluator } from "./evaluator.ts";
import { isInScopes, isTerminating } from "./quota-scopes.ts";

const counted = new Set([
  "count/pods",
  "pods",
  ...["cpu", "memory", "ephemeral-storage"].flatMap((name) => [name, `requests.${name}`, `limits.${name}`]),
]);

/** What every container must say if a quota limits it. */
const compulsory = new Set([
  "cpu",
  "memory",
  "requests.cpu",
  "requests.memory",
  "limits.cpu",
  "limits.memory",
]);

/** @models pkg/quota/v1/evaluator/core/pods.go, 1.33 */
export const podEvaluator: Evaluator = {
  handles({ operation, subresource, old }, object) {
    if (subresource === "resize") return operation === "UPDATE";
    if (subresource !== "" || operation !== "UPDATE") return subresource === "" && operation === "CREATE";
    return isTerminating((old as PodLike).spec) !== isTerminating((object as PodLike).spec);
  },
  counts: (name) => counted.has(name) || isHugePages(name) || isExtended(name),
  isInScopes: (object, quota) => isInScopes((object as PodLike).spec, quota),
  missing: (object, names) => missing(object as PodLike, names),
  usage: podUsage,
};

function isHugePages(name: string): boolean {
  return name.startsWith("hugepages-") || name.startsWith("requests.hugepages-");
}

/** `requests.nvidia.com/gpu` */
function isExtended(name: string): boolean {
  return name.startsWith("requests.") && name.includes("/") && !name.includes("kubernetes.io/");
}

function podUsage(object: Stored, now: Instant): ResourceList {
  const pod = object as PodLike & { readonly status?: PodStatus };
  const own = { "count/pods": count(1) };
  if (!isCounted(pod, now)) return own;
  const requests = podResourcesWithOverhead(pod.spec, "requests");
  return added(own, usage(requests, podResourcesWithOverhead(pod.spec, "limits")));
}

/** Pods that have ended, or should have, use nothing but their place. */
function isCounted({ metadata, status }: PodLike & { readonly status?: PodStatus }, now: Instant): boolean {
  if (status?.phase === "Failed" || status?.phase === "Succeeded") return false;
  const { deletionTimestamp, deletionGracePeriodSeconds } = metadata;
  if (deletionTimestamp === undefined || deletionGracePeriodSeconds === undefined) return true;
  const ends = parseRfc3339(deletionTimestamp) ?? now;
  return now <= ends + deletionGracePeriodSeconds * second;
}

function usage(requests: ResourceList, limits: ResourceList): ResourceList {
  const result: Record<string, ResourceList[string]> = { pods: count(1) };
  for (const [name, quantity] of Object.entries(requests)) {
    if (counted.has(name) || name.startsWith("hugepages-")) result[name] = quantity;
    if (counted.has(name) || name.startsWith("hugepages-") || isExtended(`requests.${name}`)) {
      result[`requests.${name}`] = quantity;
    }
  }
  for (const [name, quantity] of Object.entries(limits)) {
    if (counted.has(`limits.${name}`)) result[`limits.${name}`] = quantity;
  }
  return result;
}

function missing({ spec }: PodLike, names: readonly string[]): string | undefined {
  const required = names.filter((name) => compulsory.has(name)).toSorted();
  const containers = [...spec.containers, ...(spec.initContainers ?? [])];
  const texts = required.flatMap((name) => {
    const without = containers
      .filter((container) => !says(container, name))
      .map((container) => container.name);
    return without.length === 0 ? [] : [`${name} for: ${[...new Set(without)].toSorted().join(",")}`];
  });
  return texts.length === 0 ? undefined : `must specify ${texts.join("; ")}`;
}

function says({ resources }: Container, name: string): boolean {
  return usage(resourceList(resources?.requests), resourceList(resources?.limits))[name] !== undefined;
}
