import { resolve } from "../../../host/resolver.ts";
import type { Process } from "../../../host/process.ts";
import type { Task } from "../../../kernel/task.ts";
import { goError } from "../../../network/http-failure.ts";
import { request, type HttpOutcome } from "../../../network/http-client.ts";
import type { Verification } from "../../../network/tls.ts";
import type { HttpResponse, Query } from "../../../wire/http.ts";
import type { Identity } from "../../../wire/identity.ts";
import type { Json, JsonObject } from "../../../wire/json.ts";
import type { Status } from "../../../wire/status.ts";
import { CommandError } from "../../cobra/command.ts";
import { ConnectionError, isStatus, StatusError } from "./kubectl-errors.ts";

/** Where the server is and who is asking: what a kubeconfig and the flags come to. */
export interface ClientSettings {
  /** `https://127.0.0.1:6443` */
  readonly server: string;
  /** Keys of the authorities that are trusted. */
  readonly authorities: readonly string[];
  readonly skipVerification: boolean;
  readonly serverName: string | undefined;
  readonly certificate: Identity | undefined;
  readonly token: string | undefined;
  readonly impersonate: Readonly<Record<string, string>>;
  /** Microseconds; 0 for none. */
  readonly timeout: number;
}

/** The side of a process that a client needs: where it runs, and where warnings go. */
export type Caller = Pick<Process, "kernel" | "host" | "pid" | "complain">;

export interface Call {
  readonly method?: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body?: Json;
  readonly contentType?: string;
  readonly accept?: string;
  /** The WebSocket protocol that the connection is to change to. */
  readonly upgrade?: string;
}

export const accepts = {
  json: "application/json",
  typed: "application/vnd.kubernetes.protobuf,application/json",
  table:
    "application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json",
  discovery:
    "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json",
} as const;

interface Target {
  readonly scheme: "http" | "https";
  readonly name: string;
  readonly port: number;
  /** As in messages: `127.0.0.1:6443`. */
  readonly host: string;
  /** What is before the API in the server's URL. */
  readonly prefix: string;
}

/** kubectl's connection to an API server, over the network of the machine that it runs on. */
export class Client {
  readonly #caller: Caller;
  readonly #settings: ClientSettings;
  readonly #target: Target;
  readonly #command: string;
  readonly #warned = new Set<string>();
  #address: string | undefined;
  #isOpen = false;

  constructor(caller: Caller, settings: ClientSettings, command: string) {
    this.#caller = caller;
    this.#settings = settings;
    this.#target = targetOf(settings.server);
    this.#command = command;
  }

  /** `https://127.0.0.1:6443` */
  get server(): string {
    return this.#settings.server.replace(/\/+$/, "");
  }

  /** The body as a JSON object. Throws StatusError and ConnectionError. */
  *json(call: Call): Task<JsonObject> {
    const { body } = yield* this.send(call);
    return ("json" in body ? body.json : {}) as JsonObject;
  }

  /** The body as text: a log, or JSON on one line. */
  *text(call: Call): Task<string> {
    const { body } = yield* this.send(call);
    if ("json" in body) return JSON.stringify(body.json);
    return "text" in body ? body.text : "";
  }

  *send(call: Call): Task<HttpResponse> {
    const outcome = yield* this.#request(call);
    if (!outcome.ok) throw this.#unreachable(call, outcome);
    this.#isOpen = true;
    const { response } = outcome;
    yield* this.#warn(response.headers["warning"]);
    if (response.status < 400) return response;
    // The API server has changed protocols by then, and tells on the error channel what the kubelet has said.
    if (call.upgrade !== undefined && "text" in response.body)
      throw new CommandError(`Internal error occurred: unable to upgrade connection: ${response.body.text}`);
    throw new StatusError(statusOf(response));
  }

  *#request(call: Call): Task<HttpOutcome> {
    const { scheme, port } = this.#target;
    const { timeout, certificate } = this.#settings;
    return yield* request(this.#caller.host.network, {
      kernel: this.#caller.kernel,
      scheme,
      address: yield* this.#resolve(call),
      port,
      identity: certificate,
      verification: this.#verification(),
      timeout: timeout === 0 ? undefined : timeout,
      isOpen: this.#isOpen,
      request: {
        method: call.method ?? "GET",
        path: this.#target.prefix + call.path,
        query: queryOf(call),
        headers: this.#headers(call),
        ...(call.body === undefined ? {} : { body: { json: call.body } }),
      },
    });
  }

  *#resolve(call: Call): Task<string> {
    if (this.#address !== undefined) return this.#address;
    const { name } = this.#target;
    const found =
      name === "localhost" ? { addresses: ["127.0.0.1"] } : yield* resolve(this.#caller.host, name);
    const address = "addresses" in found ? found.addresses[0] : undefined;
    if (address === undefined) throw this.#failed(call, `dial tcp: lookup ${name}: no such host`);
    this.#address = address;
    return address;
  }

  #verification(): Verification {
    const { authorities, skipVerification, serverName = this.#target.name } = this.#settings;
    return skipVerification ? "skip" : { authorities, serverName };
  }

  #headers(call: Call): Readonly<Record<string, string>> {
    const { token, impersonate } = this.#settings;
    const isSecure = this.#target.scheme === "https";
    return {
      accept: call.accept ?? accepts.json,
      "user-agent": "kubectl/v1.33.1 (linux/amd64) kubernetes/8adc0f0",
      "kubectl-command": this.#command,
      ...(call.upgrade === undefined
        ? {}
        : { connection: "Upgrade", upgrade: "websocket", "sec-websocket-protocol": call.upgrade }),
      ...(call.body === undefined ? {} : { "content-type": call.contentType ?? "application/json" }),
      ...(token === undefined || !isSecure ? {} : { authorization: `Bearer ${token}` }),
      ...impersonate,
    };
  }

  #unreachable(call: Call, { failure }: Extract<HttpOutcome, { ok: false }>): ConnectionError {
    const { port, name } = this.#target;
    return this.#failed(call, goError(failure, this.#address ?? name, port));
  }

  #failed(call: Call, why: string): ConnectionError {
    const query = Object.entries(queryOf(call))
      .flatMap(([name, values]) => values.map((value) => `${encode(name)}=${encode(value)}`))
      .join("&");
    const url = `${this.server}${call.path}${query === "" ? "" : `?${query}`}`;
    return new ConnectionError({ method: call.method ?? "GET", url, host: this.#target.host, why });
  }

  *#warn(header: string | undefined): Task<void> {
    for (const [, quoted = ""] of (header ?? "").matchAll(/299 - ("(?:[^"\\]|\\.)*")/g)) {
      const text = JSON.parse(quoted) as string;
      if (this.#warned.has(text)) continue;
      this.#warned.add(text);
      yield* this.#caller.complain(`Warning: ${text}\n`);
    }
  }
}

function targetOf(server: string): Target {
  const [, scheme = "http", host = "", prefix = ""] = /^(https?):\/\/([^/]*)(\/.*)?$/.exec(server) ?? [];
  const [, name = host, port] = /^(.*):(\d+)$/.exec(host) ?? [];
  return {
    scheme: scheme === "https" ? "https" : "http",
    name: name.replace(/^\[|\]$/g, ""),
    port: Number(port ?? (scheme === "https" ? 443 : 80)),
    host,
    prefix: prefix.replace(/\/+$/, ""),
  };
}

function queryOf({ query = {} }: Call): Query {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries
      .map(([name, value]) => [name, typeof value === "string" ? [value] : (value ?? [])] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}

/** Go's url.QueryEscape. */
function encode(text: string): string {
  return encodeURIComponent(text)
    .replaceAll("%20", "+")
    .replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

const genericTexts: Readonly<Record<number, readonly [reason: string, message: string]>> = {
  400: ["BadRequest", "the server rejected our request for an unknown reason"],
  401: ["Unauthorized", "the server has asked for the client to provide credentials"],
  403: ["Forbidden", "unknown"],
  404: ["NotFound", "the server could not find the requested resource"],
  405: ["MethodNotAllowed", "the server does not allow this method on the requested resource"],
  503: ["ServiceUnavailable", "the server is currently unable to handle the request"],
};

/** @models staging/src/k8s.io/apimachinery/pkg/api/errors/errors.go NewGenericServerResponse, 1.33 */
function statusOf({ status: code, body }: HttpResponse): Status {
  if ("json" in body && isStatus(body.json)) return body.json;
  const [reason, message] = genericTexts[code] ?? [
    "InternalError",
    "an error on the server has prevented the request from succeeding",
  ];
  return { apiVersion: "v1", kind: "Status", metadata: {}, status: "Failure", reason, message, code };
}
