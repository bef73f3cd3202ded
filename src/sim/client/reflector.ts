import type { Channel } from "../kernel/channel.ts";
import type { Kernel } from "../kernel/kernel.ts";
import type { Random } from "../kernel/random.ts";
import { millisecond, second } from "../kernel/time.ts";
import { freeze, isObject, type Json, type JsonObject } from "../wire/json.ts";
import type { Stored } from "../wire/object.ts";
import { apiVersionOf, pathOf, type Resource } from "../wire/resource.ts";
import type { Query } from "../wire/http.ts";
import { BackOff } from "./back-off.ts";
import type { InformerOptions } from "./informer.ts";
import { jsonOf, refusalOf, type Reply, type Requester } from "./requester.ts";

/** What a reflector tells: the whole state at a revision, then each change. */
export interface ReflectorSink {
  replaced(objects: readonly Stored[], revision: number): void;
  changed(type: "ADDED" | "MODIFIED" | "DELETED", object: Stored): void;
}

interface Parts {
  readonly kernel: Kernel;
  readonly random: Random;
  readonly requester: Requester;
  readonly resource: Resource;
  readonly options: Pick<InformerOptions<Stored>, "namespace" | "fieldSelector" | "labelSelector">;
  readonly sink: ReflectorSink;
}

/**
 * Lists, then watches from there. A watch that ends is taken up again where it was; if the server no longer has that
 * revision, or refuses, everything is listed anew, after 0.8 s to 30 s (doubling, with jitter).
 * @models staging/src/k8s.io/client-go/tools/cache/reflector.go ListAndWatch, 1.33
 */
export class Reflector {
  readonly #parts: Parts;
  readonly #backOff: BackOff;
  #resourceVersion = "";
  #channel: Channel<Json> | undefined;
  #cancelTimer: (() => void) | undefined;
  #draining = false;
  #stopped = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#backOff = new BackOff({ first: 800 * millisecond, max: 30 * second, jitter: 1 }, parts.random);
  }

  get resource(): Resource {
    return this.#parts.resource;
  }

  /** Asks at once. */
  start(): void {
    this.#list();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelTimer?.();
    this.#channel?.cancel();
    this.#channel = undefined;
  }

  #list(): void {
    this.#get({}, (reply) => {
      const list = bodyOf(reply);
      if (list === undefined) return this.#retry(() => this.#list());
      this.#backOff.reset();
      this.#resourceVersion = resourceVersionOf(list);
      this.#parts.sink.replaced(this.#items(list), Number(this.#resourceVersion));
      this.#watch();
    });
  }

  #watch(): void {
    const query = { watch: ["true"], resourceVersion: [this.#resourceVersion] };
    this.#get(query, (reply) => {
      if ("response" in reply && "values" in reply.response.body)
        return this.#follow(reply.response.body.values);
      // Nobody there: the same watch later. A refusal (410 Gone among them): start over.
      this.#retry("status" in reply ? () => this.#watch() : () => this.#list());
    });
  }

  #follow(channel: Channel<Json>): void {
    this.#channel = channel;
    channel.onReadable = () => this.#drainLater();
    if (channel.size > 0 || channel.ended) this.#drainLater();
  }

  #drainLater(): void {
    if (this.#draining) return;
    this.#draining = true;
    this.#parts.kernel.later(() => {
      this.#draining = false;
      if (!this.#stopped) this.#drain();
    });
  }

  #drain(): void {
    const channel = this.#channel;
    if (channel === undefined) return;
    while (channel.size > 0) {
      const event = channel.take();
      if (!isObject(event) || event["type"] === "ERROR") return this.#startOver();
      this.#deliver(event);
      this.#backOff.reset();
    }
    if (!channel.ended) return;
    this.#channel = undefined;
    this.#retry(() => this.#watch());
  }

  #startOver(): void {
    this.#channel?.cancel();
    this.#channel = undefined;
    this.#retry(() => this.#list());
  }

  #deliver(event: Readonly<Record<string, unknown>>): void {
    const object = event["object"] as Stored;
    this.#resourceVersion = object.metadata.resourceVersion;
    const type = event["type"];
    if (type === "ADDED" || type === "MODIFIED" || type === "DELETED") this.#parts.sink.changed(type, object);
  }

  #get(query: Query, done: (reply: Reply) => void): void {
    const { resource, options, requester } = this.#parts;
    const { namespace, fieldSelector, labelSelector } = options;
    const path = pathOf(resource, namespace === undefined ? {} : { namespace });
    const selectors: Query = {
      ...(fieldSelector === undefined ? {} : { fieldSelector: [fieldSelector] }),
      ...(labelSelector === undefined ? {} : { labelSelector: [labelSelector] }),
    };
    requester.send({ method: "GET", path, query: { ...query, ...selectors } }, done);
  }

  #retry(step: () => void): void {
    if (this.#stopped) return;
    this.#cancelTimer = this.#parts.kernel.after(this.#backOff.next(), step);
  }

  /** Servers may leave out of a list's items what its kind says already. */
  #items(list: JsonObject): readonly Stored[] {
    const { resource } = this.#parts;
    const items = (list["items"] ?? []) as unknown as readonly Stored[];
    return items.map((item) =>
      typeof item.kind === "string"
        ? item
        : freeze({ ...item, apiVersion: apiVersionOf(resource), kind: resource.kind }),
    );
  }
}

function bodyOf(reply: Reply): JsonObject | undefined {
  if (!("response" in reply) || refusalOf(reply.response) !== undefined) return undefined;
  return jsonOf(reply.response);
}

function resourceVersionOf(list: JsonObject): string {
  const metadata = list["metadata"];
  const version = isObject(metadata) ? metadata["resourceVersion"] : undefined;
  return typeof version === "string" ? version : "0";
}
