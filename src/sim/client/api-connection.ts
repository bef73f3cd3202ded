import type { Kernel } from "../kernel/kernel.ts";
import type { Random } from "../kernel/random.ts";
import type { Json } from "../wire/json.ts";
import type { Incoming, Stored } from "../wire/object.ts";
import { pathOf, qualified, type Resource } from "../wire/resource.ts";
import type { Status } from "../wire/status.ts";
import type {
  Connection,
  DeleteOptions,
  DiscoveredResource,
  Done,
  Patch,
  PatchType,
  Place,
} from "./connection.ts";
import type { Informer, InformerOptions } from "./informer.ts";
import { Reflector, type ReflectorSink } from "./reflector.ts";
import { jsonOf, refusalOf, Requester, type Call, type Reply } from "./requester.ts";
import { SharedInformer } from "./shared-informer.ts";
import type { Transport } from "./transport.ts";

interface Parts {
  readonly kernel: Kernel;
  readonly transport: Transport;
  /** `kube-controller-manager/v1.33.1 (linux/amd64) kubernetes/8adc0f0`: the field manager is the part before the slash. */
  readonly userAgent: string;
  readonly random?: Random;
}

/** A component's connection to the API server behind `transport`. */
export function connect(parts: Parts): Connection {
  return new ApiConnection(parts);
}

const contentTypes: Readonly<Record<PatchType, string>> = {
  merge: "application/merge-patch+json",
  strategic: "application/strategic-merge-patch+json",
  json: "application/json-patch+json",
};

class ApiConnection implements Connection {
  readonly kernel: Kernel;
  readonly random: Random;
  readonly #requester: Requester;
  readonly #informers = new Map<string, SharedInformer<Stored>>();
  readonly #reflectors = new Set<Reflector>();

  constructor(parts: Parts) {
    this.kernel = parts.kernel;
    this.random = parts.random ?? parts.kernel.random.fork(`client/${parts.userAgent}`);
    this.#requester = new Requester(parts);
  }

  informer<T extends Stored>(resource: Resource<T>, options: InformerOptions<T> = {}): Informer<T> {
    const { namespace = "", fieldSelector = "", labelSelector = "" } = options;
    const key = [qualified(resource), resource.version, namespace, fieldSelector, labelSelector].join(" ");
    const known = this.#informers.get(key) as SharedInformer<T> | undefined;
    const informer = known ?? new SharedInformer<T>();
    informer.addIndexes(options.indexes ?? {});
    if (known !== undefined) return known;
    this.#informers.set(key, informer as unknown as SharedInformer<Stored>);
    this.#reflect(resource, options as InformerOptions<Stored>, informer);
    return informer;
  }

  get<T extends Stored>(resource: Resource<T>, place: Place, done: Done<T>): void {
    this.#request({ method: "GET", path: pathOf(resource, place) }, done);
  }

  create<T extends Stored>(resource: Resource<T>, object: Incoming, done?: Done<T>): void {
    const { namespace } = object.metadata ?? {};
    const path = pathOf(resource, namespace === undefined ? {} : { namespace });
    this.#request({ method: "POST", path, body: json(object) }, done);
  }

  update<T extends Stored>(resource: Resource<T>, object: T, done?: Done<T>): void {
    this.#request({ method: "PUT", path: pathOf(resource, placeOf(object)), body: json(object) }, done);
  }

  updateStatus<T extends Stored>(resource: Resource<T>, object: T, done?: Done<T>): void {
    const path = pathOf(resource, { ...placeOf(object), subresource: "status" });
    this.#request({ method: "PUT", path, body: json(object) }, done);
  }

  patch<T extends Stored>(resource: Resource<T>, place: Place, patch: Patch, done?: Done<T>): void {
    const { type, body, subresource } = patch;
    const path = pathOf(resource, subresource === undefined ? place : { ...place, subresource });
    this.#request({ method: "PATCH", path, body: json(body), contentType: contentTypes[type] }, done);
  }

  delete<T extends Stored>(
    resource: Resource<T>,
    place: Place,
    options: DeleteOptions = {},
    done?: Done<T>,
  ): void {
    const body = json({ kind: "DeleteOptions", apiVersion: "v1", ...options });
    this.#request({ method: "DELETE", path: pathOf(resource, place), body }, done);
  }

  post(resource: Resource, place: Place & { readonly subresource: string }, body: object, done?: Done): void {
    this.#request({ method: "POST", path: pathOf(resource, place), body: json(body) }, done);
  }

  put(resource: Resource, place: Place & { readonly subresource: string }, body: object, done?: Done): void {
    this.#request({ method: "PUT", path: pathOf(resource, place), body: json(body) }, done);
  }

  deleteCollection(resource: Resource, namespace: string, done?: Done): void {
    const body = json({ kind: "DeleteOptions", apiVersion: "v1" });
    this.#request({ method: "DELETE", path: pathOf(resource, { namespace }), body }, done);
  }

  discover(done: (resources: readonly DiscoveredResource[] | undefined) => void): void {
    this.#requester.send({ method: "GET", path: "/apis" }, (reply) => {
      const list = refusalIn(reply) === undefined && "response" in reply ? jsonOf(reply.response) : undefined;
      // What the server tells its components; it never is an object of anybody's.
      done(list?.["resources"] as unknown as readonly DiscoveredResource[] | undefined);
    });
  }

  forget(resource: Resource): void {
    const name = qualified(resource);
    for (const key of this.#informers.keys()) if (key.startsWith(`${name} `)) this.#informers.delete(key);
    for (const reflector of this.#reflectors) {
      if (qualified(reflector.resource) !== name) continue;
      reflector.stop();
      this.#reflectors.delete(reflector);
    }
  }

  close(): void {
    for (const reflector of this.#reflectors) reflector.stop();
    this.#requester.close();
  }

  #request<T extends Stored>(call: Call, done: Done<T> = () => undefined): void {
    this.#requester.send(call, (reply) => {
      const status = refusalIn(reply);
      if (status !== undefined || !("response" in reply))
        return done({ ok: false, status: status ?? nothing });
      done({ ok: true, object: jsonOf(reply.response) as unknown as T });
    });
  }

  #reflect(resource: Resource, options: InformerOptions<Stored>, sink: ReflectorSink): void {
    const random = this.random.fork(`reflector/${qualified(resource)}`);
    const reflector = new Reflector({
      kernel: this.kernel,
      random,
      requester: this.#requester,
      resource,
      options,
      sink,
    });
    this.#reflectors.add(reflector);
    reflector.start();
  }
}

const nothing: Status = { apiVersion: "v1", kind: "Status", metadata: {}, status: "Failure", code: 0 };

function refusalIn(reply: Reply): Status | undefined {
  return "status" in reply ? reply.status : refusalOf(reply.response);
}

function placeOf({ metadata: { namespace, name } }: Stored): Place {
  return { namespace, name };
}

function json(body: object): { readonly json: Json } {
  return { json: body as Json };
}
