import { Channel } from "../kernel/channel.ts";
import type { Task } from "../kernel/task.ts";
import { jsonResponse, parameter, type HttpRequest, type HttpResponse } from "../wire/http.ts";
import type { Json, JsonObject } from "../wire/json.ts";
import { Unreachable } from "./transport.ts";

/** For tests: a server that knows lists and watches of config maps, and takes down what is asked of it. */
export class FakeServer {
  readonly requests: string[] = [];
  readonly bodies: unknown[] = [];
  isDown = false;
  /** Watches from before this revision are refused as 410 Gone. */
  oldest = 0;
  revision = 1;
  readonly #objects = new Map<string, JsonObject>();
  readonly #watches = new Set<Channel<Json>>();

  readonly serve = (request: HttpRequest): Task<HttpResponse> => this.#serve(request);

  put(name: string, data: string): void {
    const type = this.#objects.has(name) ? "MODIFIED" : "ADDED";
    const metadata = { name, namespace: "default", uid: name, resourceVersion: String(++this.revision) };
    const object = { apiVersion: "v1", kind: "ConfigMap", metadata, data: { data } };
    this.#objects.set(name, object);
    this.#tell({ type, object });
  }

  remove(name: string): void {
    const object = this.#objects.get(name);
    this.#objects.delete(name);
    const metadata = { ...(object?.["metadata"] as JsonObject), resourceVersion: String(++this.revision) };
    this.#tell({ type: "DELETED", object: { ...object, metadata } });
  }

  /** Ends all watches, as a server does that goes away. */
  drop(): void {
    for (const watch of this.#watches) watch.end();
    this.#watches.clear();
  }

  *#serve({ method, path, query, body }: HttpRequest): Task<HttpResponse> {
    const watches = parameter(query, "watch") === "true";
    this.requests.push(`${method} ${path}${watches ? ` from ${parameter(query, "resourceVersion")}` : ""}`);
    if (this.isDown) throw new Unreachable("dial tcp 10.0.0.1:6443: connect: connection refused");
    if (method !== "GET") {
      this.bodies.push(body !== undefined && "json" in body ? body.json : undefined);
      return jsonResponse(201, { metadata: { name: "x" }, count: 1 });
    }
    if (!watches)
      return jsonResponse(200, {
        metadata: { resourceVersion: String(this.revision) },
        items: [...this.#objects.values()],
      });
    if (Number(parameter(query, "resourceVersion")) < this.oldest) {
      return jsonResponse(410, { kind: "Status", reason: "Expired", code: 410 });
    }
    const values = new Channel<Json>();
    this.#watches.add(values);
    return { status: 200, headers: {}, body: { values } };
  }

  #tell(event: Json): void {
    for (const watch of this.#watches) watch.push(event);
  }
}
