import { resolve } from "../../host/resolver.ts";
import type { Host } from "../../host/host.ts";
import type { Task } from "../../kernel/task.ts";
import { second } from "../../kernel/time.ts";
import { goError } from "../../network/http-failure.ts";
import { request } from "../../network/http-client.ts";
import type { HttpResponse } from "../../wire/http.ts";
import type { Identity } from "../../wire/identity.ts";
import { isObject, type Json, type JsonObject } from "../../wire/json.ts";

/** An API server and who talks to it; what a kubeconfig says. */
export interface ClusterAccess {
  readonly server: string;
  readonly identity: Identity | undefined;
  /** Undefined: the server's certificate is not checked. */
  readonly authority: string | undefined;
}

/** A request that failed. The message is what client-go prints. */
export class ClusterError extends Error {
  override name = "ClusterError";
  readonly code: number;

  constructor(message: string, code: number) {
    super(message);
    this.code = code;
  }
}

/** Speaks to an API server from a machine, as kubeadm and kind do: few requests, plain errors. */
export class ClusterClient {
  readonly #host: Host;
  readonly #access: ClusterAccess;
  #isOpen = false;

  constructor(host: Host, access: ClusterAccess) {
    this.#host = host;
    this.#access = access;
  }

  *get(path: string): Task<JsonObject> {
    return yield* this.#send("GET", path);
  }

  /** Creates an object at the place that its kind and namespace say. */
  *create(object: JsonObject): Task<void> {
    yield* this.#send("POST", collectionOf(object), object);
  }

  *patch(path: string, body: JsonObject): Task<void> {
    yield* this.#send("PATCH", path, body);
  }

  /** The text of a health endpoint; undefined while nobody answers or the answer is not 200. */
  *health(path: string): Task<string | undefined> {
    try {
      const response = yield* this.#exchange("GET", path);
      if (response.status !== 200) return undefined;
      return "text" in response.body ? response.body.text : "ok";
    } catch (error) {
      if (error instanceof ClusterError) return undefined;
      throw error;
    }
  }

  *#send(method: string, path: string, body?: JsonObject): Task<JsonObject> {
    const response = yield* this.#exchange(method, path, body);
    const json = "json" in response.body ? response.body.json : undefined;
    if (response.status < 300 && isObject(json)) return json;
    const message =
      isObject(json) && typeof json["message"] === "string" ? json["message"] : `status ${response.status}`;
    throw new ClusterError(message, response.status);
  }

  *#exchange(method: string, path: string, body?: Json): Task<HttpResponse> {
    const { server, identity, authority } = this.#access;
    const { scheme, name, port } = partsOf(server);
    const resolved = yield* resolve(this.#host, name);
    const address = "addresses" in resolved ? resolved.addresses[0] : undefined;
    if (address === undefined)
      throw new ClusterError(`${method} "${server}${path}": dial tcp: lookup ${name}: no such host`, 0);
    const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
    const outcome = yield* request(this.#host.network, {
      kernel: this.#host.kernel,
      scheme,
      address,
      port,
      request: {
        method,
        path,
        query: {},
        headers: {
          accept: "application/vnd.kubernetes.protobuf,application/json",
          "content-type": type,
          "user-agent": "kubeadm/v1.33.1",
        },
        ...(body === undefined ? {} : { body: { json: body } }),
        typed: true,
      },
      identity,
      verification: authority === undefined ? "skip" : { authorities: [authority], serverName: name },
      timeout: 10 * second,
      isOpen: this.#isOpen,
    });
    if (outcome.ok) {
      this.#isOpen = true;
      return outcome.response;
    }
    const verb = method.charAt(0) + method.slice(1).toLowerCase();
    throw new ClusterError(`${verb} "${server}${path}": ${goError(outcome.failure, address, port)}`, 0);
  }
}

function partsOf(server: string): {
  readonly scheme: "http" | "https";
  readonly name: string;
  readonly port: number;
} {
  const match = /^(https?):\/\/([^:/]+)(?::(\d+))?/.exec(server);
  const scheme = match?.[1] === "http" ? "http" : "https";
  return { scheme, name: match?.[2] ?? "", port: Number(match?.[3] ?? (scheme === "http" ? 80 : 443)) };
}

function collectionOf(object: JsonObject): string {
  const { apiVersion, kind, metadata } = object;
  const version = typeof apiVersion === "string" ? apiVersion : "";
  const namespace =
    isObject(metadata) && typeof metadata["namespace"] === "string" ? metadata["namespace"] : undefined;
  const root = version.includes("/") ? `/apis/${version}` : `/api/${version}`;
  const name = typeof kind === "string" ? kind.toLowerCase() : "";
  const plural = name.endsWith("s") ? `${name}es` : `${name}s`;
  return `${root}${namespace === undefined ? "" : `/namespaces/${namespace}`}/${plural}`;
}
