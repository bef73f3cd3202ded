import type { PodSpec } from "kubernetes-types/core/v1";
import { compareQuantities } from "../../wire/quantity.ts";

export type QosClass = "Guaranteed" | "Burstable" | "BestEffort";

const counted = ["cpu", "memory"] as const;

/** @models pkg/apis/core/v1/helper/qos/qos.go ComputePodQOS, 1.33 */
export function qosClassOf(spec: PodSpec): QosClass {
  const containers = [...spec.containers, ...(spec.initContainers ?? [])];
  let isBestEffort = true;
  let isGuaranteed = true;
  for (const { resources } of containers) {
    for (const name of counted) {
      const request = resources?.requests?.[name] ?? "0";
      const limit = resources?.limits?.[name] ?? "0";
      const hasRequest = compareQuantities(request, "0") > 0;
      const hasLimit = compareQuantities(limit, "0") > 0;
      if (hasRequest || hasLimit) isBestEffort = false;
      if (!hasLimit || (hasRequest && compareQuantities(request, limit) !== 0)) isGuaranteed = false;
    }
  }
  if (isBestEffort) return "BestEffort";
  return isGuaranteed ? "Guaranteed" : "Burstable";
}
