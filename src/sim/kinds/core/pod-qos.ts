import type { PodSpec, ResourceRequirements } from "kubernetes-types/core/v1";
import { compareQuantities } from "../../wire/quantity.ts";

export type QosClass = "Guaranteed" | "Burstable" | "BestEffort";

const counted = ["cpu", "memory"] as const;

/** @models pkg/apis/core/v1/helper/qos/qos.go ComputePodQOS, 1.33 */
export function qosClassOf(spec: PodSpec): QosClass {
  const claims = [...spec.containers, ...(spec.initContainers ?? [])].flatMap(({ resources }) =>
    counted.map((name) => claimOf(resources, name)),
  );
  if (claims.every((claim) => claim === "none")) return "BestEffort";
  return claims.every((claim) => claim === "exact") ? "Guaranteed" : "Burstable";
}

/** Nothing at all, a limit that is requested in full, or anything between. */
function claimOf(resources: ResourceRequirements | undefined, name: string): "none" | "exact" | "some" {
  const request = resources?.requests?.[name] ?? "0";
  const limit = resources?.limits?.[name] ?? "0";
  const hasRequest = compareQuantities(request, "0") > 0;
  if (compareQuantities(limit, "0") <= 0) return hasRequest ? "some" : "none";
  return !hasRequest || compareQuantities(request, limit) === 0 ? "exact" : "some";
}
