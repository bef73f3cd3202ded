import type { Task } from "../kernel/task.ts";
import type { HttpRequest, HttpResponse } from "../wire/http.ts";
import { methodNotAllowed, notSimulated, pathNotFound } from "./api-error.ts";
import { bind } from "./binding.ts";
import type { Subresource } from "./kind.ts";
import { onDemand } from "./on-demand-module.ts";
import { patch, update, type ResourceRequest } from "./resource-handler.ts";
import type { TokenAuthority } from "./token-authority.ts";
import { requestToken } from "./token-request.ts";

/** The way to the kubelet of a node. */
export type NodeDoor = (nodeName: string, request: HttpRequest) => Task<HttpResponse>;

export interface SubresourceParts {
  readonly nodeDoor: NodeDoor | undefined;
  readonly tokens: TokenAuthority;
}

type Handler = (call: ResourceRequest, parts: SubresourceParts) => Task<HttpResponse>;

/** What each subresource does; those without an entry are not simulated. */
const handlers: Readonly<Partial<Record<Subresource, Handler>>> = {
  status: (call) => handleWhole(call, "status"),
  finalize: (call) => onDemand().finalize(call),
  scale: (call) => onDemand().handleScale(call),
  *binding(call) {
    return bind(call);
  },
  *eviction(call) {
    return onDemand().evict(call);
  },
  *token(call, { tokens }) {
    return requestToken(call, tokens);
  },
  log: (call, { nodeDoor }) => onDemand().requestFromNode(call, "log", nodeDoor),
  exec: (call, { nodeDoor }) => onDemand().requestFromNode(call, "exec", nodeDoor),
};

/** Requests for `/api/v1/namespaces/default/pods/web/log` and the like. */
export function* handleSubresource(call: ResourceRequest, parts: SubresourceParts): Task<HttpResponse> {
  const { kind } = call.collection;
  const name = (kind.subresources ?? []).find((one) => one === call.info.subresource);
  if (name === undefined) throw pathNotFound();
  const handler = handlers[name];
  if (handler === undefined) throw notSimulated(`${kind.resource.plural}/${name}`);
  return yield* handler(call, parts);
}

function* handleWhole(call: ResourceRequest, subresource: "status"): Task<HttpResponse> {
  const { collection, info, request, respond } = call;
  if (request.method === "PUT") return yield* update(call, { subresource });
  if (request.method === "PATCH") return yield* patch(call, { subresource });
  if (request.method !== "GET") throw methodNotAllowed(collection.kind.resource, request.method);
  return respond.object(collection.get(info.namespace, info.name));
}
