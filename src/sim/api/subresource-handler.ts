import type { Task } from "../kernel/task.ts";
import type { HttpRequest, HttpResponse } from "../wire/http.ts";
import { methodNotAllowed, notSimulated, pathNotFound } from "./api-error.ts";
import { bind } from "./binding.ts";
import { evict } from "./eviction.ts";
import { requestFromNode } from "./node-proxy.ts";
import { patch, update, type ResourceRequest } from "./resource-handler.ts";
import { respondObject } from "./response.ts";
import { handleScale } from "./scale.ts";
import type { TokenAuthority } from "./token-authority.ts";
import { requestToken } from "./token-request.ts";

/** The way to the kubelet of a node. */
export type NodeDoor = (nodeName: string, request: HttpRequest) => Task<HttpResponse>;

export interface SubresourceParts {
  readonly nodeDoor: NodeDoor | undefined;
  readonly tokens: TokenAuthority;
}

/** Requests for `/api/v1/namespaces/default/pods/web/log` and the like. */
export function* handleSubresource(call: ResourceRequest, parts: SubresourceParts): Task<HttpResponse> {
  const { collection, info, request } = call;
  const { kind } = collection;
  const name = (kind.subresources ?? []).find((one) => one === info.subresource);
  switch (name) {
    case undefined:
      throw pathNotFound();
    case "status":
      return yield* handleWhole(call, "status");
    case "finalize":
      if (request.method !== "PUT") throw methodNotAllowed(kind.resource, request.method);
      return yield* update(call, { subresource: "finalize" });
    case "ephemeralcontainers":
    case "resize":
    case "attach":
    case "portforward":
    case "proxy":
      throw notSimulated(`${kind.resource.plural}/${name}`);
    case "scale":
      return yield* handleScale(call);
    case "binding":
      return bind(call);
    case "eviction":
      return evict(call);
    case "log":
    case "exec":
      return yield* requestFromNode(call, name, parts.nodeDoor);
    case "token":
      return requestToken(call, parts.tokens);
  }
}

function* handleWhole(call: ResourceRequest, subresource: "status"): Task<HttpResponse> {
  const { collection, info, request } = call;
  if (request.method === "PUT") return yield* update(call, { subresource });
  if (request.method === "PATCH") return yield* patch(call, { subresource });
  if (request.method !== "GET") throw methodNotAllowed(collection.kind.resource, request.method);
  const object = collection.get(info.namespace, info.name);
  return respondObject(collection.kind, request, object, collection.machinery.kernel.now);
}
