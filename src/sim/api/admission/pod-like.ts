import type { PodSpec } from "kubernetes-types/core/v1";
import type { Stored } from "../../wire/object.ts";
import { qualified } from "../../wire/resource.ts";
import type { AdmissionRequest } from "./admission.ts";

/** A pod as far as admission looks at it. */
export type PodLike = Stored & { readonly spec: PodSpec };

const mirror = "kubernetes.io/config.mirror";

/** The pod, if a request creates one. */
export function createdPod(
  object: Stored,
  { resource, operation, subresource }: AdmissionRequest,
): PodLike | undefined {
  const isPod = operation === "CREATE" && subresource === "" && qualified(resource) === "pods";
  return isPod ? (object as PodLike) : undefined;
}

/** Whether it stands for a static pod of a kubelet, which nobody may change. */
export function isMirrorPod(pod: PodLike): boolean {
  return pod.metadata.annotations?.[mirror] !== undefined;
}
