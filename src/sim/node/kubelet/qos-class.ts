import type { Pod } from "../../kinds/core/pod.ts";
import { compareQuantities } from "../../wire/quantity.ts";

/** @models pkg/apis/core/v1/helper/qos/qos.go ComputePodQOS, 1.33 */
export function qosClassOf({ spec, status }: Pod): "Guaranteed" | "Burstable" | "BestEffort" {
  const known = status.qosClass;
  if (known === "Guaranteed" || known === "Burstable" || known === "BestEffort") return known;
  const all = [...(spec.initContainers ?? []), ...spec.containers].map(({ resources }) => resources);
  const isEmpty = all.every((resources) => {
    return Object.keys(resources?.requests ?? {}).length + Object.keys(resources?.limits ?? {}).length === 0;
  });
  if (isEmpty) return "BestEffort";
  const isGuaranteed = all.every((resources) =>
    ["cpu", "memory"].every((name) => {
      const limit = resources?.limits?.[name];
      return limit !== undefined && compareQuantities(resources?.requests?.[name] ?? limit, limit) === 0;
    }),
  );
  return isGuaranteed ? "Guaranteed" : "Burstable";
}
