import { present } from "../../kernel/assert.ts";
import type { Task } from "../../kernel/task.ts";
import type { HttpResponse } from "../../wire/http.ts";
import { isObject } from "../../wire/json.ts";
import { bind } from "../../api/binding.ts";
import { readObject } from "../../api/decode.ts";
import type { ResourceRequest } from "../../api/resource-handler.ts";
import { bindings } from "./binding.ts";

/** A binding that was posted to a namespace, and not to its pod: it has the pod's name. */
export function* handle(call: ResourceRequest): Task<HttpResponse> {
  const { object } = yield* readObject(call.request, { resource: bindings, minor: call.minor });
  const metadata = isObject(object["metadata"]) ? object["metadata"] : {};
  const name = typeof metadata["name"] === "string" ? metadata["name"] : "";
  const { cluster } = call.collection.machinery;
  const pods = present(cluster.collection("pods"), "pods are served from the start");
  return yield* bind({ ...call, collection: pods, info: { ...call.info, name } });
}
