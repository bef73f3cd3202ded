import type { Container, PodSpec } from "kubernetes-types/core/v1";
import { added, larger, masked, resourceList, type ResourceList } from "./resource-list.ts";

/**
 * What all containers of a pod ask for together: those that run side by side add up, and those that run one after the
 * other before them count where they need more.
 * @models plugin/pkg/admission/limitranger/admission.go podRequests, podLimits, 1.33
 */
export function podResources(
  { containers, initContainers = [] }: PodSpec,
  which: "requests" | "limits",
): ResourceList {
  const of = ({ resources }: Container): ResourceList => resourceList(resources?.[which]);
  let sum = containers.reduce((total: ResourceList, container) => added(total, of(container)), {});
  let sidecars: ResourceList = {};
  let first: ResourceList = {};
  for (const container of initContainers) {
    const own = of(container);
    const isSidecar = (container as { readonly restartPolicy?: string }).restartPolicy === "Always";
    if (isSidecar) {
      sum = added(sum, own);
      sidecars = added(sidecars, own);
    }
    first = larger(first, isSidecar ? sidecars : added(own, sidecars));
  }
  return larger(sum, first);
}

/** As `podResources`, with the overhead of the pod's runtime class; on limits only where there are some. */
export function podResourcesWithOverhead(spec: PodSpec, which: "requests" | "limits"): ResourceList {
  const own = podResources(spec, which);
  const overhead = resourceList(spec.overhead);
  if (which === "requests") return added(own, overhead);
  return added(
    own,
    masked(
      overhead,
      Object.keys(own).filter((name) => own[name]?.nano !== 0n),
    ),
  );
}
