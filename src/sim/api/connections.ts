import type { Task } from "../kernel/task.ts";
import type { HttpResponse } from "../wire/http.ts";
import { ApiError, pathNotFound } from "./api-error.ts";
import { podLog } from "./pod-log.ts";
import { podStream } from "./pod-stream.ts";
import { proxy } from "./proxy.ts";
import type { ResourceRequest } from "./resource-handler.ts";
import type { ConnectionDoors } from "./node-door.ts";

const methods: Readonly<Record<string, readonly string[]>> = {
  log: ["GET"],
  exec: ["GET", "POST"],
  attach: ["GET", "POST"],
  portforward: ["GET", "POST"],
  proxy: ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"],
};

/**
 * Requests that go on to where something runs: logs, exec, attach, port-forward, proxy.
 *
 * @models staging/src/k8s.io/apiserver/pkg/endpoints/handlers/rest.go ConnectResource, 1.33
 */
export function* connect(call: ResourceRequest, doors: ConnectionDoors): Task<HttpResponse> {
  const { info, request } = call;
  if (methods[info.subresource]?.includes(request.method) !== true) {
    const message = "the server does not allow this method on the requested resource";
    throw new ApiError("MethodNotAllowed", message, {});
  }
  switch (info.subresource) {
    case "log":
      return yield* podLog(call, doors);
    case "exec":
    case "attach":
    case "portforward":
      return yield* podStream(call, doors);
    case "proxy":
      return yield* proxy(call, doors);
    default:
      throw pathNotFound();
  }
}
