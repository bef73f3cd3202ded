import type { Task } from "../kernel/task.ts";
import { isTrue, jsonResponse, parameter, type HttpRequest, type HttpResponse } from "../wire/http.ts";
import type { Incoming, Stored } from "../wire/object.ts";
import { apiVersionOf } from "../wire/resource.ts";
import { admitDelete } from "./admission/admission.ts";
import { badRequest, methodNotAllowed, notFound } from "./api-error.ts";
import { checkBody, type Collection } from "./collection.ts";
import { bodyOf, decodeObject } from "./decode.ts";
import { deleteObject, deleteOptions, isFinished, type DeleteOptions } from "./deletion.ts";
import { isWatch, listObjects } from "./list.ts";
import type { WriteOptions } from "./machinery.ts";
import { patchObject } from "./patch.ts";
import type { RequestInfo } from "./request-info.ts";
import type { Responder } from "./response.ts";
import type { Rules } from "./rules.ts";
import { Watch } from "./watch.ts";

/** One request for a resource, or for an object of it. */
export interface ResourceRequest {
  readonly collection: Collection;
  readonly info: RequestInfo;
  readonly request: HttpRequest;
  /** Absent for components, whose objects are not checked. */
  readonly rules: Rules<Stored> | undefined;
  readonly respond: Responder;
  /** Told of each watch that begins. */
  readonly watching: (watch: Watch) => void;
}

export function* handleResource(call: ResourceRequest): Task<HttpResponse> {
  const { collection, info, request, respond } = call;
  const { method } = request;
  if (info.name === "") return yield* handleCollection(call);
  if (method === "GET") {
    if (isWatch(request.query)) return watch(call);
    return respond.object(collection.get(info.namespace, info.name));
  }
  if (method === "PUT") return yield* update(call, {});
  if (method === "PATCH") return yield* patch(call, {});
  if (method === "DELETE") return remove(call);
  throw methodNotAllowed(collection.kind.resource, method);
}

function* handleCollection(call: ResourceRequest): Task<HttpResponse> {
  const { collection, info, request, respond } = call;
  if (request.method === "GET") {
    if (isWatch(request.query)) return watch(call);
    return respond.list(listObjects(collection, info.namespace, request.query));
  }
  if (request.method === "POST") return yield* create(call);
  if (request.method === "DELETE") return removeAll(call);
  throw methodNotAllowed(collection.kind.resource, request.method);
}

function watch({ collection, info, request, respond, watching }: ResourceRequest): HttpResponse {
  const query =
    info.name === "" ? request.query : { ...request.query, fieldSelector: [`metadata.name=${info.name}`] };
  const watch = new Watch(collection, { namespace: info.namespace, query, render: respond.rendering });
  watching(watch);
  return { status: 200, headers: { "content-type": "application/json" }, body: { values: watch.events } };
}

export function isDryRun({ query }: HttpRequest): boolean {
  const value = parameter(query, "dryRun");
  if (value !== undefined && value !== "All") {
    throw badRequest(`dryRun: Unsupported value: ${JSON.stringify(value)}: supported values: "All"`);
  }
  return value === "All";
}

/** How a request may write. What a status says is its writer's matter. */
export function writeOptions(
  { request, rules }: ResourceRequest,
  subresource?: WriteOptions["subresource"],
): WriteOptions {
  return {
    dryRun: isDryRun(request),
    check: subresource === "status" ? undefined : rules?.validate,
    ...(subresource === undefined ? {} : { subresource }),
  };
}

function* create(call: ResourceRequest): Task<HttpResponse> {
  const { collection, info, request, respond, rules } = call;
  const { kind } = collection;
  if (kind.resource.namespaced && info.namespace === "") throw methodNotAllowed(kind.resource, "create");
  const body = bodyOf(request);
  checkBody(kind, info.namespace, body);
  const { object, warnings } = yield* decodeObject(kind, request, body);
  const created = collection.create(info.namespace, object, writeOptions(call));
  return respond.object(created, 201, [...warnings, ...(rules?.warnings?.(created, undefined) ?? [])]);
}

interface Part {
  readonly subresource?: WriteOptions["subresource"];
}

/** PUT, of the object or of its status. */
export function* update(call: ResourceRequest, { subresource }: Part): Task<HttpResponse> {
  const { collection, info, request, respond } = call;
  const { kind } = collection;
  const body = bodyOf(request);
  checkBody(kind, info.namespace, body);
  const { object, warnings } = yield* decodeObject(kind, request, body);
  const incoming = named(object, info);
  const options = writeOptions(call, subresource);
  if (collection.find(info.namespace, info.name) === undefined && kind.createsOnUpdate === true) {
    return respond.object(collection.create(info.namespace, incoming, options), 201, warnings);
  }
  const old = collection.find(info.namespace, info.name);
  return finish(call, { object: collection.update(info, () => incoming, options), old, warnings });
}

function named(incoming: Incoming, { name, namespace }: RequestInfo): Stored {
  const given = incoming.metadata?.name;
  if (given !== undefined && given !== name) {
    throw badRequest(`the name of the object (${given}) does not match the name on the URL (${name})`);
  }
  return { ...incoming, metadata: { ...incoming.metadata, name, namespace } } as Stored;
}

/** PATCH, of the object or of its status. */
export function* patch(call: ResourceRequest, { subresource }: Part): Task<HttpResponse> {
  const { collection, info, request } = call;
  const { kind } = collection;
  const old = collection.get(info.namespace, info.name);
  const patched = yield* patchObject(kind.resource.kind, old, request);
  if (Object.is(patched, old)) return finish(call, { object: old, old, warnings: [] });
  checkPatched(call, patched);
  const { object: decoded, warnings } = yield* decodeObject(kind, request, patched);
  const incoming = named(decoded, info);
  const object = collection.update(info, () => incoming, writeOptions(call, subresource));
  return finish(call, { object, old, warnings });
}

function checkPatched({ collection }: ResourceRequest, patched: Incoming): void {
  const { resource } = collection.kind;
  if (patched.kind !== resource.kind || patched.apiVersion !== apiVersionOf(resource)) {
    throw badRequest("a patch cannot change apiVersion or kind");
  }
}

interface Finished {
  readonly object: Stored;
  readonly old: Stored | undefined;
  readonly warnings: readonly string[];
}

/** Answers with an object that was changed, which may have been the last thing that held it. */
function finish(
  { collection, request, respond, rules }: ResourceRequest,
  { object, old, warnings }: Finished,
): HttpResponse {
  if (isFinished(object) && !isDryRun(request)) collection.remove(object);
  return respond.object(object, 200, [...warnings, ...(rules?.warnings?.(object, old) ?? [])]);
}

function optionsOf(request: HttpRequest): DeleteOptions {
  const { body, query } = request;
  const fromBody = body !== undefined && "json" in body ? body.json : undefined;
  const options = deleteOptions(fromBody, isDryRun(request));
  const grace = parameter(query, "gracePeriodSeconds");
  return {
    ...options,
    ...(grace === undefined ? {} : { gracePeriodSeconds: Number(grace) }),
    ...(isTrue(query, "orphanDependents") ? { propagationPolicy: "Orphan" as const } : {}),
  };
}

function remove({ collection, info, request, respond }: ResourceRequest): HttpResponse {
  const { kind, machinery } = collection;
  const object = collection.find(info.namespace, info.name);
  admitDelete(kind.resource, info, object, machinery);
  if (object === undefined) throw notFound(kind.resource, info.name);
  return respond.object(deleteObject(collection, object, optionsOf(request)));
}

function removeAll({ collection, info, request }: ResourceRequest): HttpResponse {
  const options = optionsOf(request);
  const { items, metadata } = listObjects(collection, info.namespace, request.query);
  for (const object of items) deleteObject(collection, object, options);
  const { resource } = collection.kind;
  const list = { kind: `${resource.kind}List`, apiVersion: apiVersionOf(resource), metadata, items };
  return jsonResponse(200, list);
}
