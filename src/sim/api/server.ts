import type { Kernel } from "../kernel/kernel.ts";
import type { Module } from "../kernel/module.ts";
import { minute, rfc3339 } from "../kernel/time.ts";
import type { Store } from "../store/store.ts";
import type { HttpHandler } from "../wire/http.ts";
import type { Stored } from "../wire/object.ts";
import { admissionPlugins, type AdmissionFlags } from "./admission/plugins.ts";
import { Auth, type AuthOptions } from "./auth/auth.ts";
import { bootstrap, type ServerAddress } from "./bootstrap.ts";
import type { Collection } from "./collection.ts";
import type { Kind } from "./kind.ts";
import type { Cluster, Machinery } from "./machinery.ts";
import { ObjectLeases } from "./object-leases.ts";
import { Registry } from "./registry.ts";
import { RequestHandler } from "./request-handler.ts";
import type { DialDoor, NodeDoor } from "./node-door.ts";
import { minorOf } from "./version.ts";
import type { Watch } from "./watch.ts";

export interface ApiServerOptions extends AuthOptions {
  readonly kernel: Kernel;
  readonly store: Store;
  /** Those that a starting cluster needs. */
  readonly kinds: readonly Kind[];
  /** The others: loaded with the first request for what is not known, or that asks what there is. */
  readonly moreKinds?: Module<{ readonly moreKinds: readonly Kind[] }>;
  /** `v1.33.1`: which kinds there are, and in which forms, depends on it. */
  readonly version: string;
  /** `--service-cluster-ip-range`; 10.96.0.0/16 unless told. */
  readonly serviceClusterIpRange?: string;
  /** Where the server is reached: the endpoint of the service `kubernetes`. Without it there is none. */
  readonly address?: ServerAddress;
  /** Which admission plugins are on, beside those that are by default. */
  readonly admission?: AdmissionFlags;
  /** The way to a node's kubelet, for logs and exec. Without it these are refused. */
  readonly nodeDoor?: NodeDoor;
  /** The way to pods and services, for proxies and webhooks. Without it these are refused. */
  readonly dialDoor?: DialDoor;
}

/** How often the log before the last interval is given up: `--etcd-compaction-interval`. */
const compactionInterval = 5 * minute;

/**
 * kube-apiserver on one store: requests in, responses out, as plain data. It suspends only for code that is not
 * loaded yet (checking what people write), for nodes (logs, exec) and for revisions that have not come.
 * Throws `UnsupportedVersion` for a version that is not simulated.
 */
export class ApiServer {
  readonly #options: ApiServerOptions;
  readonly #watches = new Set<Watch>();
  readonly #machinery: Machinery;
  readonly #handler: RequestHandler;
  #cancelCompaction: () => void = () => undefined;
  #compactedTo = 0;

  constructor(options: ApiServerOptions) {
    const { kinds } = options;
    this.#options = options;
    const range = options.serviceClusterIpRange ?? "10.96.0.0/16";
    this.#machinery = this.#newMachinery(range);
    const { registry } = this.#machinery;
    const { minor, started } = this.#machinery;
    const context = { minor, range, startedAt: rfc3339(started) };
    registry.onServed = (collection) => {
      for (const object of collection.kind.initialObjects?.(context) ?? []) collection.seed(object);
    };
    registry.onWithdrawn = (collection) => this.#endWatches(collection);
    for (const kind of kinds) registry.serve(kind);
    this.#handler = new RequestHandler({
      ...options,
      machinery: this.#machinery,
      watching: (watch) => this.#remember(watch),
    });
    bootstrap(this.#machinery, { range, address: options.address });
    this.#compactLater();
  }

  /** Answers a request. Refusals are responses, too; what is thrown is a bug. */
  readonly serve: HttpHandler = (request) => this.#handler.serve(request);

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
    const served = this.#machinery.registry.byKind(query.apiVersion, query.kind);
    if (served === undefined) return [];
    const { collection, form } = served;
    const { namespace, name } = query;
    const all = [...collection.all(collection.kind.resource.namespaced ? namespace : "")];
    const found = name === undefined ? all : all.filter(({ metadata }) => metadata.name === name);
    return found.map((object) => form.fromStorage(object));
  }

  #newMachinery(range: string): Machinery {
    const { kernel, store, version } = this.#options;
    const minor = minorOf(version);
    const random = kernel.random.fork(`kube-apiserver ${kernel.now}`);
    const machinery: Omit<Machinery, "registry" | "cluster" | "auth"> = {
      kernel,
      store,
      random,
      minor,
      started: kernel.now,
      dialDoor: this.#options.dialDoor,
      leases: new ObjectLeases(kernel, store),
      get authorizer() {
        return whole.auth.authorizer;
      },
      admission: admissionPlugins({ range, random, store, minor, flags: this.#options.admission }),
    };
    const whole = machinery as Machinery;
    const registry = new Registry(whole, minor);
    const cluster: Cluster = {
      collection: (resource) => registry.collection(resource),
      find: (resource, namespace, name) => registry.collection(resource)?.find(namespace, name),
    };
    const auth = new Auth({ ...this.#options, cluster, minor });
    return Object.assign(whole, { registry, cluster, auth });
  }

  #remember(watch: Watch): void {
    if (watch.events.ended) return;
    this.#watches.add(watch);
    watch.onEnd = () => void this.#watches.delete(watch);
  }

  #endWatches(collection: Collection): void {
    for (const watch of this.#watches) if (watch.collection === collection) watch.end();
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
