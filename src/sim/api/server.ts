import { assert } from "../kernel/assert.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { defineModule, type Module } from "../kernel/module.ts";
import { need, type Task } from "../kernel/task.ts";
import { minute } from "../kernel/time.ts";
import type { Store } from "../store/store.ts";
import { jsonResponse, type HttpHandler, type HttpRequest, type HttpResponse } from "../wire/http.ts";
import type { Stored } from "../wire/object.ts";
import { apiVersionOf, qualified } from "../wire/resource.ts";
import { admissionPlugins } from "./admission/plugins.ts";
import { ApiError, pathNotFound } from "./api-error.ts";
import { authenticate, authorize, type Action, type Authenticator } from "./authentication.ts";
import { bootstrap, type ServerAddress } from "./bootstrap.ts";
import { Collection } from "./collection.ts";
import type { discover } from "./discover.ts";
import { health } from "./health.ts";
import type { Kind } from "./kind.ts";
import { isWatch } from "./list.ts";
import type { Cluster, Machinery } from "./machinery.ts";
import { prepareFor } from "./on-demand-module.ts";
import { parsePath, type RequestInfo } from "./request-info.ts";
import { handleResource } from "./resource-handler.ts";
import { Responder } from "./response.ts";
import { rulesFor } from "./rules.ts";
import { handleSubresource, type NodeDoor } from "./subresource-handler.ts";
import { TokenAuthority } from "./token-authority.ts";
import { versionInfo } from "./version.ts";
import type { Watch } from "./watch.ts";

export interface ApiServerOptions {
  readonly kernel: Kernel;
  readonly store: Store;
  readonly kinds: readonly Kind[];
  /** `v1.33.1` */
  readonly version: string;
  /** The authority whose client certificates are accepted. */
  readonly clientAuthority: string;
  /** `--service-cluster-ip-range`; 10.96.0.0/16 unless told. */
  readonly serviceClusterIpRange?: string;
  /** Where the server is reached: the endpoint of the service `kubernetes`. Without it there is none. */
  readonly address?: ServerAddress;
  /** The way to a node's kubelet, for logs and exec. Without it these are refused. */
  readonly nodeDoor?: NodeDoor;
}

const discovery: Module<{ readonly discover: typeof discover }> = defineModule(
  "api/discover",
  () => import("./discover.ts"),
);

/** How often the log before the last interval is given up: `--etcd-compaction-interval`. */
const compactionInterval = 5 * minute;

/**
 * kube-apiserver on one store: requests in, responses out, as plain data. It suspends only for code that is not
 * loaded yet (checking what people write) and for nodes (logs, exec).
 */
export class ApiServer {
  readonly #options: ApiServerOptions;
  readonly #collections = new Map<string, Collection>();
  readonly #authenticator: Authenticator;
  readonly #watches = new Set<Watch>();
  readonly #machinery: Machinery;
  #cancelCompaction: () => void = () => undefined;
  #compactedTo = 0;

  constructor(options: ApiServerOptions) {
    const { kernel, store, kinds, clientAuthority } = options;
    this.#options = options;
    this.#authenticator = { clientAuthority, tokens: new TokenAuthority(clientAuthority) };
    const cluster: Cluster = {
      collection: (resource) => this.#collections.get(resource),
      find: (resource, namespace, name) => this.#collections.get(resource)?.find(namespace, name),
    };
    const range = options.serviceClusterIpRange ?? "10.96.0.0/16";
    const random = kernel.random.fork(`kube-apiserver ${kernel.now}`);
    const admission = admissionPlugins({ range, random, store });
    this.#machinery = { kernel, store, random, admission, cluster };
    for (const kind of kinds)
      this.#collections.set(qualified(kind.resource), new Collection(kind, this.#machinery));
    assert(this.#collections.size === kinds.length, "each resource is served once");
    bootstrap(this.#machinery, { range, address: options.address });
    this.#compactLater();
  }

  /** Answers a request. Refusals are responses, too; what is thrown is a bug. */
  readonly serve: HttpHandler = (request) => this.#serve(request);

  /** Ends all watches. The server answers no more; another one may serve the same store. */
  close(): void {
    this.#cancelCompaction();
    for (const watch of this.#watches) watch.end();
    this.#watches.clear();
  }

  /** The revision of the last change. */
  get revision(): number {
    return this.#options.store.revision;
  }

  /** Reads objects without any effect: for graders and maps. Nothing for a kind that is not served. */
  objects(query: ObjectQuery): readonly Stored[] {
    for (const collection of this.#collections.values()) {
      const { resource } = collection.kind;
      if (resource.kind !== query.kind || apiVersionOf(resource) !== query.apiVersion) continue;
      const all = [...collection.all(resource.namespaced ? query.namespace : "")];
      return query.name === undefined ? all : all.filter(({ metadata }) => metadata.name === query.name);
    }
    return [];
  }

  *#serve(request: HttpRequest): Task<HttpResponse> {
    try {
      return yield* this.#answer(request);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return jsonResponse(error.status.code, error.status);
    }
  }

  *#answer(request: HttpRequest): Task<HttpResponse> {
    const info = parsePath(request.path);
    const collection = info === undefined ? undefined : this.#collectionOf(info);
    const user = authenticate(request, this.#authenticator, this.#machinery.kernel.now);
    authorize(user, request, info === undefined ? undefined : actionOf(info, request));
    if (info === undefined) return yield* this.#answerOther(request);
    if (collection === undefined) throw pathNotFound();
    const watching = (watch: Watch): void => this.#remember(watch);
    const { kind } = collection;
    yield* prepareFor(request, info.subresource);
    const rules = yield* rulesFor(kind, request);
    const { kernel } = this.#machinery;
    const respond = new Responder(kind, request, { rules, now: () => kernel.now });
    const call = { collection, info, request, rules, respond, watching };
    if (info.subresource === "") return yield* handleResource(call);
    const { nodeDoor } = this.#options;
    return yield* handleSubresource(call, { nodeDoor, tokens: this.#authenticator.tokens });
  }

  *#answerOther(request: HttpRequest): Task<HttpResponse> {
    if (request.path === "/version" || request.path === "/version/") {
      return jsonResponse(200, versionInfo(this.#options.version));
    }
    const response = health(request) ?? (yield* need(discovery)).discover(this.#options.kinds, request);
    if (response === undefined) throw pathNotFound();
    return response;
  }

  #collectionOf({ group, version, plural }: RequestInfo): Collection | undefined {
    const collection = this.#collections.get(group === "" ? plural : `${plural}.${group}`);
    return collection?.kind.resource.version === version ? collection : undefined;
  }

  #remember(watch: Watch): void {
    if (watch.events.ended) return;
    this.#watches.add(watch);
    watch.onEnd = () => void this.#watches.delete(watch);
  }

  #compactLater(): void {
    this.#cancelCompaction = this.#machinery.kernel.after(compactionInterval, () => {
      const { store } = this.#options;
      store.compact(this.#compactedTo);
      this.#compactedTo = store.revision;
      this.#compactLater();
    });
  }
}

export interface ObjectQuery {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name?: string;
}

const verbs: Readonly<Record<string, string>> = {
  POST: "create",
  PUT: "update",
  PATCH: "patch",
  DELETE: "delete",
};

function actionOf(info: RequestInfo, { method, query }: HttpRequest): Action {
  const { group, plural, namespace, name, subresource } = info;
  const reading = isWatch(query) ? "watch" : name === "" ? "list" : "get";
  return {
    verb: verbs[method] ?? reading,
    group,
    resource: subresource === "" ? plural : `${plural}/${subresource}`,
    namespace,
    name,
  };
}
