import type { Task } from "../kernel/task.ts";
import { jsonResponse, type HttpResponse } from "../wire/http.ts";
import { rfc3339 } from "../kernel/time.ts";
import { isObject } from "../wire/json.ts";
import type { Stored } from "../wire/object.ts";
import { badRequest, methodNotAllowed, success } from "./api-error.ts";
import { readObject } from "./decode.ts";
import { deleteOptions } from "./delete-options.ts";
import type { Collection } from "./collection.ts";
import { checkPreconditions, deleteObject } from "./deletion.ts";
import { markedEvicted, spendBudget, type EvictedPod } from "./eviction-budget.ts";
import { isDryRun, type ResourceRequest } from "./resource-handler.ts";

const evictions = { group: "policy", version: "v1", kind: "Eviction" };

/**
 * Deletes a pod if the disruption budget that guards it allows one more disruption.
 * @models pkg/registry/core/pod/storage/eviction.go Create, 1.33
 */
export function* evict({ collection, info, request, user, minor }: ResourceRequest): Task<HttpResponse> {
  if (request.method !== "POST") throw methodNotAllowed(collection.kind.resource, request.method);
  const { object } = yield* readObject(request, { resource: evictions, minor });
  const { deleteOptions: given, metadata } = object;
  if (isObject(metadata) && (metadata["name"] ?? info.name) !== info.name) {
    throw badRequest("name in URL does not match name in Eviction object");
  }
  const pod = collection.get(info.namespace, info.name) as EvictedPod;
  const options = deleteOptions(isObject(given) ? given : {});
  const dryRun = options.dryRun || isDryRun(request);
  checkPreconditions(collection, pod, options);
  yield* spendBudget(pod, collection.machinery, dryRun);
  const marked = dryRun ? pod : mark(collection, info.namespace, info.name);
  const { resourceVersion } = options.resourceVersion === undefined ? options : marked.metadata;
  yield* deleteObject(collection, marked, { options: { ...options, resourceVersion, dryRun }, user });
  return jsonResponse(201, success(undefined, 201));
}

function mark(collection: Collection, namespace: string, name: string): Stored {
  const pod = collection.get(namespace, name) as EvictedPod;
  return collection.replace(markedEvicted(pod, rfc3339(collection.machinery.kernel.now)), pod);
}
