import type { Task } from "../kernel/task.ts";
import type { HttpResponse } from "../wire/http.ts";
import { methodNotAllowed } from "./api-error.ts";
import { update, type ResourceRequest } from "./resource-handler.ts";

/** PUT of a namespace's `finalize`: its controller has emptied it. */
export function* finalize(call: ResourceRequest): Task<HttpResponse> {
  const { method } = call.request;
  if (method !== "PUT") throw methodNotAllowed(call.collection.kind.resource, method);
  return yield* update(call, { subresource: "finalize" });
}
