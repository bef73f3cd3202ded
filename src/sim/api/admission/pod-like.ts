import type { PodSpec } from "kubernetes-types/core/v1";
import type { Stored } from "../../wire/object.ts";
import type { AdmissionRequest } from "./admission.ts";

/** A pod as far as admission looks at it. */
export type PodLike = Stored & { readonly spec: PodSpec };

const mirror = "kubernetes.io/config.mirror";

/** Whether a request is about a resource of the core group, and not about a subresource. */
export function isAboutCore({ resource, subresource }: AdmissionRequest, plural: string): boolean {
  return subresource === "" && resource.plural === plural && resource.group === "";
}

/** The pod, if a request creates one. */
export function createdPod(object: Stored, request: AdmissionRequest): PodLike | undefined {
  return request.operation === "CREATE" && isAboutCore(request, "pods") ? (object as PodLike) : undefined;
}

/** Whether it stands for a static pod of a kubelet, which nobody may change. */
export function isMirrorPod(pod: PodLike): boolean {
  return pod.metadata.annotations?.[mirror] !== undefined;
}
