import { rfc3339 } from "../kernel/time.ts";
import type { PodCondition, PodSpec, PodStatus } from "kubernetes-types/core/v1";
import { jsonResponse, type HttpResponse } from "../wire/http.ts";
import { isObject } from "../wire/json.ts";
import type { Stored } from "../wire/object.ts";
import { ApiError, conflict, methodNotAllowed, success } from "./api-error.ts";
import { bodyOf } from "./decode.ts";
import { isDryRun, type ResourceRequest } from "./resource-handler.ts";

type PodLike = Stored & { readonly spec: PodSpec; readonly status: PodStatus };

/**
 * Gives a pod its node: spec.nodeName and the condition PodScheduled.
 * @models pkg/registry/core/pod/storage/storage.go assignPod, 1.33
 */
export function bind({ collection, info, request }: ResourceRequest): HttpResponse {
  const { kind, machinery } = collection;
  if (request.method !== "POST") throw methodNotAllowed(kind.resource, request.method);
  const { target } = bodyOf(request);
  const nodeName = isObject(target) && typeof target["name"] === "string" ? target["name"] : "";
  if (nodeName === "") {
    throw new ApiError("Invalid", `Binding "${info.name}" is invalid: target.name: Required value`);
  }
  const pod = collection.get(info.namespace, info.name) as PodLike;
  const binding = { ...kind.resource, plural: "pods/binding" };
  if (pod.metadata.deletionTimestamp !== undefined) {
    throw conflict(binding, info.name, `pod ${info.name} is being deleted, cannot be assigned to a host`);
  }
  if (pod.spec.nodeName !== undefined && pod.spec.nodeName !== "") {
    const why = `pod ${info.name} is already assigned to node ${JSON.stringify(pod.spec.nodeName)}`;
    throw conflict(binding, info.name, why);
  }
  const scheduled: PodCondition = {
    type: "PodScheduled",
    status: "True",
    lastProbeTime: null as unknown as string,
    lastTransitionTime: rfc3339(machinery.kernel.now),
  };
  const others = (pod.status.conditions ?? []).filter(({ type }) => type !== "PodScheduled");
  const bound: PodLike = {
    ...pod,
    spec: { ...pod.spec, nodeName },
    status: { ...pod.status, conditions: [...others, scheduled] },
  };
  collection.replace(bound, pod, { dryRun: isDryRun(request) });
  return jsonResponse(201, success(201));
}
