import { defineModule, type Module } from "../kernel/module.ts";
import { need, type Task } from "../kernel/task.ts";
import type { HttpResponse } from "../wire/http.ts";
import { methodNotAllowed, notSimulated } from "./api-error.ts";
import { bind } from "./binding.ts";
import type { connect } from "./connections.ts";
import type { Subresource, SubresourceName } from "./kind.ts";
import type { DialDoor, NodeDoor } from "./node-door.ts";
import { onDemand } from "./on-demand-module.ts";
import { patch, update, type ResourceRequest } from "./resource-handler.ts";
import { requestToken } from "./auth/token-request.ts";

export type { DialDoor, NodeDoor };

const connections: Module<{ readonly connect: typeof connect }> = defineModule(
  "api/connections",
  () => import("./connections.ts"),
);

export interface SubresourceParts {
  readonly nodeDoor: NodeDoor | undefined;
  readonly dialDoor?: DialDoor | undefined;
}

type Handler = (call: ResourceRequest, parts: SubresourceParts) => Task<HttpResponse>;

/** What each subresource does; those without an entry, and without a handler of their own, are not simulated. */
const handlers: Readonly<Partial<Record<SubresourceName, Handler>>> = {
  status: (call) => handleWhole(call, "status"),
  ephemeralcontainers: (call) => handleWhole(call, "ephemeralcontainers"),
  resize: (call) => handleWhole(call, "resize"),
  finalize: (call) => onDemand().finalize(call),
  scale: (call) => onDemand().handleScale(call),
  binding: bind,
  eviction: (call) => onDemand().evict(call),
  token: requestToken,
  log: goOn,
  exec: goOn,
  attach: goOn,
  portforward: goOn,
  proxy: goOn,
};

/** To where something runs. */
function* goOn(call: ResourceRequest, { nodeDoor, dialDoor }: SubresourceParts): Task<HttpResponse> {
  return yield* (yield* need(connections)).connect(call, { nodeDoor, dialDoor });
}

/** Requests for `/api/v1/namespaces/default/pods/web/log` and the like; `subresource` is one that the kind has. */
export function* handleSubresource(
  call: ResourceRequest,
  subresource: Subresource,
  parts: SubresourceParts,
): Task<HttpResponse> {
  if (typeof subresource !== "string" && subresource.handler !== undefined) {
    return yield* (yield* need(subresource.handler)).handle(call);
  }
  const name = typeof subresource === "string" ? subresource : subresource.name;
  const handler = handlers[name as SubresourceName];
  if (handler === undefined) throw notSimulated(`${call.form.resource.plural}/${name}`);
  return yield* handler(call, parts);
}

function* handleWhole(
  call: ResourceRequest,
  subresource: "status" | "ephemeralcontainers" | "resize",
): Task<HttpResponse> {
  const { collection, form, info, request, respond } = call;
  if (request.method === "PUT") return yield* update(call, { subresource });
  if (request.method === "PATCH") return yield* patch(call, { subresource });
  if (request.method !== "GET") throw methodNotAllowed(form.resource, request.method);
  return respond.object(collection.get(info.namespace, info.name, form.resource));
}
