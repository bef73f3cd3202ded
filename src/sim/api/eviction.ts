import { jsonResponse, type HttpResponse } from "../wire/http.ts";
import { isObject } from "../wire/json.ts";
import { methodNotAllowed, success } from "./api-error.ts";
import { bodyOf } from "./decode.ts";
import { deleteObject, deleteOptions } from "./deletion.ts";
import { isDryRun, type ResourceRequest } from "./resource-handler.ts";

/** Deletes a pod, asking politely: disruption budgets are not served, so none ever refuses. */
export function evict({ collection, info, request }: ResourceRequest): HttpResponse {
  if (request.method !== "POST") throw methodNotAllowed(collection.kind.resource, request.method);
  const { deleteOptions: options } = bodyOf(request);
  const pod = collection.get(info.namespace, info.name);
  deleteObject(collection, pod, deleteOptions(isObject(options) ? options : undefined, isDryRun(request)));
  return jsonResponse(201, success(201));
}
