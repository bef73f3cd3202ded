import { Channel } from "../kernel/channel.ts";
import { defineModule, type Module } from "../kernel/module.ts";
import { need, type Task } from "../kernel/task.ts";
import type { Json } from "../wire/json.ts";
import { jsonResponse, type HttpRequest, type HttpResponse } from "../wire/http.ts";
import { qualified, type Resource } from "../wire/resource.ts";
import { ApiError, pathNotFound } from "./api-error.ts";
import { servedResources } from "./component-discovery.ts";
import { ownersFor } from "./apply/owners.ts";
import type { Form } from "./form.ts";
import { health, isProbe } from "./health.ts";
import type { Subresource } from "./kind.ts";
import type { Machinery, User } from "./machinery.ts";
import { comeToDoor, onDemand, prepareFor } from "./on-demand-module.ts";
import type * as OtherPaths from "./other-paths.ts";
import type { Asking, Reception } from "./reception.ts";
import type { Served } from "./registry.ts";
import { requestInfoOf, type RequestInfo } from "./request-info.ts";
import { handleResource, type ResourceRequest } from "./resource-handler.ts";
import { ComponentResponder } from "./responder.ts";
import { rulesFor } from "./rules.ts";
import type { ApiServerOptions } from "./server.ts";
import { handleSubresource, type SubresourceParts } from "./subresource-handler.ts";
import type { Watch } from "./watch.ts";

const otherPaths: Module<typeof OtherPaths> = defineModule(
  "api/other-paths",
  () => import("./other-paths.ts"),
);

interface Parts extends ApiServerOptions {
  readonly machinery: Machinery;
  readonly watching: (watch: Watch) => void;
}

/** What happens to one request, from its arrival to its answer. */
export class RequestHandler {
  readonly #parts: Parts;
  #reception: Reception | undefined;
  /** The kinds that booting does not need are served, too. */
  #isComplete: boolean;
  /** The store holds objects of kinds that are not served yet. */
  #hasStrangers: boolean;

  /** Watches of kinds that are not served yet. */
  readonly #held = new Set<Channel<Json>>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#isComplete = parts.moreKinds === undefined;
    this.#hasStrangers = !this.#isComplete && hasStrangers(parts.machinery);
  }

  *serve(request: HttpRequest): Task<HttpResponse> {
    if (request.typed === true || isProbe(request)) return yield* this.#refusing(this.#answer(request, {}));
    const { Reception } = yield* comeToDoor();
    this.#reception ??= new Reception(this.#parts.machinery);
    return yield* this.#reception.receive(request, (asking) => this.#answer(request, asking));
  }

  *#refusing(answer: Task<HttpResponse>): Task<HttpResponse> {
    try {
      return yield* answer;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return jsonResponse(error.code, error.status);
    }
  }

  *#answer(request: HttpRequest, asking: Asking): Task<HttpResponse> {
    const info = requestInfoOf(request);
    if (this.#hasStrangers) yield* this.#complete();
    const { machinery } = this.#parts;
    const caller = yield* machinery.auth.admitCaller(request, info);
    if (!("user" in caller)) return caller.response;
    const { user } = caller;
    Object.assign(asking, { user, info });
    if (!info.isResource || request.path.includes("//")) return yield* this.#answerOther(request);
    const held = this.#hold(request, info);
    if (held !== undefined) return held;
    const served = yield* this.#find(request, info);
    if (served !== undefined) return yield* this.#answerResource(request, { info, served, user });
    const delegate = machinery.registry.delegates.get(`${info.group}/${info.version}`);
    if (delegate !== undefined) return yield* delegate.serve(request, user);
    return yield* this.#answerUnknown(info);
  }

  /**
   * A component may list and watch kinds that nobody has asked for yet: there are none, and its watch ends when the
   * first person comes. So that a booting cluster does not need the code of all kinds.
   */
  #hold({ typed }: HttpRequest, { group, version, plural, verb }: RequestInfo): HttpResponse | undefined {
    if (typed !== true || this.#isComplete || (verb !== "list" && verb !== "watch")) return undefined;
    const { registry, store } = this.#parts.machinery;
    if (registry.find(group, version, plural) !== undefined) return undefined;
    if (verb === "list")
      return jsonResponse(200, { items: [], metadata: { resourceVersion: String(store.revision) } });
    const values = new Channel<Json>();
    this.#held.add(values);
    return { status: 200, headers: { "content-type": "application/json" }, body: { values } };
  }

  *#find({ typed }: HttpRequest, { group, version, plural }: RequestInfo): Task<Served | undefined> {
    const { registry } = this.#parts.machinery;
    const find = (): Served | undefined =>
      registry.find(group, version, plural) ??
      (typed === true ? registry.findStored(group, version, plural) : undefined);
    const known = find();
    if (known !== undefined || this.#isComplete) return known;
    yield* this.#complete();
    return find();
  }

  /** Serves the kinds that booting does not need. */
  *#complete(): Task<void> {
    const { moreKinds, machinery } = this.#parts;
    if (moreKinds === undefined || this.#isComplete) return;
    const more = yield* need(moreKinds);
    // Another request may have waited for the same.
    if (this.#isComplete) return;
    this.#isComplete = true;
    this.#hasStrangers = false;
    for (const kind of more.moreKinds) machinery.registry.serve(kind);
    for (const values of this.#held) values.end();
    this.#held.clear();
  }

  *#answerResource(request: HttpRequest, { info, served, user }: Found): Task<HttpResponse> {
    const { machinery, nodeDoor, dialDoor, watching } = this.#parts;
    const { minor, kernel } = machinery;
    const { collection, form } = served;
    const { namespaced } = form.resource;
    if (isMisplaced(form.resource, info)) throw pathNotFound();
    const own = { ...info, name: info.parts[1] ?? "", namespace: namespaced ? info.namespace : "" };
    yield* prepareFor(request, info);
    const rules = yield* rulesFor(form, request);
    const call: ResourceRequest = {
      collection,
      form,
      info: own,
      user,
      request,
      rules,
      respond: new ComponentResponder(form),
      minor,
      watching,
    };
    const doors = { nodeDoor, dialDoor };
    if (request.typed === true) return yield* handle(call, subresourceOf(form, own), doors);
    const { routeOf, checkLength, PersonResponder, withDeprecation } = onDemand();
    const { subresource } = routeOf(form, own, request.method);
    checkLength(request);
    const isWatch = info.verb === "watch";
    const owners = yield* ownersFor(form.kind, minor, request);
    const respond = new PersonResponder(form, request, {
      rules,
      minor,
      isWatch,
      now: () => kernel.now,
      owners,
    });
    const response = yield* handle({ ...call, respond }, subresource, doors);
    return withDeprecation(response, form.resource, minor);
  }

  *#answerOther(request: HttpRequest): Task<HttpResponse> {
    const { machinery, version, address } = this.#parts;
    const isComponent = request.typed === true;
    if (isComponent && request.path === "/apis")
      return jsonResponse(200, servedResources(machinery.registry));
    const healthy = health(request);
    if (healthy !== undefined) return healthy;
    if (!isComponent) yield* this.#complete();
    const { minor, registry } = machinery;
    const reached = `${address?.ip ?? "127.0.0.1"}:${address?.port ?? 6443}`;
    return yield* (yield* need(otherPaths)).answerOther(
      { registry, minor, version, address: reached },
      request,
    );
  }

  *#answerUnknown({ group, version }: RequestInfo): Task<HttpResponse> {
    const { notFoundPage } = yield* need(otherPaths);
    const isKnownGroup = [...this.#parts.machinery.registry.forms].some(
      ({ form }) => form.resource.group === group && form.kind.custom !== true,
    );
    if (isKnownGroup || version === "") throw pathNotFound();
    return notFoundPage();
  }
}

/** Below a namespace that it is not in. A namespace itself counts as in itself. */
function isMisplaced({ namespaced, plural, group }: Resource, { namespace, parts }: RequestInfo): boolean {
  const isItself = group === "" && plural === "namespaces" && parts[1] === namespace;
  return !namespaced && namespace !== "" && !isItself;
}

interface Found {
  readonly info: RequestInfo;
  readonly served: Served;
  readonly user: User;
}

/** What a component asks of an object is there, and asked in the right way. */
function subresourceOf(form: Form, { subresource }: RequestInfo): Subresource | undefined {
  if (subresource === "") return undefined;
  const found = form.subresources.find((one) => (typeof one === "string" ? one : one.name) === subresource);
  if (found === undefined) throw pathNotFound();
  return found;
}

function handle(
  call: ResourceRequest,
  subresource: Subresource | undefined,
  doors: SubresourceParts,
): Task<HttpResponse> {
  return subresource === undefined ? handleResource(call) : handleSubresource(call, subresource, doors);
}

/** Whether the store holds what no kind that is served has put there: a server before this one has. */
function hasStrangers({ store, registry }: Machinery): boolean {
  const known = new Set(
    [...registry.collections].map(({ root }) => root.split("/")[2] ?? qualified({ group: "", plural: "" })),
  );
  return store.folders.some(
    (folder) => folder.startsWith("/registry/") && !known.has(folder.split("/")[2] ?? ""),
  );
}
