import type { Task } from "../kernel/task.ts";
import { rfc3339 } from "../kernel/time.ts";
import type { PodCondition, PodSpec, PodStatus } from "kubernetes-types/core/v1";
import { jsonResponse, type HttpResponse } from "../wire/http.ts";
import { isObject, type JsonObject } from "../wire/json.ts";
import type { Stored } from "../wire/object.ts";
import { ApiError, badRequest, conflict, methodNotAllowed, success } from "./api-error.ts";
import { readObject } from "./decode.ts";
import { isDryRun, type ResourceRequest } from "./resource-handler.ts";

const bindings = { group: "", version: "v1", kind: "Binding" };

type PodLike = Stored & { readonly spec: PodSpec; readonly status: PodStatus };

/**
 * Gives a pod its node: spec.nodeName and the condition PodScheduled.
 * @models pkg/registry/core/pod/storage/storage.go assignPod, 1.33
 */
export function* bind({ collection, info, request, minor }: ResourceRequest): Task<HttpResponse> {
  const { kind, machinery } = collection;
  if (request.method !== "POST") throw methodNotAllowed(kind.resource, request.method);
  const { object } = yield* readObject(request, { resource: bindings, minor });
  if (request.typed !== true) checkName(object, info.name);
  const nodeName = nodeOf(object, info.name);
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
  return jsonResponse(201, success(undefined, 201));
}

function checkName({ metadata }: JsonObject, expected: string): void {
  const { name = "" } = isObject(metadata) ? metadata : {};
  if (name !== expected) throw badRequest("name in URL does not match name in Binding object");
}

function nodeOf({ target }: JsonObject, pod: string): string {
  const { name } = isObject(target) ? target : {};
  if (typeof name === "string" && name !== "") return name;
  throw new ApiError("Invalid", `Binding "${pod}" is invalid: target.name: Required value`);
}
