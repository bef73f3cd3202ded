import { need, type Task } from "../kernel/task.ts";
import { parameter, type HttpRequest, type HttpResponse } from "../wire/http.ts";
import type { Incoming, Stored } from "../wire/object.ts";
import { apiVersionOf } from "../wire/resource.ts";
import { applyModule } from "./apply/apply-module.ts";
import { isApply, managerName } from "./apply/manager.ts";
import { takeOwners } from "./apply/owners.ts";
import { badRequest, methodNotAllowed, notFound } from "./api-error.ts";
import type { Collection } from "./collection.ts";
import { readObject } from "./decode.ts";
import { deleteOptionsOf } from "./deletion-options.ts";
import { deleteObject } from "./deletion.ts";
import type { Form } from "./form.ts";
import { checkNamespace } from "./incoming.ts";
import { freshEnough } from "./freshness.ts";
import { listObjects } from "./list.ts";
import type { Check, User, WriteOptions } from "./machinery.ts";
import { onDemand } from "./on-demand-module.ts";
import { patchedObject, type IncomingObject } from "./patched-object.ts";
import type { RequestInfo } from "./request-info.ts";
import type { Responder } from "./responder.ts";
import type { Rules } from "./rules.ts";
import { Watch } from "./watch.ts";
import type { WriteParameters } from "./write-parameters.ts";

/** One request for a resource, or for an object of it. */
export interface ResourceRequest {
  readonly collection: Collection;
  /** The form in which the client speaks; `form.resource` names the resource in refusals. */
  readonly form: Form;
  /** `namespace` is empty for kinds of cluster scope, and `name` where the path names no object. */
  readonly info: RequestInfo;
  readonly user: User;
  readonly request: HttpRequest;
  /** Absent for components, whose objects are not checked. */
  readonly rules: Rules<Stored> | undefined;
  readonly respond: Responder;
  readonly minor: number;
  /** Told of each watch that begins. */
  readonly watching: (watch: Watch) => void;
}

/** What each verb does with the objects of a kind. */
const verbs: Readonly<Record<string, (call: ResourceRequest) => Task<HttpResponse>>> = {
  get,
  list,
  watch,
  create,
  update: (call) => update(call, {}),
  patch: (call) => patch(call, {}),
  delete: remove,
  deletecollection: removeAll,
};

export function* handleResource(call: ResourceRequest): Task<HttpResponse> {
  const { kind } = call.collection;
  if (kind.handler !== undefined) return yield* (yield* need(kind.handler)).handle(call);
  const handle = verbs[call.info.verb];
  if (handle === undefined) throw methodNotAllowed(call.form.resource, call.info.verb);
  return yield* handle(call);
}

function* get({ collection, form, info, request, respond }: ResourceRequest): Task<HttpResponse> {
  yield* freshEnough(collection, parameter(request.query, "resourceVersion") ?? "");
  return respond.object(collection.get(info.namespace, info.name, form.resource));
}

function* list({ collection, info, request, respond }: ResourceRequest): Task<HttpResponse> {
  return respond.list(yield* listObjects(collection, info.namespace, request));
}

// oxlint-disable-next-line require-yield -- a verb like the others
function* watch(call: ResourceRequest): Task<HttpResponse> {
  const { collection, info, request, respond, watching } = call;
  const { query } = request;
  const isOne = info.name !== "";
  const watch = new Watch(collection, {
    namespace: info.namespace,
    query: isOne ? { ...query, fieldSelector: [`metadata.name=${info.name}`] } : query,
    render: respond.rendering,
    bookmark: respond.bookmark,
    // Components watch for as long as they live.
    timeoutSeconds: request.typed === true ? undefined : onDemand().watchTimeout(collection.machinery, query),
  });
  watching(watch);
  return { status: 200, headers: { "content-type": "application/json" }, body: { values: watch.events } };
}

/** How a request may write. What a status says is its writer's matter. */
export function writeOptions(
  { request, rules, user, form }: ResourceRequest,
  subresource?: WriteOptions["subresource"],
): WriteOptions {
  const { dryRun, options } = parametersOf(request);
  return {
    dryRun,
    options,
    user,
    resource: form.resource,
    ...(request.typed === true ? { typed: true } : {}),
    check: subresource === "status" ? statusCheck(rules) : rules?.validate,
    warnings: [],
    manager: {
      name: managerName(request),
      operation: "Update",
      apiVersion: apiVersionOf(form.resource),
      subresource: subresource ?? "",
    },
    ...(request.method === "PATCH" ? { isPatch: true } : {}),
    ...(subresource === undefined ? {} : { subresource }),
  };
}

function statusCheck(rules: Rules<Stored> | undefined): Check | undefined {
  const validate = rules?.validateStatus;
  if (validate === undefined) return undefined;
  return (object, old, context) => (old === undefined ? [] : validate(object, old, context));
}

export function isDryRun(request: HttpRequest): boolean {
  return parametersOf(request).dryRun;
}

/** Components write for good, and as their server would have it. */
function parametersOf(request: HttpRequest): WriteParameters {
  return request.typed === true ? { dryRun: false, options: undefined } : onDemand().writeParameters(request);
}

/** Reads the object in a request's body and brings it into the form that is stored. */
function* objectOf({ form, info, request, minor }: ResourceRequest): Task<IncomingObject> {
  const { resource, kind } = form;
  const { object, warnings } = yield* readObject(request, { resource, minor, kind });
  checkNamespace(resource, info.namespace, object);
  return { object: form.toStorage(object), warnings };
}

function* create(call: ResourceRequest): Task<HttpResponse> {
  const { collection, info, respond } = call;
  const options = writeOptions(call);
  const { object, warnings } = yield* objectOf(call);
  yield* takeOwners(call, { incoming: object as Stored, old: undefined, options });
  const created = yield* collection.create(info.namespace, object, options);
  const said = [...warnings, ...warningsOf(call, created, undefined), ...(options.warnings ?? [])];
  return respond.object(created, 201, said);
}

/** What a kind's rules say beside the answer. */
export function warningsOf(
  { rules, minor, collection }: ResourceRequest,
  object: Stored,
  old: Stored | undefined,
): readonly string[] {
  const { now } = collection.machinery.kernel;
  return rules?.warnings?.(object, old, { minor, now }) ?? [];
}

/** Which part of an object a request writes. */
export interface Part {
  readonly subresource?: WriteOptions["subresource"];
}

/** PUT, of the object or of one of its subresources. */
export function* update(call: ResourceRequest, { subresource }: Part): Task<HttpResponse> {
  const { collection, info } = call;
  const { kind } = collection;
  const options = writeOptions(call, subresource);
  const { object: body, warnings } = yield* objectOf(call);
  const incoming = named(call, body);
  const old = collection.find(info.namespace, info.name);
  if (old === undefined && kind.createsOnUpdate === true) {
    const created = yield* collection.create(info.namespace, incoming, options);
    const said = [...warnings, ...warningsOf(call, created, undefined), ...(options.warnings ?? [])];
    return call.respond.object(created, 201, said);
  }
  const change = function* (current: Stored): Task<Stored> {
    yield* takeOwners(call, { incoming, old: current, options });
    return incoming;
  };
  const object = yield* collection.update(info, change, options);
  return finish(call, { object, old, warnings: [...warnings, ...(options.warnings ?? [])] });
}

/** An object that a request brings for a path, which must be the one that it names itself. */
export function named({ collection, info, request }: ResourceRequest, incoming: Incoming): Stored {
  const { name, namespace } = info;
  checkNamespace(collection.kind.resource, namespace, incoming);
  const given = incoming.metadata?.name;
  if ((given ?? "") === "" && request.typed !== true) {
    throw badRequest(
      `the name of the object (${name} based on URL) was undeterminable: name must be provided`,
    );
  }
  if (given !== undefined && given !== name) {
    throw badRequest(`the name of the object (${given}) does not match the name on the URL (${name})`);
  }
  const isNamespaced = collection.kind.resource.namespaced;
  return {
    ...incoming,
    metadata: { ...incoming.metadata, name, namespace: isNamespaced ? namespace : "" },
  } as Stored;
}

/** PATCH, of the object or of one of its subresources. */
export function* patch(call: ResourceRequest, { subresource }: Part): Task<HttpResponse> {
  const { collection, info, request } = call;
  if (isApply(request)) return yield* (yield* need(applyModule)).applyPatch(call, { subresource });
  const options = writeOptions(call, subresource);
  let warnings: readonly string[] = [];
  let before: Stored | undefined;
  const change = function* (old: Stored): Task<Stored> {
    before = old;
    const incoming = yield* patchedObject(call, old);
    if (incoming === undefined) return old;
    ({ warnings } = incoming);
    const result = named(call, incoming.object);
    yield* takeOwners(call, { incoming: result, old, options });
    return result;
  };
  const object = yield* collection.update(info, change, options);
  return finish(call, { object, old: before, warnings: [...warnings, ...(options.warnings ?? [])] });
}

interface Finished {
  readonly object: Stored;
  readonly old: Stored | undefined;
  readonly warnings: readonly string[];
}

function finish(call: ResourceRequest, { object, old, warnings }: Finished): HttpResponse {
  return call.respond.object(object, 200, [...warnings, ...warningsOf(call, object, old)]);
}

function* remove({
  collection,
  form,
  info,
  request,
  respond,
  user,
  minor,
}: ResourceRequest): Task<HttpResponse> {
  const options = yield* deleteOptionsOf(request, minor);
  const { resource } = form;
  const object = collection.find(info.namespace, info.name);
  if (object === undefined) throw notFound(resource, info.name);
  const warnings: string[] = [];
  const deletion = { options, user, resource, warnings };
  const { answer, isGone } = yield* deleteObject(collection, object, deletion);
  return respond.object(answer, isGone || options.orphanDependents !== false ? 200 : 202, warnings);
}

function* removeAll({
  collection,
  form,
  info,
  request,
  respond,
  user,
  minor,
}: ResourceRequest): Task<HttpResponse> {
  const options = yield* deleteOptionsOf(request, minor);
  const { resource } = form;
  const listed = yield* listObjects(collection, info.namespace, request);
  for (const { metadata } of listed.items) {
    const current = collection.find(metadata.namespace, metadata.name);
    if (current !== undefined) yield* deleteObject(collection, current, { options, user, resource });
  }
  return respond.list(listed);
}
